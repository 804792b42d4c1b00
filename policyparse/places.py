"""Where in the file a person finds what stands at an offset: 第3页 第12行, 第5行, 第9段."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from policyparse.model import SourcePlace
from policyparse.source import LINE_BREAK, SourceDocument

# Formats without lines of their own: their text is given paragraph by paragraph, tables included.
_PARAGRAPHS = frozenset({"docx", "doc", "rtf"})


class FilePlaces:
    """Places of a source document by offset. The lines of a page count from its top, else those of the file; blank lines of a file count."""

    def __init__(self, source: SourceDocument) -> None:
        self._text, self._pages = source.text, source.pages
        self._unit = "段" if source.reader in _PARAGRAPHS else "行"
        self._lines = [0, *(match.end() for match in LINE_BREAK.finditer(source.text))]
        self._page_starts = [page.start for page in source.pages]

    def of(self, offset: int) -> str:
        """The place of the character at an offset of the source text."""
        line = bisect_right(self._lines, offset)
        page = self._page(offset)
        if page is None:
            return f"第{line}{self._unit}"
        number, start = page
        return f"第{number}页 第{line - bisect_right(self._lines, start) + 1}行"

    def lines(self) -> Iterator[SourcePlace]:
        """Every line or paragraph that prints anything, in reading order, with its place."""
        for number, (start, end) in enumerate(zip(self._lines, [*self._lines[1:], len(self._text)], strict=True), 1):
            if printed := self._text[start:end].strip():
                at = self._text.index(printed[0], start)
                page = self._page(at)
                line = number - bisect_right(self._lines, page[1]) + 1 if page else number
                is_paragraph = page is None and self._unit == "段"
                yield SourcePlace(
                    start=at, end=at + len(printed), page=page[0] if page else None,
                    line=None if is_paragraph else line, paragraph=number if is_paragraph else None,
                )  # fmt: skip

    def _page(self, offset: int) -> tuple[int, int] | None:
        index = bisect_right(self._page_starts, offset) - 1
        return (self._pages[index].number, self._pages[index].start) if index >= 0 else None
