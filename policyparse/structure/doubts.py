"""What makes a reading doubtful as a whole: no body, no outline, lost line breaks, a letter in a form of another country."""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.diagnostics import Diagnostic, report
from policyparse.language.numerals import integer
from policyparse.model import PolicyDocument
from policyparse.rules import rule
from policyparse.source import SourceDocument
from policyparse.structure.letters import is_foreign_letter
from policyparse.text.passage import Span

_INSIDE = rule(
    r"(?:^|[。：:；])\s*(?:(?P<comma>[一二三四五六七八九十]{1,3})、|[（(](?P<paren>[一二三四五六七八九十]{1,3})[）)]|(?P<dot>\d{1,2})[.、])(?=[^、，。\d]{2,40})",
    examples=["纪要如下：一、完善岸线", "衔接。二、优化管线", "衔接。（二）优化管线"],
    rejects=["渔港十一、渔船", "第一、"],
    why="A number of the top level inside a line.",
)
_SHORTEST_LINE = 60  # characters of a line that several paragraphs may have run into
_SHORTEST_TEXT = 120  # characters of a text that should have an outline, or none for a reason


def find_doubts(document: PolicyDocument, source: SourceDocument) -> list[Diagnostic]:
    """PP207 to PP210 about the document as a whole."""
    found: list[Diagnostic] = []
    outlined = bool(document.sections or document.payloads or document.attachments)
    texts = [t for t in (document.preamble, document.closing) if t]
    if not (outlined or texts or document.tables):
        found.append(report("PP207", "nothing below the header could be read as a text or a table"))
    elif not outlined and not document.tables and sum(len(t.text) for t in texts) >= _SHORTEST_TEXT:
        found.append(report("PP208", "the text has no numbered heading; it stands undivided", None, texts[0].spans))
    for span, numbers in _run_together(source):
        found.append(report("PP209", f"{len(numbers)} headings stand inside one line ({'、'.join(numbers)}): line breaks were lost", None, [span]))
    if is_foreign_letter(line.folded for line in (source.passage(*one.span) for one in source.lines[:40])):
        found.append(report("PP210", "the letter has the form of another administration; number, date and issuer may be missing"))
    return found


def _run_together(source: SourceDocument) -> Iterator[tuple[Span, list[str]]]:
    """The lines that hold two or more headings that count on: ……如下：一、完善……。二、优化……。"""
    for line in source.lines:
        if line.span.end - line.span.start < _SHORTEST_LINE:
            continue
        numbers: list[str] = []
        family = None
        for match in _INSIDE.finditer(source.folded, line.span.start, line.span.end):
            if family not in (None, match.lastgroup):
                continue
            ordinal = integer(match[match.lastgroup or 0])
            expected = ordinal == len(numbers) + 1
            # the points of one sentence are no headings: 一、建账；二、检查
            if expected and (not numbers or match[0][0] == "。"):
                numbers.append(match[match.lastgroup or 0])
                family = match.lastgroup
        if len(numbers) > 1:
            yield line.span, numbers
