"""Stars that stand for nothing withheld: the marks of bold type, the sign of multiplication, the mark of a note."""

from __future__ import annotations

from policyparse.rules import rule

_BOLD_LINE = rule(
    r"(?m)^[ \t]*(?:[-*+>][ \t]+)?\*\*(?!\*)[^*\n]{1,40}\*\*(?!\*)[ \t]*(?:[:：]|$)|^[ \t]*(?:[-*+>][ \t]+)?\*\*(?!\*)[^*\n]{1,40}[:：。]\*\*(?!\*)",
    examples=["**渔港改造**：加强管理", "- **渔船：** 登记"],
    rejects=["****年渔港", "渔港**改造**"],
    why="A label in bold that opens a line of Markdown: no mask.",
)
_BOLD = rule(
    r"(?<!\*)\*\*(?!\*)(?=\S)[^*\n]{0,200}[^*\s]\*\*(?!\*)",
    examples=["**渔港改造**", "**A**"],
    rejects=["****", "** **", "***"],
    why="A stretch in bold.",
)
_BOLD_OPENING = rule(
    r"(?:(?<=[。；：:）)\n\t 　])|^)\*\*(?!\*)(?=[^\W\d])[^*\n，,、]{2,30}(?<![、，和与及的等])\*\*(?!\*)",
    examples=["渔港。**渔船登记**", "**渔船**登记"],
    rejects=["渔港**渔船**", "**渔港、**"],
    why="A stretch in bold that opens a sentence.",
)
_LONGER = rule(
    r"(?<!\*)(?:\*|\*{3,})(?!\*)",
    examples=["***", "*"],
    rejects=["**", "渔港"],
    why="A run of asterisks that Markdown would not set in bold.",
)
_FORMULA = rule(
    r"[=＝][^\n*]{1,80}[\w）)]\*\d+(?:%|％)",
    examples=["补贴=投资额*30%"],
    rejects=["投资额*30%", "=***%"],
    why="A product in a formula: =产值*30%.",
)
_SINGLE = rule(
    r"(?<!\*)\*(?![*.])",
    examples=["*渔港", "渔船*"],
    rejects=["**", "*."],
    why="One asterisk alone.",
)
_RUN = rule(
    r"\*{2,}",
    examples=["**年", "****"],
    rejects=["*", "渔港"],
    why="Asterisks that may be a mask or the bounds of bold.",
)
_WITHIN_FORMULA = rule(
    r"[=＝×÷/][^\n。；，]{0,60}$",
    examples=["补贴=投资额", "产值×"],
    rejects=["补贴", "渔港。"],
    why="Within a formula up to its asterisk.",
)
_NOTE = rule(
    r"(?m)^[ \t]*\*(?![*.]) *(?=[^\W\d_][^\n*]{4,})",
    examples=["*本表不含渔船数量", "* 按现价计算"],
    rejects=["**渔船数量不计", "渔船*按现价计算", "*\t市水利局、市财政局"],
    why="A note below a table that an asterisk opens.",
)
_MARK = rule(
    r"(?m)(?<!附件)(?<!附表)(?<=[^\W\d_])\*(?=[ \t]*(?:[\t|｜\n]|$))",
    examples=["渔船⟨*⟩", "产值⟨*⟩\t"],
    rejects=["*渔船", "渔船*艘", "附件*"],
    why="An asterisk behind a name that leads to a note.",
)


def signs(folded: str) -> set[int]:
    """Where in the text a star is no mask."""
    if "*" not in folded:
        return set()
    return _bold(folded) | _products(folded) | _notes(folded)


def _bold(folded: str) -> set[int]:
    if "**" not in folded:
        return set()
    marked = _BOLD_LINE.search(folded) is not None
    if not marked and (_LONGER.search(folded) or sum(1 for _ in _BOLD_OPENING.finditer(folded)) * 2 != sum(1 for _ in _RUN.finditer(folded))):
        return set()
    pairs = _BOLD.finditer(folded) if marked else _BOLD_OPENING.finditer(folded)
    return {at for pair in pairs for at in (pair.start(), pair.start() + 1, pair.end() - 2, pair.end() - 1)}


def _products(folded: str) -> set[int]:
    """Single stars between words of a formula; in a text with formulas and nothing withheld every single star between words is one."""
    found = {match.start() for match in _SINGLE.finditer(folded) if folded[match.start() - 1 : match.start()].isdigit() and folded[match.end() : match.end() + 1].isdigit()}
    if not _FORMULA.search(folded):
        return found
    clear = _RUN.search(folded) is None
    for match in _SINGLE.finditer(folded):
        before, after = folded[max(0, match.start() - 1) : match.start()], folded[match.end() : match.end() + 1]
        between = (before.isalnum() or before in ("）", ")")) and (after.isalnum() or after in ("（", "("))
        if between and (clear or _WITHIN_FORMULA.search(folded[max(0, match.start() - 80) : match.start()])):
            found.add(match.start())
    return found


def _notes(folded: str) -> set[int]:
    """The star of a note and those that lead to it."""
    notes = {folded.index("*", match.start()) for match in _NOTE.finditer(folded)}
    marks = {match.start() for match in _MARK.finditer(folded)}
    return notes | marks if len(notes) == 1 and 0 < len(marks) <= _NOTED and _RUN.search(folded) is None else set()


_NOTED = 5  # words that one note is said of
