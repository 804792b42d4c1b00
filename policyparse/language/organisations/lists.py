"""A cell or line that names several organisations, parted into single names."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from policyparse.language.organisations.names import CLOSE, OPEN, is_certain, is_name, looks_like_organisation, surely_organisation
from policyparse.rules import load, rule, yaml_rule

_BLANKS = " \u3000\xa0\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_BEGINS_NAME = "市省区县各有州全"
_LINES_OF_A_NAME = 6
_SHORTEST_GLUED = 4  # characters of a name glued to another
_COLLECTIVES = yaml_rule("organisations.collectives")
_OTHERS, _ABOUT_THE_NAME = yaml_rule("organisations.others"), yaml_rule("organisations.about_the_name")
_JOINS = rule(
    "以及|[及和与]",
    examples=["市渔业局和市财政局", "市渔业局以及各区"],
    rejects=["市渔业局、市财政局", "各区"],
    why="What joins the last name of a list to the others.",
)
_NARROW = 4  # characters of a line in so narrow a column


def _collectives(text: str) -> Iterator[tuple[int, int]]:
    """Places of collective names; a line break may stand anywhere in one: 各区、县(市)政 | 府."""
    printed = [i for i, c in enumerate(text) if c != "\n"]
    for match in _COLLECTIVES.finditer("".join(text[i] for i in printed)):
        yield printed[match.start()], printed[match.end() - 1] + 1


def _separators(text: str, marks: str) -> list[tuple[int, int]]:
    """Places of `marks` outside brackets and outside collective names (各区、县(市)政府)."""
    covered = {i for a, b in _collectives(text) for i in range(a + 1, b)}
    depth, found = 0, []
    for i, c in enumerate(text):
        if c in OPEN:
            depth += 1
        elif c in CLOSE:
            depth = max(0, depth - 1)
        elif c in marks and not depth and i not in covered:
            found.append((i, i + 1))
    return found


def _pieces(text: str, start: int, end: int, marks: str) -> list[tuple[int, int]]:
    cuts = [(start + a, start + b) for a, b in _separators(text[start:end], marks)]
    bounds = [start, *(x for cut in cuts for x in cut), end]
    return [(a, b) for a, b in zip(bounds[::2], bounds[1::2], strict=True) if text[a:b].strip()]


def split_units(text: str, known: Collection[str] = ()) -> list[tuple[int, int]]:
    """Offsets of the single organisations that a cell names, parted by 、，；, a line break or a blank.

    A blank or line break may also stand inside one name. It parts two names unless the halves say otherwise: their union is
    `known` from a cell of the same document where nothing is in doubt, or the second half begins with 和/及/与, or the
    first ends as no organisation does while the second is the plain rest of it.

    >>> [text[a:b] for text in ["市水利局 市农业局"] for a, b in split_units(text)]
    ['市水利局', '市农业局']
    """
    names: list[tuple[int, int]] = []
    if text.strip() in load("organisations")["says_nobody"]:
        return names
    for a, b in _pieces(text, 0, len(text), "、，,；;"):
        for start, end in _split_slashes(text, a, b):
            names += _split_blanks(text, start, end, known)
    trimmed = [_trim(text, a, b) for a, b in names]
    single = [place for a, b in trimmed if a < b for place in _split_glued(text, a, b)]
    return [place for a, b in single for place in _split_joined(text, a, b)]


def _split_joined(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """市水利局和市财政局 is two, where either half is a name beyond doubt; 市财政局等有关部门 is one and those that it does not name."""
    others = _OTHERS.search(text, start, end)
    if others and is_certain("".join(text[start : others.start()].split())):
        named = [others.span("others")] if others["told"] else []
        behind = _split_joined(text, others.end(), end) if others.end() < end else []
        return [*_split_joined(text, start, others.start()), *named, *behind]
    for join in _JOINS.finditer(text, start + 2, end - 2):
        left, right = text[start : join.start()], text[join.end() : end]
        if is_certain(left) and (is_certain(right) or (is_name(right) and right[0] in "市省各区县")):
            return [(start, join.start()), *_split_joined(text, join.end(), end)]
    return [(start, end)]


def _split_glued(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """市住建局市综合执法局 is two that lost the blank between them (pages set it narrow): both begin with 市 and are whole names.

    What follows 市委 and 市政府 may be a part of them (市委市直机关工委).
    """
    if text[start] in "市省县区":
        for i in range(start + _SHORTEST_GLUED, end - _SHORTEST_GLUED + 1):
            if text[i] == text[start] and surely_organisation(text[start:i]) and surely_organisation(text[i:end]):
                return [(start, i), *_split_glued(text, i, end)]
    return [(start, end)]


def _trim(text: str, a: int, b: int) -> tuple[int, int]:
    piece = text[a:b]
    a, b = a + len(piece) - len(piece.lstrip()), b - (len(piece) - len(piece.rstrip("。.; \t\n")))
    if text[b - 1 : b] in CLOSE and (aside := _ABOUT_THE_NAME.search(text, a, b)):
        b = aside.start()
    for ending in load("organisations")["list_ends"]:
        if text[a:b].endswith(ending) and looks_like_organisation(text[a : b - len(ending)]):
            b -= len(ending)
    return a, b


def _split_slashes(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """市水利局/市财政局 is two; anything else with a stroke (24/7便民中心) stays whole."""
    pieces = _pieces(text, start, end, "/")
    return pieces if len(pieces) > 1 and all(looks_like_organisation(text[a:b]) for a, b in pieces) else [(start, end)]


def _split_blanks(text: str, start: int, end: int, known: Collection[str]) -> list[tuple[int, int]]:
    pieces = _pieces(text, start, end, _BLANKS)
    if len(pieces) < 2:
        return pieces
    merged = [pieces[0]]
    for i, (a, b) in enumerate(pieces[1:], 1):
        left = merged[-1]
        if _one_name(text[left[0] : left[1]], text[a:b], known) or _is_wrapped(text, left, pieces[i : i + _LINES_OF_A_NAME]):
            merged[-1] = (left[0], b)
        else:
            merged.append((a, b))
    return merged


def _is_wrapped(text: str, left: tuple[int, int], rest: Sequence[tuple[int, int]]) -> bool:
    """Whether a column of a few characters broke a name over more than two lines: 东河 | 区政 | 府, 市发 | 展改 | 革委."""
    joined = text[left[0] : left[1]]
    if looks_like_organisation(joined):
        return False
    end = left[1]
    for a, b in rest:
        piece = text[a:b]
        if "\n" not in text[end:a] or len(piece) > _NARROW or (piece[0] in _BEGINS_NAME and looks_like_organisation(piece)):
            return False
        joined, end = joined + piece, b
        if looks_like_organisation(joined):
            return True
    return False


def _one_name(left: str, right: str, known: Collection[str]) -> bool:
    joined = "".join((left + right).split())
    # 有关部门 | （单位）, 市 | 市场监管局, 滨海新 | 区: an addition, or a piece that is no name by itself
    if joined in known or right[0] in OPEN or len(left) == 1 or (len(right) == 1 and not looks_like_organisation(left)):
        return True
    if left in known or right in known:
        return False
    rules = load("organisations")
    if right.startswith(tuple(rules["continuations"])) or (right in rules["never_alone"] and looks_like_organisation(joined)):
        return True
    if len(right) <= 3 and not looks_like_organisation(right) and right not in known:
        # 市政府办 公室
        return looks_like_organisation(joined) and right[0] not in _BEGINS_NAME
    # 市生态 | 环境局, 人行云 | 澜市中心支 | 行: half a name has no ending of its own, and the rest does not start like a name
    # 东河 | 区政府: so short a half is none by itself, whatever follows
    return not looks_like_organisation(left) and (right[0] not in _BEGINS_NAME or len(left) <= 3)
