"""Header, signature and imprint as values: what the elements of GB/T 9704—2012 say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from policyparse.calendar.dates import DATE, find_date
from policyparse.language.document_numbers import NUMBER, ORDER_NUMBER, read_number
from policyparse.language.document_types import document_type, genre
from policyparse.language.numerals import integer
from policyparse.language.organisations import looks_like_organisation
from policyparse.language.portal import canonical, is_of_the_page
from policyparse.model import AttachmentEntry, DocumentNumber, Metadata, Region, Spans
from policyparse.rules import rule
from policyparse.source import SourceDocument
from policyparse.structure.attachment_lists import Entry
from policyparse.structure.header import TOKENS, Header, title_date
from policyparse.structure.header_rules import BANNER, SIGNATORY
from policyparse.structure.imprint import Imprint
from policyparse.structure.lines import CC_LINE, SEAL, closed_up, signature_names
from policyparse.structure.nodes import all_spans
from policyparse.structure.parts import Parts
from policyparse.structure.signatures import Signature
from policyparse.structure.wrappers import WrapperField
from policyparse.text.folding import fold
from policyparse.text.passage import Passage
from policyparse.text.slips import mended

_NUMBER_LABELS = ("发文字号", "文号", "文件编号", "发文文号", "发布文号", "备注/文号")
_ORDERED_BY = rule(
    r"日\s?(?P<name>[^\s，,。、；（）()第日]{2,30}?)\s?(?:令\s?第\s?\d+\s?号|第\s?\d+\s?号\s?令)\s?(?:公布|发布)",
    examples=["2026年1月8日云澜市人民政府令第76号公布", "2026年1月8日云澜市人民政府第76号令发布"],
    rejects=["2026年1月8日通过", "云澜市人民政府令第76号"],
    why="The note below a title names the order that made the document public.",
)
_TITLE_ISSUERS = rule(
    r"(?!印发|转发|批转|关于)(?P<names>[^《》“”（(]{3,120}?)(?:\s*(?:关于|印发|转发|批转)|(?:令|公告|通告)\s*(?:[（(]?\d{4}\s*年)?\s*(?:第|$))",
    examples=["云澜市人民政府关于渔港改造的通知", "云澜市渔业局 云澜市财政局印发渔港方案的通知", "云澜市渔业局公告第5号"],
    rejects=["关于渔港改造的通知", "《渔港条例》释义", "渔港改造方案"],
    why="The issuers that a title begins with.",
    ask="match",
)
_AND_OTHERS = rule(
    r"\s*等\s*[\d一二三四五六七八九十]*\s*(?:个)?(?:部门|单位|委办局)",
    examples=["云澜市渔业局⟨等五部门⟩", "云澜市渔业局⟨等3个单位⟩"],
    rejects=["云澜市渔业局", "高等院校"],
    why="云澜市渔业局等五部门: others that the title does not name.",
)
_RUN_TOGETHER = rule(
    r"(?<=[局厅委部会院])(?=国家|中国|中华|(?:[^\W\d]{2,3}[省市县])[^\W\d]{2,12}(?:局|厅|委员会|中心|政府)$)",
    examples=["市财政局国家税务总局", "市渔业局云澜市财政局"],
    rejects=["市渔业局", "市财政局、市渔业局"],
    why="Where two names ran together: 市财政局 | 国家税务总局云澜市税务局.",
)
_LONGEST_ISSUER = 24  # characters; more are two names run together
# How orders and announcements call themselves before their number
_NUMBERED_AS = {"命令": "令", "公告": "公告", "通告": "通告"}
_TITLE_NUMBER = rule(
    r"(?:令|公告|通告)\s*(?P<number>[（(]?(?:\d{4}\s*年)?\s*第\s*\d{1,4}\s*[号期][）)]?)\s*(?:[（(]|$)",
    examples=["云澜市人民政府令第76号", "云澜市渔业局公告（2026年第5号）"],
    rejects=["云澜市人民政府令", "第76号渔港公告"],
    why="The number behind a title that is an order or announcement.",
)
_FILE_SUFFIX = rule(
    r"(?i)\.(?:docx?|pdf|xlsx?|wps|et|ofd|rar|zip)$",
    examples=["渔港名录.docx", "渔船表.PDF"],
    rejects=["渔港名录", "docx格式"],
    why="The name of a file to download.",
)


@dataclass
class _Draft:
    """What is known so far of the fields of Metadata, one source after the other."""

    title: str | None = None
    document_type: str | None = None
    statutory_type: str | None = None
    genre: str = "other"
    document_number: DocumentNumber | None = None
    issuer_mark: str | None = None
    copy_number: str | None = None
    classification: str | None = None
    urgency: str | None = None
    signatory: list[str] = field(default_factory=list)
    addressees: list[str] = field(default_factory=list)
    title_note: str | None = None
    issuing_authorities: list[str] = field(default_factory=list)
    issue_date: str | None = None
    note: str | None = None
    cc_recipients: list[list[str]] = field(default_factory=list)
    printing_office: str | None = None
    print_date: str | None = None
    region: Region | None = None
    publication_time: str | None = None
    portal: dict[str, str] = field(default_factory=dict)
    spans: dict[str, Spans] = field(default_factory=dict)


def read_metadata(parts: Parts, source: SourceDocument) -> Metadata:
    """The metadata of a document: what it prints itself, and what only the portal says of it."""
    header, meta = parts.header, _Draft()
    portal = _portal(source, header)
    _from_header(header, meta)
    title = title_text(header.found.get("title", ())) or _portal_value(portal, "标题", "信息名称", "文件名称", "名称")
    kind = document_type(title, source.folded)
    meta.title, meta.document_type, meta.statutory_type = title, kind.word, kind.statutory
    meta.genre = genre(title, kind.word)
    if parts.body.signature:
        _from_signature(parts.body.signature, meta)
    if not meta.issuing_authorities and meta.issuer_mark:
        meta.issuing_authorities = _authorities_of_mark(header.found.get("issuer_mark", ()))
    if not meta.issuing_authorities:
        meta.issuing_authorities = authorities_of_title(header.found.get("title", ()))
    if not meta.issuing_authorities:
        meta.issuing_authorities = _authorities_of_order(meta.title_note)
    meta.issue_date = meta.issue_date or title_date(header)
    if parts.note:
        meta.note = "；".join(p.text.strip("（）()") for p in parts.note)
        meta.spans["note"] = all_spans(parts.note)
    _from_imprint(parts.imprint, meta)
    meta.document_number = meta.document_number or _number_in_note(meta.title_note) or _order_number(meta, portal)
    signed = bool(parts.body.signature and meta.issuing_authorities)
    _from_portal(portal, meta)
    if not signed:
        # 某某委员会等部门关于……的通知: the portal says who the others are
        joint = authorities_named(_portal_value(portal, "联合发文单位") or "")
        meta.issuing_authorities += [name for name in joint if name not in meta.issuing_authorities]
    return Metadata(**vars(meta))


def _portal(source: SourceDocument, header: Header) -> list[WrapperField]:
    """The fields of the portal: those that the reader tells from the text, and those that stand in it above the document."""
    return [*(WrapperField(f.label, f.value, (source.passage(f.start, f.end),)) for f in source.portal), *header.portal]


def _portal_value(portal: Sequence[WrapperField], *labels: str) -> str | None:
    return next((f.value for label in labels for f in portal if canonical(f.label) == label and f.value), None)


def _from_portal(portal: Sequence[WrapperField], meta: _Draft) -> None:
    """The portal's fields as printed; number, dates and issuer are taken from them where the document prints none itself."""
    if not portal:
        return
    meta.portal = {f.label: f.value for f in reversed(portal) if not is_of_the_page(f.label)}
    meta.spans["portal"] = sorted(all_spans(p for f in portal for p in f.passages))
    if meta.document_number is None:
        meta.document_number = document_number(fold(_portal_value(portal, *_NUMBER_LABELS) or ""))
    meta.issue_date = meta.issue_date or find_date(
        fold(_portal_value(portal, "成文日期", "发文日期", "印发日期", "生成日期", "公文生成日期", "成文时间", "发文时间", "印发时间") or "")
    )
    published = find_date(fold(_portal_value(portal, "发布日期", "发布时间", "公布日期", "公开日期", "公开时间") or ""))
    meta.publication_time = meta.publication_time or published
    if not meta.issuing_authorities:
        meta.issuing_authorities = authorities_named(_portal_value(portal, "发文机关", "发文单位", "制发机关", "发文机构", "制定机关") or "")


def _authorities_of_mark(mark: Sequence[Passage]) -> list[str]:
    """云澜市水利局 | 云澜市财政局　文件: the issuers that the mark names."""
    names = [re.sub(r"\s*(?:文\s*件|明\s*电|电\s*报|令|公\s*[报告]|通\s*[告报])$", "", p.text) for p in mark]
    return [squeezed for n in names if looks_like_organisation(squeezed := "".join(n.split()))]


def authorities_of_title(lines: Sequence[Passage]) -> list[str]:
    """The issuers that a title opens with (GB/T 9704—2012, 7.3.1: issuer, matter, type): 云澜市水利局　云澜市财政局关于……, 云澜市人民政府令
    第76号. None where any piece is no organisation, or where one name cannot be told from two that are run together."""
    text = "\n".join(p.text for p in lines)
    match = _TITLE_ISSUERS.match(text)
    if not match:
        return []
    printed = _AND_OTHERS.sub("", match["names"])
    for candidate in (printed, "".join(printed.split())):  # by lines and blanks; else one name that a line break cut
        names = [n for line in candidate.split("\n") for part in authorities_named(line) for n in _RUN_TOGETHER.split(part)]
        if names and all((4 <= len(n) <= _LONGEST_ISSUER and looks_like_organisation(n)) or n == "国务院" for n in names):
            return names
    return []


def _number_in_note(title_note: str | None) -> DocumentNumber | None:
    """The number of a text that prints it with its date below the title: （云政发〔2026〕1号　2026年1月15日）."""
    note = fold(title_note or "")
    number = NUMBER.search(note)
    rest = note[: number.start()] + note[number.end() :] if number else ""
    return document_number(number[0]) if number and not DATE.sub("", rest).strip("（()） ，,印发") else None


def _order_number(meta: _Draft, portal: Sequence[WrapperField]) -> DocumentNumber | None:
    """The number of an order or announcement, which has no 机关代字 in brackets: 云澜市人民政府令第76号, 云澜市水利局公告2026年第5号; in
    the portal's own words (国令第707号) where there are any."""
    if meta.statutory_type not in _NUMBERED_AS:
        return None
    printed = fold(_portal_value(portal, *_NUMBER_LABELS) or "")
    if read_number(printed):
        return None
    given = ORDER_NUMBER.fullmatch(printed)
    if given and given["code"]:
        return _order(given, given["code"])
    title = fold(meta.title or "")
    behind = _TITLE_NUMBER.search(title)
    match = ORDER_NUMBER.fullmatch(fold(meta.title_note or "")) or (ORDER_NUMBER.fullmatch(behind["number"]) if behind else None) or given
    if not match or match["code"]:
        return None
    word = _NUMBERED_AS[meta.statutory_type]
    mark = next((m for m in (meta.issuer_mark, title[: behind.start("number")] if behind else title) if m and m.endswith(word) and "关于" not in m), None)
    return _order(match, mark or "".join(meta.issuing_authorities) + word)


def _order(match: re.Match[str], code: str) -> DocumentNumber:
    year = int(match["year"]) if match["year"] else None
    kind = "期" if match[0].rstrip("）) ").endswith("期") else "号"
    return DocumentNumber(text=f"{code}{f'{year}年' if year else ''}第{match['serial']}{kind}", agency_code=code, year=year, serial=int(match["serial"]))


def _authorities_of_order(title_note: str | None) -> list[str]:
    """The issuer that a note under the title names with the order that first made the text public."""
    match = _ORDERED_BY.search(fold(title_note or ""))
    return [match["name"]] if match and looks_like_organisation(match["name"]) else []


def title_text(lines: Sequence[Passage]) -> str | None:
    """A title joined over its lines. Blanks are line breaks of the original and go, except between two issuers."""
    if not lines:
        return None
    return "".join(p.text for p in map(closed_up, lines))


def split_names(folded: str, marks: str = "，,；;") -> list[str]:
    """Names parted by `marks` outside brackets, without the stop or colon at the end."""
    names, depth, start = [], 0, 0
    for i, c in enumerate(folded):
        if c in "（(":
            depth += 1
        elif c in "）)":
            depth = max(0, depth - 1)
        elif c in marks and not depth:
            names.append(folded[start:i])
            start = i + 1
    names.append(folded[start:])
    cleaned = ["".join(n.split()).strip("：:﹕∶︰。.") for n in names]
    return [n for n in cleaned if n]


def _from_header(header: Header, meta: _Draft) -> None:
    meta.spans = {name: all_spans(passages) for name, passages in header.found.items()}
    if header.found.get("title") == header.found.get("issuer_mark"):
        # an order is called by its mark: one place, one leaf
        meta.spans.pop("issuer_mark", None)
    said = {name: header.text(name) for name in header.found}
    for name, pattern in TOKENS.items():
        match = pattern.match(fold(said.get(name) or ""))
        setattr(meta, name, "".join(match["v"].split()) if match else None)
    meta.issuer_mark = "".join((said.get("issuer_mark") or "").split()) or None
    meta.document_number = document_number(mended(fold(said.get("document_number") or "")))
    meta.signatory = [name for p in header.found.get("signatory", ()) for name in person_names(p.text)]
    meta.addressees = split_names(said.get("addressees") or "")
    meta.title_note = said.get("title_note")
    meta.issuing_authorities = authorities(header.found.get("issuing_authorities", ()))
    for banner in header.found.get("publication_time", ()):
        _from_banner(banner, meta)


def _from_banner(passage: Passage, meta: _Draft) -> None:
    match = BANNER.fullmatch(passage.folded)
    if match:
        places = match["region"].split("/")
        meta.region = Region(name=places[-1], province=places[0] if len(places) > 1 else None)
        meta.publication_time = f"{match['date']}T{match['time']}"
        meta.spans["region"] = all_spans([passage.cut(0, match.start("date"))])
        meta.spans["publication_time"] = all_spans([passage.cut(match.start("date"))])


def document_number(folded: str) -> DocumentNumber | None:
    """发文字号 in the standard's form; year and serial are null where the number is masked.

    >>> document_number("云政办发〔2 02 2〕 65 号").text
    '云政办发〔2022〕65号'
    """
    number = read_number(folded)
    return DocumentNumber(text=number.text, agency_code=number.code, year=number.year, serial=number.serial) if number else None


def person_names(folded: str) -> list[str]:
    """Names behind 签发人：; a name of two characters may be printed apart (李　云)."""
    match = SIGNATORY.fullmatch(folded.strip())
    pieces = re.split(r"[\s、，,]+", (match["names"] if match else folded).strip())
    names: list[str] = []
    for piece in filter(None, pieces):
        if names and len(names[-1]) == 1 and len(piece) == 1:
            names[-1] += piece
        else:
            names.append(piece)
    return names


def authorities(passages: Iterable[Passage]) -> list[str]:
    """The organisations of a signature: one a line, or several on one parted by blanks."""
    return [name for p in passages for name in authorities_named(p.text)]


def authorities_named(text: str) -> list[str]:
    """The organisations of a line that may name several."""
    return [name for part in re.split(r"[,，;；]+", SEAL.sub("", text).strip("（()） ")) for name in signature_names(part)]


def _from_signature(signature: Signature, meta: _Draft) -> None:
    meta.issuing_authorities = authorities(signature.names)
    for name, passages in (("issuing_authorities", signature.names), ("signatory", signature.persons), ("issue_date", signature.date)):
        if passages:
            meta.spans[name] = [*meta.spans.get(name, []), *all_spans(passages)]
    if signature.persons:
        meta.signatory += [re.split(r"\s+", p.text.strip(), maxsplit=1)[-1].replace(" ", "").replace("\u3000", "") for p in signature.persons]
    if signature.date:
        meta.issue_date = find_date(signature.date[0].folded)


def _from_imprint(imprint: Imprint, meta: _Draft) -> None:
    if imprint.cc:
        label = CC_LINE.match(imprint.cc[0].folded)
        text = "".join(p.folded for p in imprint.cc)[label.end() if label else 0 :]
        clauses = [CC_LINE.sub("", clause.strip()) for clause in re.split("[。\n]", text)]
        meta.cc_recipients = [names for clause in clauses if (names := split_names(clause))]
        meta.spans["cc_recipients"] = all_spans(imprint.cc)
    if imprint.office:
        meta.printing_office = "".join(imprint.office[0].text.split())
        meta.spans["printing_office"] = all_spans(imprint.office)
    if imprint.date:
        meta.print_date = find_date(imprint.date[0].folded)
        meta.spans["print_date"] = all_spans(imprint.date)


def attachment_entry(entry: Entry, attachment: str | None = None) -> AttachmentEntry:
    """One entry of the 附件说明, its label and number in its spans; `attachment` is the id of what it announces."""
    number = entry.number.folded.strip() if entry.number else ""
    title = _FILE_SUFFIX.sub("", "".join(p.text for p in map(closed_up, entry.title)).rstrip("。；;，, "))
    passages = [p for p in (entry.label, entry.number if not _inside(entry.number, entry.label) else None, *entry.title) if p]
    return AttachmentEntry(number=integer(number.strip(" .、．（）()")) if number else None, title=title, attachment=attachment, spans=all_spans(passages))


def _inside(one: Passage | None, other: Passage | None) -> bool:
    return bool(one and other and any(a.start <= one.start < a.end for a in other.spans))
