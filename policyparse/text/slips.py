"""Slips of recognition and of keyboards, evened out character for character: offsets stay what they are.

Forced by scanned texts, where 0 comes out as O, 1 as l and a point as 。 or the other way round, and by texts whose punctuation
was made half-width, full stops included. Only what its neighbours make certain is changed, and only for reading: what is
emitted stays as printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policyparse.rules import rule

_ZERO = rule(
    r"(?<=[\dO])(?<![A-NP-Za-np-z]\d)[Oo](?=[Oo]{0,3}(?:\d|[ ]?[年月日号%]|[〕）)\-:.、]))",
    examples=["2⟨O⟩26年", "202⟨o⟩年", "3⟨O⟩%"],
    rejects=["CO2", "N2O、", "5O件"],
    why="The letter O for a nought: 2O26年, 〔202O〕; not CO2 and N2O.",
    ask="match",
)
_ONE = rule(
    r"(?<=\d)[lI](?=\d|[ ]?[年月日号%])|(?<![A-Za-z.\-/])[lI](?=\d{1,3}[ ]?[年月日号])|(?<=[：:\s])[lI](?=[.、][ ]?[一-鿿])|(?:(?<=附件)|(?<=件 ))[lI](?![A-Za-z])",
    examples=["202⟨l⟩年", "⟨l⟩2月", "附件⟨l⟩", "：⟨l⟩.名单"],
    rejects=["lift", "Al合金", "渔港l"],
    why="The letter l or I for a one: 202l年, 附件l.",
    ask="match",
)
_POINT = rule(
    r"(?<=\d)。(?=\d{1,2}(?![\d年月日]))",
    examples=["2⟨。⟩0版", "增长6⟨。⟩5%"],
    rejects=["渔港。2个", "1。2026年", "一。5"],
    why="A full stop for the point of a decimal: 2。0版.",
)
_NUMBERED = rule(
    r"(?<=[\d一二三四五六七八九十])。(?=[ \t]*[^\W\d])",
    examples=["一⟨。⟩总体要求", "1⟨。⟩加强管理"],
    rejects=["渔港。加强", "一。5"],
    why="A full stop behind the number of a heading: 一。总体要求.",
)
_NUMBER = rule(
    r"[ \t]*(?:(?P<digits>\d{1,2})|[一二三四五六七八九十]{1,3})",
    examples=["12", "十二", " 三"],
    rejects=["渔港", "、"],
    why="The number at the start of a line that such a stop may stand behind.",
    ask="whole",
)
_STOP = rule(
    r"(?<=[一-鿿)）”\"』」》%])\.(?![.a-z])",
    examples=["渔港⟨.⟩", "（一期）⟨.⟩渔船"],
    rejects=["渔港.docx", "1.5", "渔港.."],
    why="A point for a full stop: behind a character, bracket or quotation mark, where no name of a file goes on.",
)
_LAST_STOP = rule(
    r"(?<=\d)\.(?=[ \t]*(?:[\r\n]|\Z))",
    examples=["达到30⟨.⟩", "达到30⟨.⟩ "],
    rejects=["1.5", "30.渔港"],
    why="A point for a full stop behind a figure at the end of a line.",
)
_ORDINAL = rule(
    r"[ \t]*第?[（(]?[一二三四五六七八九十]{1,3}[）)]?",
    examples=["一", "（二）", " 第三"],
    rejects=["渔港", "12"],
    why="A line before a point that may be the number of a heading.",
    ask="whole",
)
_FEWEST_STOPS = 3
_LONGEST_ORDINAL = 12  # characters of a line in front of a point that may be its number


def mended(folded: str) -> str:
    """`folded` with sure slips undone, the same length.

    >>> mended("到2O25年,规模达2。5万亩"), mended("一。总体要求")
    ('到2025年,规模达2.5万亩', '一、总体要求')
    """
    text = _put(folded, [(at, "0") for at in _all(folded, "Oo") if _ZERO.match(folded, at)])
    text = _put(text, [(at, "1") for at in _all(text, "lI") if _ONE.match(text, at)])
    if "。" in text:
        text = _POINT.sub(".", text)
        text = _put(text, list(_numbers(text)))
    return _with_stops(text) if "." in text else text


def _all(text: str, characters: str) -> Iterator[int]:
    """Where any of a few characters stands, one kind after the other: faster by far than a search, for hardly any text has one."""
    for character in characters:
        at = text.find(character)
        while at >= 0:
            yield at
            at = text.find(character, at + 1)


def _put(text: str, characters: Sequence[tuple[int, str]]) -> str:
    """`text` with other characters at some places."""
    pieces: list[str] = []
    at = 0
    for place, character in sorted(characters):
        pieces += [text[at:place], character]
        at = place + 1
    return "".join([*pieces, text[at:]]) if pieces else text


def _numbers(text: str) -> Iterator[tuple[int, str]]:
    """The stops that stand for the mark of a number at the start of a line, and what they should be."""
    for match in _NUMBERED.finditer(text):
        stop = match.start()
        number = _NUMBER.fullmatch(text, _line_start(text, stop), stop)
        if number:
            yield stop, "." if number["digits"] else "、"


def _with_stops(text: str) -> str:
    """Points that end sentences as full stops, where the text has hardly any other."""
    stops = [m.start() for m in _STOP.finditer(text) if not _is_ordinal(text, m.start())]
    if len(stops) < _FEWEST_STOPS or 4 * text.count("。") > len(stops):
        return text
    # ……达到95. at the end of a line, but no number with its title on the next
    stops += [m.start() for m in _LAST_STOP.finditer(text) if m.start() - _line_start(text, m.start()) > _LONGEST_ORDINAL]
    return _put(text, [(stop, "。") for stop in stops])


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", max(0, at - 2 * _LONGEST_ORDINAL), at) + 1 or max(0, at - 2 * _LONGEST_ORDINAL)


def _is_ordinal(text: str, at: int) -> bool:
    """一.总体要求, （一）.加强领导: the point belongs to the number that opens the line."""
    start = _line_start(text, at)
    return at - start <= _LONGEST_ORDINAL and _ORDINAL.fullmatch(text, start, at) is not None
