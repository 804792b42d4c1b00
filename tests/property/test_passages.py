"""The laws of passages: a piece of a piece is a piece, and spans always print the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as s

from policyparse.source import SourceDocument, from_text
from policyparse.text.passage import Passage, glue, joined

# marks and blanks that part a text, an astral character, and one that nobody sees
_TEXT = s.text(alphabet="修堤清淤。；，：“”（）12 \u3000\u200b𠮷ａ", min_size=0, max_size=14)


def _source(text: str) -> SourceDocument:
    return from_text(text, name="case.txt", sha256="", media_type="text/plain", reader="text", encoding="utf-8")


@s.composite
def passages(draw: s.DrawFn) -> tuple[str, Passage]:
    """The text of a source, and a passage of it: paragraphs of several lines each."""
    lines = draw(s.lists(_TEXT, min_size=1, max_size=6))
    text = "\n".join(lines)
    source, at, found = _source(text), 0, []
    for line in lines:
        found.append(source.passage(at, at + len(line)))
        at += len(line) + 1
    paragraphs = [p for i in range(0, len(found), 2) if (p := glue(found[i : i + 2])).text]
    return text, joined(paragraphs) if paragraphs else Passage("", "", ())


def _cuts(draw: s.DataObject, length: int) -> tuple[int, int]:
    start = draw.draw(s.integers(0, length))
    return start, draw.draw(s.integers(start, length))


def _printed(text: str, passage: Passage) -> str:
    return "".join(text[a:b] for a, b in passage.spans)


@given(passages(), s.data())
def test_slice_of_a_slice_is_a_slice(given_: tuple[str, Passage], data: s.DataObject) -> None:
    _, whole = given_
    a, b = _cuts(data, len(whole.text))
    c, d = _cuts(data, b - a)
    twice, once = whole.slice(a, b).slice(c, d), whole.slice(a + c, a + d)
    assert (twice.text, twice.folded, twice.spans) == (once.text, once.folded, once.spans)
    assert twice.places(0, d - c) == once.places(0, d - c) == whole.places(a + c, a + d)


@given(passages(), s.data())
def test_spans_of_every_piece_print_its_text(given_: tuple[str, Passage], data: s.DataObject) -> None:
    text, whole = given_
    a, b = _cuts(data, len(whole.text))
    for piece in (whole, whole.slice(a, b), whole.cut(a, b), *whole.clauses(), *whole.sentences()):
        assert _printed(text, piece) == piece.text.replace("\n", "")
        assert len(piece.folded) == len(piece.text)
        assert "".join(text[i:j] for i, j in piece.places(0, len(piece.text))) == piece.text.replace("\n", "")


@given(passages())
def test_offset_leads_back_to_the_character(given_: tuple[str, Passage]) -> None:
    text, whole = given_
    for a, b in whole.spans:
        assert all(whole.text[whole.offset(at)] == text[at] for at in range(a, b))
