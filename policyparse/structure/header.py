"""The header: everything above the text (GB/T 9704—2012, 7.2 and 7.3.1–7.3.2), and what portals print above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from policyparse.calendar.dates import DATE, find_date
from policyparse.language.document_numbers import NUMBER
from policyparse.language.document_types import type_word
from policyparse.language.organisations import looks_like_organisation
from policyparse.language.portal import canonical, split_label, split_labels
from policyparse.rules import rule
from policyparse.source import RowBlock
from policyparse.structure.asides import Aside, attachment_label, is_translation, led, number_behind
from policyparse.structure.blocks import Block, Paragraph, TableBlock
from policyparse.structure.header_rules import ADDRESS, ANNOUNCES, BANNER, DATED_NOTE, GREETING, MARK, OFFICE, OPENS_TEXT, PERSON, PERSONS, REGISTERED, SIGNATORY, TITLE_NOTE
from policyparse.structure.headline import ADDITION, LONGEST_TITLE_LINE, complete_at, find_headline
from policyparse.structure.lines import attachment_line, is_date_line, is_signature_name, signed_line
from policyparse.structure.look import folded_at
from policyparse.structure.markers import POINT_FAMILIES
from policyparse.structure.wrappers import NO_WRAPPER, Wrapper, WrapperField
from policyparse.text.folding import squash
from policyparse.text.passage import Passage

_LONGEST_HEADER = 40  # paragraphs; a page of site chrome at most
_LONGEST_NOTE = 600  # characters
_LONGEST_VALUE = 40  # characters of a portal's value on the line below its label
_LONGEST_LEAD = 6  # unfinished lines between title and text

TOKENS = {
    "copy_number": rule(r"(?:份号\s*[：:]?\s*)?(?P<v>\d{6})", examples=["000123", "份号：000123"], rejects=["12345", "2026年05"], why="The running number of a classified copy.", ask="whole"),
    "classification": rule(r"(?:密级\s*[：:]?\s*)?(?P<v>(?:绝密|机密|秘密)\s*(?:★\s*[\d一二三四五六七八九十]*\s*[年月日天]*(?:长期)?)?)", examples=["机密★1年", "密级：秘密", "绝密★长期"], rejects=["保密", "机密文件"], why="How secret a document is, and for how long.", ask="whole"),
    "urgency": rule(r"(?:(?:紧急程度|缓急程度|等级)\s*[：:]?\s*)?(?P<v>特\s*急|加\s*急|平\s*急|特\s*提|急\s*件|紧\s*急)(?:\s*[·•]\s*明\s*电)?", examples=["特急", "紧急程度：加急", "特 急·明电"], rejects=["紧急通知", "应急"], why="How fast a document has to be dealt with.", ask="whole"),
}  # fmt: skip


@dataclass
class Header:
    """What was found, by the name of the metadata field; values as passages, to be cut and cleaned later."""

    found: dict[str, list[Passage]] = field(default_factory=dict)
    repeated_title: list[Passage] = field(default_factory=list)
    leftover: list[Passage] = field(default_factory=list)
    lead: list[Paragraph] = field(default_factory=list)  # lines below the title that are no element: the text begins with them
    portal: list[WrapperField] = field(default_factory=list)
    awaits_value: bool = False  # the last line was a label in brackets without a value
    asides: list[Aside] = field(default_factory=list)  # furniture: the label of an attachment, a tag, a translation
    next: int = 0  # index of the first block behind the header
    above_card: int = 0  # how many lines stood above the card of a crawler: the title that the page gives

    @property
    def known_title(self) -> str:
        """The title that a portal gives above the text, squashed; empty where it gives none."""
        return next((squash(f.value) for f in self.portal if canonical(f.label) in ("标题", "信息名称", "文件名称", "名称") and f.value), "")

    def add(self, name: str, passage: Passage) -> None:
        """A further passage of an element, as where a line break cut it."""
        self.found.setdefault(name, []).append(passage)

    def text(self, name: str) -> str | None:
        """The element as text, joined over line breaks; None where it does not occur."""
        parts = self.found.get(name)
        return "".join(p.text for p in parts) if parts else None


def read_header(blocks: Sequence[Block], wrapper: Wrapper = NO_WRAPPER) -> Header:
    """Reads element after element from the top, up to the salutation or the first running text or number."""
    header = Header(portal=list(wrapper.fields))
    lines: list[Passage] = []  # those of the title, and what else is no element
    for at, block in enumerate(blocks[:_LONGEST_HEADER]):
        if not isinstance(block, Paragraph):
            fields = _portal_rows(block)
            if not fields:
                break
            header.portal += fields
        elif _take_aside(block.passage, header, lines):
            pass
        elif _is_body(block, lines, header):
            break
        else:
            addressed = _addressees(block, lines, header)
            if addressed:
                header.found["addressees"] = addressed
                header.next = at + 1
                break
            if not _take_element(block.passage, header, lines, blocks, at):
                if _opens_text(block.folded, lines, header.known_title):
                    break
                lines.append(block.passage)
                header.above_card += block.passage.start < wrapper.card_end
        header.next = at + 1
    _take_title(lines, header)
    return header


def _take_aside(passage: Passage, header: Header, lines: list[Passage]) -> bool:
    """Furniture of the header: a translation anywhere, the label of an attachment above everything else."""
    if is_translation(passage.folded):
        header.asides.append(Aside("translation", passage))
        return True
    label = attachment_label(passage) if not (lines or header.found) else None
    if not label:
        return False
    header.asides.append(label[0])
    if label[1]:
        lines.append(label[1])
    return True


def _portal_rows(block: TableBlock) -> list[WrapperField]:
    """The fields of a table of labels and values: 索 引 号 | 002/2020-01; empty where the table is anything else."""
    if isinstance(block, RowBlock):
        rows = [[c for c in row.cells if c] for row in block.rows]
    else:
        # cells with places of their own: one without a value stays beside its label (实施日期 | | 废止日期 | )
        rows = [[passage for _, passage in row] for _, row in groupby(block.cells, key=lambda placed: placed[0].row)]
    fields = []
    for cells in rows:
        for label, value in zip(cells[::2], [*cells[1::2], None], strict=False):
            found = split_label(f"{label.folded.rstrip('：:')}：")
            if not found:
                return []
            fields.append(WrapperField(found[0], value.text if value else "", (label, value) if value else (label,)))
    return fields


def _is_body(paragraph: Paragraph, above: Sequence[Passage], header: Header) -> bool:
    folded = paragraph.folded
    marker = paragraph.marker
    if marker and not (marker.family in POINT_FAMILIES and TITLE_NOTE.fullmatch(folded)):
        # a date (2018年…) or a year is no number; a real one ends the header
        return True
    if attachment_line(folded) and (above or header.found):
        return True
    if len(folded) > LONGEST_TITLE_LINE and not (_is_salutation(folded, True) or _is_long_note(folded, above)):
        return True
    return folded.endswith(("。", "；", "！")) and not MARK.fullmatch(folded)


def _is_long_note(folded: str, above: Sequence[Passage]) -> bool:
    """题注 that tells every revision: （2002年……第93号令公布　根据2007年……第一次修改　……）."""
    return bool(above) and len(folded) <= _LONGEST_NOTE and folded[0] in "（(" and folded[-1] in "）)" and bool(TITLE_NOTE.fullmatch(folded))


def _opens_text(folded: str, above: Sequence[Passage], known: str) -> bool:
    """Whether a line below a complete title is the first of the text, though no stop ends it."""
    end = complete_at(above, known)
    if not end:
        return False
    return len(above) - end >= _LONGEST_LEAD or folded.endswith(("：", ":")) or (bool(OPENS_TEXT.fullmatch(folded)) and type_word(folded) is None)


def _addressees(paragraph: Paragraph, lines: list[Passage], header: Header) -> list[Passage]:
    """The salutation that ends with this line, taken off the open lines where it began on one of those: 市政府 | 各部门："""
    if not paragraph.folded.endswith(("：", ":")):
        return []
    end = complete_at(lines, header.known_title)
    below = lines[end:] if end else []
    # the title once more (a portal's, the document's) is no salutation
    other = any(is_signature_name(p.folded) or p.folded.endswith(("：", ":")) or type_word(p.folded) for p in below)
    begun = len(below) if len(below) <= _LONGEST_LEAD and not other else 0
    if begun and _is_salutation("".join(p.folded for p in below) + paragraph.folded, True):
        del lines[-begun:]
        return [*below, paragraph.passage]
    return [paragraph.passage] if _is_salutation(paragraph.folded, bool(lines or header.found)) else []


def _is_salutation(folded: str, anything_above: bool) -> bool:
    """A line of names that ends with a colon: 各区人民政府，市政府各部门： · 各位代表： · 张三、李四同志： · 王某某委员："""
    if not ADDRESS.fullmatch(folded) or "。" in folded:
        return False
    names = [n.strip() for n in re.split("[，,、；;]", folded[:-1]) if n.strip()]
    if GREETING.match(folded):
        return len(folded) <= 60
    likely = sum(looks_like_organisation(n) or n.startswith(("各", "有关", "相关", "市", "省", "县", "区")) or n.endswith(("同志", "先生", "女士", "代表", "委员")) for n in names)
    # with nothing above it every name must be one: a site's menu has colons, too
    enough = 2 * likely >= len(names) if anything_above else likely == len(names)
    return bool(names) and enough and not re.search(r"如下|通知|意见|事项", folded)


def _take_element(passage: Passage, header: Header, lines: list[Passage], blocks: Sequence[Block], at: int) -> bool:
    folded = passage.folded
    if BANNER.fullmatch(folded):
        header.add("publication_time", passage)
    elif _take_tokens(passage, header) or _take_number(passage, header, lines) or _take_label(passage, header):
        return True
    elif SIGNATORY.fullmatch(folded) or ("signatory" in header.found and not lines and _are_persons(folded)):
        # several sign: 签发人：林致远 | 周明澜
        header.add("signatory", passage)
    elif _is_mark(passage, header, lines, blocks, at):
        header.add("issuer_mark", passage)
    elif (lines or (header.text("issuer_mark") or "").endswith("令")) and _is_title_note(folded, header, folded_at(blocks, at + 1)):
        header.add("title_note", passage)
    elif DATE.fullmatch(folded) and lines:
        header.add("issue_date", passage)
    elif lines and complete_at(lines, header.known_title) == len(lines):
        return _take_signed(passage, header, blocks, at)
    else:
        return False
    return True


def _take_signed(passage: Passage, header: Header, blocks: Sequence[Block], at: int) -> bool:
    """署名 and 成文日期 right below a title, as minutes and forwarded texts print them: on one line, or the name above the date."""
    line = signed_line(passage.folded)
    if line:
        header.add("issuing_authorities", passage.cut(0, line.start))
        header.add("issue_date", passage.cut(line.start))
    elif is_signature_name(passage.folded) and is_date_line(folded_at(blocks, at + 1)):
        header.add("issuing_authorities", passage)
    else:
        return False
    return True


def _are_persons(folded: str) -> bool:
    """Whether a line below 签发人 can be further names: 周明澜　陈　北, and no organisation."""
    return bool(PERSONS.fullmatch(folded)) and all(len(n) <= 4 for n in folded.split()) and not is_signature_name(folded)


def _is_title_note(folded: str, header: Header, following: str) -> bool:
    """题注: adoption, delivery, the office and the name of a speaker."""
    if TITLE_NOTE.fullmatch(folded):
        return not folded.startswith("关于") and not ADDITION.fullmatch(folded)
    # 2021年1月27日云澜市第十五届 | 人民代表大会第五次会议批准
    first = header.found.get("title_note", [])
    if any(DATED_NOTE.match(a) and TITLE_NOTE.fullmatch(a + b) for a, b in ((folded, following), (first[-1].folded if first else "", folded))):
        return True
    # ——2017年3月5日在……会议上 | 李克强
    above = header.found.get("title_note", [])
    return bool(above and PERSON.fullmatch(folded) and re.search(rf"上$|{OFFICE}$", above[-1].folded))


def _take_label(passage: Passage, header: Header) -> bool:
    """A field of a portal on a line of its own: 索引号：330600-2020-00019."""
    if REGISTERED.fullmatch(passage.folded):
        header.portal.append(WrapperField("统一编号", passage.text, (passage,)))
        return True
    found = split_labels(passage.text)
    last = header.portal[-1] if header.portal else None
    if not found and last and header.awaits_value and len(passage.text) <= _LONGEST_VALUE and not passage.folded.endswith(("：", "。")) and not type_word(passage.folded):
        # 【发文单位】 | 云澜市税务局
        header.portal[-1] = WrapperField(last.label, passage.text, (*last.passages, passage))
        header.awaits_value = False
        return True
    header.portal += [WrapperField(f.label, f.value, (passage.cut(f.start, f.end),)) for f in found]
    # where other labels have their values beside them, one without is empty
    header.awaits_value = bool(found) and passage.folded[0] in "【[" and not any(f.value and len(f.passages) == 1 for f in header.portal)
    return bool(found)


def _take_tokens(passage: Passage, header: Header) -> bool:
    """份号, 密级, 紧急程度: one a line or several on one, and a 发电号 beside them."""
    rest, taken = passage, []
    while rest:
        for name, pattern in TOKENS.items():
            match = pattern.match(rest.folded)
            if match and match.end() and (match.end() == len(rest.folded) or rest.folded[match.end()].isspace()):
                taken.append((name, rest.cut(0, match.end())))
                rest = rest.cut(match.end())
                break
        else:
            break
    if not taken or (rest and not NUMBER.fullmatch(rest.folded)):
        return False
    for name, piece in taken:
        header.add(name, piece)
    if rest:
        header.add("document_number", rest)
    return True


def _take_number(passage: Passage, header: Header, lines: list[Passage]) -> bool:
    """A line that is the number: alone, in brackets, with 签发人 beside it or the mark in front. A number cited in a sentence
    is never a whole line."""
    folded = passage.folded
    match = NUMBER.search(folded)
    if not match or "关于" in match["code"]:
        return False  # 关于……的通知云水发〔2026〕5号: the title runs on into the number
    if "document_number" in header.found:
        # printed once more below the fields of a portal
        again = match.span() == (0, len(folded)) and squash(header.found["document_number"][0].folded).endswith(squash(folded))
        if again:
            header.add("document_number", passage)
        return again
    if folded[0] in "（(" and match.start() == 1 and folded[match.end() :].strip() in ("）", ")"):
        header.add("document_number", passage)
        return True
    mark, rest = passage.cut(0, match.start()), passage.cut(match.end())
    if (mark and not MARK.fullmatch(mark.folded)) or (rest and not SIGNATORY.fullmatch(rest.folded)):
        return False
    _take_mark(mark, header, lines)
    header.add("document_number", passage.cut(match.start(), match.end()))
    if rest:
        header.add("signatory", rest)
    return True


def _take_mark(mark: Passage, header: Header, lines: list[Passage]) -> None:
    """What stands right above the number is the mark, whatever a portal prints over it: one issuer a line, the last with 文件."""
    found = [mark] if mark else []
    while lines and (is_signature_name(lines[-1].folded) or (MARK.fullmatch(lines[-1].folded) and "关于" not in lines[-1].folded)):
        found.insert(0, lines.pop())
    if found and "issuer_mark" not in header.found:
        header.found["issuer_mark"] = found
    else:
        header.leftover += found


def _is_mark(passage: Passage, header: Header, lines: Sequence[Passage], blocks: Sequence[Block], at: int) -> bool:
    """发文机关标志: …文件 above everything else, or the bare name of the issuer right above the number."""
    if lines or "issuer_mark" in header.found or "document_number" in header.found:
        return False
    folded = passage.folded
    if MARK.fullmatch(folded) and "关于" not in folded and not folded.endswith("纪要"):
        # 云澜市人民政府公报 is a mark, 云澜市统计公报 a title
        return not folded.endswith("公报") or looks_like_organisation(folded[:-2])
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    return isinstance(following, Paragraph) and is_signature_name(folded) and bool(NUMBER.fullmatch(following.folded))


def _take_title(lines: list[Passage], header: Header) -> None:
    """The title among the lines that are nothing else; an order without one is called by its mark (云澜市人民政府令)."""
    if not lines:
        if (header.text("issuer_mark") or "").endswith("令"):
            header.found["title"] = list(header.found["issuer_mark"])
        return
    if complete_at(lines[header.above_card :]):
        # the document prints its own title below the card
        header.repeated_title += lines[: header.above_card]
        del lines[: header.above_card]
    if header.known_title and not complete_at(lines, header.known_title) and not complete_at(lines):
        # only the portal says the title: what stands above the first sentence is the beginning of the text
        header.lead += [Paragraph(p, None, False) for p in lines]
        return
    _take_announcement(lines, header)
    headline = find_headline(lines, header.known_title)
    header.leftover += headline.above
    header.repeated_title += headline.repeated
    header.lead += [Paragraph(p, None, False) for p in headline.below]
    if headline.title:
        header.found["title"] = _without_number(headline.title, header)


def _take_announcement(lines: list[Passage], header: Header) -> None:
    """云澜市水利局公告 | （2026年第5号） | 关于……的公告: where a title of its own follows, the first is the mark."""
    about = next((i for i, p in enumerate(lines[:3]) if p.folded.startswith("关于")), 0)
    mark = "".join(p.folded for p in lines[:about])
    if about and "issuer_mark" not in header.found and "关于" not in mark and ANNOUNCES.fullmatch(mark):
        header.found["issuer_mark"] = lines[:about]
        del lines[:about]


def _without_number(title: list[Passage], header: Header) -> list[Passage]:
    """The title without a number printed behind it (……的通知（云政办发〔2021〕5号）), and without what a portal prints in front of it."""
    cut = number_behind(title[-1])
    if cut is not None and "document_number" not in header.found:
        header.add("document_number", title[-1].cut(cut))
        title = [*title[:-1], *([title[-1].cut(0, cut)] if cut else [])]
    lead = led(title[0]) if title else None
    if not lead or (lead.number and "document_number" in header.found and squash(header.text("document_number") or "") != squash(lead.number.text)):
        return title
    if lead.tag:
        header.asides.append(Aside("tag", lead.tag))
    if lead.number:
        header.add("document_number", lead.number)
    return [lead.title, *title[1:]]


def title_date(header: Header) -> str | None:
    """成文日期 of a text that prints it under the title: （2018年1月2日）, ——2026年2月4日在…会议上."""
    for name in ("title_note", "issue_date"):
        for passage in header.found.get(name, ()):
            date = find_date(passage.folded)
            if date:
                return date
    return None
