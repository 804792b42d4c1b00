"""The header: everything above the text (GB/T 9704—2012, 7.2 and 7.3.1–7.3.2), and what portals print above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from policyparse.language.dates import DATE, find_date
from policyparse.language.organisations import looks_like_organisation
from policyparse.language.width import squash
from policyparse.source import Passage
from policyparse.structure.blocks import Block, Paragraph
from policyparse.structure.document_types import bare, type_word
from policyparse.structure.lines import attachment_line, is_signature_name
from policyparse.structure.markers import POINT_FAMILIES

LONGEST_TITLE_LINE = 80
_LONGEST_HEADER = 40  # paragraphs; a page of site chrome at most

BANNER = re.compile(r"(?P<region>[^\s\d/]{2,8}(?:/[^\s\d/]{1,10}){0,3})-(?P<date>\d{4}-\d{2}-\d{2})[ T](?P<time>\d{2}:\d{2}:\d{2})")
_OPEN, _CLOSE = r"[〔\[【（(〈]", r"[〕\]】）)〉]"
NUMBER = re.compile(
    rf"(?:(?:发文字号|文\s*号|文件编号|发电号|发文号)\s*[：:]?\s*)?(?P<code>[^\W\d_a-zA-Z]{{1,16}}(?:[（(][^\W\d_a-zA-Z]{{1,6}}[）)])?[^\W\d_a-zA-Z]{{0,6}})\s*"
    rf"{_OPEN}\s*(?P<year>[\d*](?:\s*[\d*]){{3}})\s*{_CLOSE}\s*第?\s*(?P<serial>[\d*](?:\s*[\d*]){{0,4}})\s*号"
)
SIGNATORY = re.compile(r"签\s*发\s*人\s*[：:]\s*(?P<names>.*)")
TOKENS = {
    "copy_number": re.compile(r"(?:份号\s*[：:]?\s*)?(?P<v>\d{6})"),
    "classification": re.compile(r"(?:密级\s*[：:]?\s*)?(?P<v>(?:绝密|机密|秘密)\s*(?:★\s*[\d一二三四五六七八九十]*\s*[年月日天]*(?:长期)?)?)"),
    "urgency": re.compile(r"(?:(?:紧急程度|缓急程度|等级)\s*[：:]?\s*)?(?P<v>特\s*急|加\s*急|平\s*急|特\s*提|急\s*件|紧\s*急)"),
}  # fmt: skip
_MARK = re.compile(r".{2,40}(?:文\s*件|公\s*报|明\s*电|电\s*报|令|专报|简报|会议纪要)")
_TITLE_NOTE = re.compile(
    r"(?:[（(].*\d{1,4}\s*年.*[）)]|—{1,2}.*\d{4}\s*年.*|[（(].*(?:通过|公布|修订|修正|试行|稿|代拟).*[）)]|第\s*\d+\s*号|.{0,12}(?:省长|市长|主席|州长|县长|区长|总理|主任|书记|盟长)\s*\S{2,8})"
)
_ADDRESS = re.compile(r".{2,400}[：:]")
_GREETING = re.compile(r"(?:各位|同志|尊敬|全体|市民|广大).{1,30}")


@dataclass
class Header:
    """What was found, by the name of the metadata field; values as passages, to be cut and cleaned later."""

    found: dict[str, list[Passage]] = field(default_factory=dict)
    repeated_title: list[Passage] = field(default_factory=list)
    leftover: list[Passage] = field(default_factory=list)
    next: int = 0  # index of the first block behind the header

    def add(self, name: str, passage: Passage) -> None:
        self.found.setdefault(name, []).append(passage)

    def text(self, name: str) -> str | None:
        """The element as text, joined over line breaks; None where it does not occur."""
        parts = self.found.get(name)
        return "".join(p.text for p in parts) if parts else None


def read_header(blocks: Sequence[Block]) -> Header:
    """Reads element after element from the top, up to the salutation or the first running text or number."""
    header = Header()
    open_lines: list[Passage] = []
    for at, block in enumerate(blocks[:_LONGEST_HEADER]):
        if not isinstance(block, Paragraph) or _is_body(block, open_lines, header):
            break
        header.next = at + 1
        if _is_salutation(block.folded, bool(open_lines or header.found)):
            header.add("addressees", block.passage)
            break
        if not _take_element(block.passage, header, open_lines, blocks, at):
            open_lines.append(block.passage)
    _take_title(open_lines, header)
    return header


def _is_body(paragraph: Paragraph, above: Sequence[Passage], header: Header) -> bool:
    folded = paragraph.folded
    marker = paragraph.marker
    if marker and not (marker.family in POINT_FAMILIES and _TITLE_NOTE.fullmatch(folded)):
        # a date (2018年…) or a year is no number; a real one ends the header
        return True
    if attachment_line(folded) and (above or header.found):
        return True
    if len(folded) > LONGEST_TITLE_LINE and not _is_salutation(folded, True):
        return True
    return folded.endswith(("。", "；", "！")) and not _MARK.fullmatch(folded)


def _is_salutation(folded: str, anything_above: bool) -> bool:
    """A line of names that ends with a colon: 各区人民政府，市政府各部门： · 各位代表："""
    if not anything_above and not _GREETING.match(folded):
        return False
    if not _ADDRESS.fullmatch(folded) or "。" in folded:
        return False
    names = [n.strip() for n in re.split("[，,、；;]", folded[:-1]) if n.strip()]
    if _GREETING.match(folded):
        return len(folded) <= 60
    likely = sum(looks_like_organisation(n) or n.startswith(("各", "有关", "相关", "市", "省", "县", "区")) for n in names)
    return bool(names) and 2 * likely >= len(names) and not re.search(r"如下|通知|意见|事项", folded)


def _take_element(passage: Passage, header: Header, open_lines: Sequence[Passage], blocks: Sequence[Block], at: int) -> bool:
    folded = passage.folded
    if BANNER.fullmatch(folded):
        header.add("publication_time", passage)
    elif _take_tokens(passage, header) or _take_number(passage, header):
        return True
    elif SIGNATORY.fullmatch(folded):
        header.add("signatory", passage)
    elif _is_mark(passage, header, open_lines, blocks, at):
        header.add("issuer_mark", passage)
    elif (open_lines or (header.text("issuer_mark") or "").endswith("令")) and _TITLE_NOTE.fullmatch(folded) and not folded.startswith("关于"):
        header.add("title_note", passage)
    elif DATE.fullmatch(folded) and open_lines:
        header.add("issue_date", passage)
    else:
        return False
    return True


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


def _take_number(passage: Passage, header: Header) -> bool:
    """A line that is the number, alone or with 签发人 beside it. A number cited in a sentence is never a whole line."""
    match = NUMBER.match(passage.folded)
    if not match or "document_number" in header.found:
        return False
    rest = passage.cut(match.end())
    if rest and not SIGNATORY.fullmatch(rest.folded):
        return False
    header.add("document_number", passage.cut(0, match.end()))
    if rest:
        header.add("signatory", rest)
    return True


def _is_mark(passage: Passage, header: Header, open_lines: Sequence[Passage], blocks: Sequence[Block], at: int) -> bool:
    """发文机关标志: …文件 above everything else, or the bare name of the issuer right above the number."""
    if open_lines or "issuer_mark" in header.found or "document_number" in header.found:
        return False
    folded = passage.folded
    if _MARK.fullmatch(folded) and "关于" not in folded and not folded.endswith("纪要"):
        return True
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    return isinstance(following, Paragraph) and is_signature_name(folded) and bool(NUMBER.fullmatch(following.folded))


def _take_title(lines: list[Passage], header: Header) -> None:
    """The title among the lines that are nothing else; an order without one is called by its mark (云澜市人民政府令)."""
    if not lines:
        if (header.text("issuer_mark") or "").endswith("令"):
            header.found["title"] = list(header.found["issuer_mark"])
        return
    start, end = _title_range(lines)
    if end == start:
        header.leftover += lines
        return
    title = lines[start:end]
    above, below = lines[:start], lines[end:]
    if above and _same_title(above, title):
        header.repeated_title += above
        above = []
    header.found["title"] = title
    header.leftover += [*above, *below]


def _same_title(one: Sequence[Passage], other: Sequence[Passage]) -> bool:
    left, right = squash("".join(p.text for p in one)), squash("".join(p.text for p in other))
    return left == right or right.endswith(left) or left.endswith(right)


def _title_range(lines: Sequence[Passage]) -> tuple[int, int]:
    """First and behind-last line of the title: the run of lines that ends with a document type, the last such run where a
    portal prints the title above the document once more."""
    ends = [i + 1 for i in range(len(lines)) if _ends_title(lines, i)]
    if not ends:
        short = sum(len(p.text) for p in lines) <= 2 * LONGEST_TITLE_LINE and len(lines) <= 4
        return (0, len(lines)) if short and any(len(p.text) > 4 for p in lines) else (0, 0)
    end = ends[0]
    if len(ends) > 1 and _same_title(lines[:end], lines[end : ends[-1]]):
        return end, ends[-1]
    start = 0
    while start < end - 1 and _is_chrome_above(lines[start], lines[start + 1 : end]):
        start += 1
    return start, end


def _ends_title(lines: Sequence[Passage], at: int) -> bool:
    if type_word(lines[at].folded) is None:
        return False
    following = lines[at + 1].folded if at + 1 < len(lines) else ""
    # …行动方案 | 的通知: the type word is not yet the end
    return not following.startswith(("的", "（", "(")) and not (_carries(lines[: at + 1]) and _ends_later(lines, at))


@cache
def _carrying() -> re.Pattern[str]:
    return re.compile("印发|转发|批转|发布|公布|下发")


def _carries(lines: Sequence[Passage]) -> bool:
    joined = "".join(p.folded for p in lines)
    return bool(_carrying().search(joined)) and not bare(joined).endswith(("通知", "公告", "令", "函", "通报", "决定"))


def _ends_later(lines: Sequence[Passage], at: int) -> bool:
    return any(bare(p.folded).endswith(("通知", "公告", "令", "函", "通报", "决定")) for p in lines[at + 1 :])


def _is_chrome_above(line: Passage, rest: Sequence[Passage]) -> bool:
    """A line above the title that is no part of it: the rest is a whole title without it, and it names no issuer."""
    joined = "".join(p.folded for p in rest)
    return not is_signature_name(line.folded) and "关于" not in line.folded and ("关于" in joined or bool(re.match(r"[\d*]{4}\s*年", joined)))


def title_date(header: Header) -> str | None:
    """成文日期 of a text that prints it under the title: （2018年1月2日）, ——2026年2月4日在…会议上."""
    for name in ("title_note", "issue_date"):
        for passage in header.found.get(name, ()):
            date = find_date(passage.folded)
            if date:
                return date
    return None
