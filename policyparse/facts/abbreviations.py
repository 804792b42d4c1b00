"""Short names that the document itself introduces: 《…方案》（以下简称《方案》）, 云澜市发展和改革委员会（简称“市发改委”）."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policyparse.language.organisations import looks_like_organisation
from policyparse.model import Abbreviation
from policyparse.rules import load, rule, yaml_rule
from policyparse.view import DocumentView, Facts, NodeText

_LONGEST = 80  # characters of a full name
_OPEN, _CLOSE = "（(", "）)"
SHORT_NAMES = yaml_rule("references.short_names")  # groups: document (inside 《》), quoted, plain
_BEGINS_BEHIND = yaml_rule("references.full_names_begin_behind")
_PARTED = rule(
    r"[。；;！？：:，,\n]",
    examples=["渔港。", "渔港，渔船"],
    rejects=["渔港、渔船", "渔港"],
    why="A mark that ends what a short name can stand for.",
)


def find_abbreviations(view: DocumentView) -> Facts:
    """The short names that a document introduces."""
    return Facts(introduced(view.texts))


def introduced(texts: Iterable[NodeText]) -> list[Abbreviation]:
    """The short names in reading order; one that is introduced again in the same words is given once."""
    found: dict[tuple[str, str], Abbreviation] = {}
    for node in texts:
        if "称" in node.folded:
            for abbreviation in _introduced(node):
                found.setdefault((abbreviation.short, abbreviation.full), abbreviation)
    return list(found.values())


def _introduced(node: NodeText) -> Iterator[Abbreviation]:
    for match in SHORT_NAMES.finditer(node.folded):
        name = str(match.lastgroup)
        low, high = match.span(name)
        opening = _bracket(node.folded, match.start())
        full = _full_name(node.folded, match.start() if opening is None else opening, node.folded[low:high])
        if full:
            start = match.start() if opening is None else opening
            end = match.end() + (opening is not None and node.folded[match.end() : match.end() + 1] in (*_CLOSE,))
            short, long = node.text[low:high], node.text[full[0] : full[1]]
            kind = _kind(long, full[2] or name == "document")
            yield Abbreviation(short=short, full=long, kind=kind, spans=node.cut(start, end))  # type: ignore[arg-type]


def _kind(full: str, titled: bool) -> str:
    if titled:
        return "document"
    organisation = looks_like_organisation(full) and not full.endswith(tuple(load("references")["no_organisations"]))
    return "organisation" if organisation else "other"


def _bracket(folded: str, at: int) -> int | None:
    """Where the bracket opens that `at` stands in; None where it stands in none."""
    for i in range(at - 1, max(-1, at - _LONGEST), -1):
        if folded[i] in _OPEN:
            return i
        if folded[i] in _CLOSE or folded[i] == "\n":
            return None
    return None


def _full_name(folded: str, upto: int, short: str) -> tuple[int, int, bool] | None:
    """(start, end, whether it is a title) of the name before `upto` that `short` stands for."""
    end = upto
    while end > 0 and folded[end - 1] in "，, ":
        end -= 1
    if folded[end - 1 : end] in (*_CLOSE,) and (opening := _opening(folded, end - 1)) is not None and folded[opening - 1 : opening] == "》":
        # 《…》（云政发〔2020〕5号）（以下简称…）
        end = opening
    for opener, closer in ("《》", "“”"):
        if folded[end - 1 : end] == closer:
            start = folded.rfind(opener, max(0, end - 2 * _LONGEST), end)
            return (start + 1, end - 1, opener == "《") if 0 <= start < end - 2 else None
    start = _phrase(folded, end, short)
    return (start, end, False) if 1 < end - start <= _LONGEST else None


def _opening(folded: str, closing: int) -> int | None:
    start = max(folded.rfind(c, max(0, closing - _LONGEST), closing) for c in _OPEN)
    return start if start >= 0 else None


def _phrase(folded: str, end: int, short: str) -> int:
    """Where a full name without marks begins: behind the last word that is none of it, but no later than the characters of the short
    name ask for (市水务集团 of …设立云澜市水务集团有限公司)."""
    low = max(0, end - _LONGEST)
    cuts = [match.end() for match in _PARTED.finditer(folded, low, end)]
    low = cuts[-1] if cuts else low
    needed = _last_place(folded, low, end, short)
    lead = _BEGINS_BEHIND.match(folded[low : needed if needed is not None else end - 1])
    return low + (lead.end() if lead else 0)


def _last_place(folded: str, low: int, end: int, short: str) -> int | None:
    """The last place from which on the characters of `short` come in order; None where they do not."""
    at = end
    for character in reversed(short):
        at = folded.rfind(character, low, at)
        if at < 0:
            return None
    return at
