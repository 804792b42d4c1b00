"""The body, a cell, a header or a note as paragraphs and tables in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, TypeAlias

from policyparse.readers.docx.inline import Inline, is_placeholder
from policyparse.readers.docx.names import MC, W, chosen, is_on, value, whole
from policyparse.readers.docx.story import Left, Story
from policyparse.readers.docx.styles import first_line, number_properties
from policyparse.readers.office_text import Cell

MAX_NESTING = 12  # tables and text boxes inside of one another; layout makers nest a few
MAX_COLUMNS = 200  # that one merged cell may claim; Word itself stops at 63


class Paragraph(NamedTuple):
    """A paragraph of the story, number and indent printed."""

    text: str
    indented: bool = False
    page_number: bool = False
    contents: bool = False  # a line of the table of contents
    left: tuple[Left, ...] = ()


class Table(NamedTuple):
    """A table of the story with its cells in their places."""

    rows: list[list[Cell | None]]  # None: covered by the cell above
    header_rows: int
    nested: list[tuple[int, int, Table]]  # tables inside of cells, with the row and column of the cell
    left: list[tuple[int, int, Left]]  # what was left out, with the row and column of its cell


Block: TypeAlias = Paragraph | Table

_WRAPPERS = {W + tag for tag in ("customXml", "ins", "moveTo", "del", "moveFrom", "smartTag")}


def blocks(parent: Iterable[Any], story: Story, *, in_cell: bool = False, depth: int = 0) -> Iterator[Block]:
    """The paragraphs and tables of `parent`; what tracked changes deleted is left out."""
    carried = ""
    left: list[Left] = []
    for child, in_contents in _unwrapped(parent, False, story):
        if child.tag == W + "p":
            properties = child.find(W + "pPr")
            contents = in_contents or story.in_contents
            inline = _inline(child, properties, story, in_cell)
            if _mark_dropped(properties, story):
                # the paragraph runs on into the next one, which lends its form
                carried += inline.text
                left += inline.left
                yield from _boxes(inline.boxes, story, in_cell, depth)
                continue
            yield from _boxes(inline.boxes[: inline.before], story, in_cell, depth)
            paragraph = _paragraph(properties, inline, carried, story, contents)
            yield paragraph._replace(left=(*left, *paragraph.left)) if left else paragraph
            yield from _boxes(inline.boxes[inline.before :], story, in_cell, depth)
            carried, left = "", []
        elif child.tag == W + "tbl":
            yield from _table(child, story, depth + 1)
        elif child.tag in (W + "altChunk", W + "subDoc"):
            story.left_out["embedded document"] += 1
    if carried or left:
        yield Paragraph(carried, left=tuple(left))


def _unwrapped(parent: Iterable[Any], contents: bool, story: Story) -> Iterator[tuple[Any, bool]]:
    """Children as they stand in the text, content controls and the like opened; whether they are in a table of contents."""
    for child in parent:
        if child.tag == W + "sdt":
            gallery = child.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
            inside = contents or (gallery is not None and gallery.get(W + "val") == "Table of Contents")
            content = child.find(W + "sdtContent")
            if content is not None and is_placeholder(child):
                story.left_out["placeholder"] += 1
                continue
            yield from _unwrapped(() if content is None else content, inside, story)
        elif child.tag in _WRAPPERS:
            yield from _unwrapped(() if child.tag in story.dropped_changes else child, contents, story)
        elif child.tag == MC + "AlternateContent":
            yield from _unwrapped(chosen(child), contents, story)
        else:
            yield child, contents


def _inline(paragraph: Any, properties: Any, story: Story, in_cell: bool) -> Inline:
    hidden = bool(story.styles.any_hidden and story.styles.hidden(_style(properties, story)))
    inline = Inline(story, in_cell, hidden)
    inline.walk(paragraph)
    return inline


def _style(properties: Any, story: Story) -> str:
    return (None if properties is None else value(properties, "pStyle")) or story.styles.default


def _mark_dropped(properties: Any, story: Story) -> bool:
    """Whether a tracked change takes out the end of the paragraph."""
    mark = None if properties is None else properties.find(W + "rPr")
    return mark is not None and any(mark.find(tag) is not None for tag in story.dropped_changes)


def _paragraph(properties: Any, inline: Inline, carried: str, story: Story, contents: bool) -> Paragraph:
    style = _style(properties, story)
    direct = None if properties is None else number_properties(properties)
    label = story.numbering.label(direct, style)
    indented = None if properties is None else first_line(properties)
    if indented is None and label:
        indented = label.indented
    if indented is None:
        indented = story.styles.indented(style)
    text = carried + inline.text
    if label:
        text = label.text + text.lstrip(" \u3000\t")
    return Paragraph(text, bool(indented), inline.page_field, contents or story.in_contents or story.styles.is_contents(style), inline.left)


def _boxes(boxes: Iterable[Any], story: Story, in_cell: bool, depth: int) -> Iterator[Block]:
    if depth < MAX_NESTING:
        for box in boxes:
            yield from blocks(box, story, in_cell=in_cell, depth=depth + 1)


def _table(element: Any, story: Story, depth: int) -> Iterator[Block]:
    """A table; the content of its cells alone where it has a single column, which is a frame around text."""
    if depth > MAX_NESTING:
        story.left_out["table nested too deeply"] += 1
        return
    rows = [row for row, _ in _unwrapped(element, False, story) if row.tag == W + "tr" and not _row_dropped(row, story)]
    cells = [[cell for cell, _ in _unwrapped(row, False, story) if cell.tag == W + "tc"] for row in rows]
    if all(len(row) <= 1 for row in cells):
        for row in cells:
            for cell in row:
                yield from blocks(cell, story, depth=depth)
    else:
        yield _ruled(rows, cells, story, depth)


def _row_dropped(row: Any, story: Story) -> bool:
    properties = row.find(W + "trPr")
    changes = [tag for tag in ("ins", "del") if properties is not None and properties.find(W + tag) is not None]
    story.tracked_rows += bool(changes)
    return ("ins" if story.original else "del") in changes


class _Slot:
    """A cell while the rows below it may still grow it."""

    def __init__(self, row: int, col: int, col_span: int, text: str) -> None:
        self.row, self.col, self.col_span, self.text = row, col, col_span, text
        self.row_span = 1

    def cell(self) -> Cell:
        return Cell(self.row, self.col, self.row_span, self.col_span, self.text)


def _ruled(rows: list[Any], cells: list[list[Any]], story: Story, depth: int) -> Table:
    nested: list[tuple[int, int, Table]] = []
    left: list[tuple[int, int, Left]] = []
    printed: list[list[_Slot | None]] = []
    above: dict[int, _Slot] = {}
    for r, (row, own) in enumerate(zip(rows, cells, strict=True)):
        line: list[_Slot | None] = []
        here: dict[int, _Slot] = {}
        col = _grid_before(row)
        for element in own:
            span, continues, joins = _geometry(element)
            span = min(span, max(MAX_COLUMNS - col, 1))
            upper = above.get(col) if continues else None
            if joins and line and line[-1] is not None:
                line[-1].col_span += span
                text, inner, lost = _cell(element, story, depth)
                line[-1].text = "\n".join(filter(None, (line[-1].text, text)))
                nested += [(r, line[-1].col, table) for table in inner]
                left += [(r, line[-1].col, one) for one in lost]
            elif upper is not None:
                # Word shows nothing of what stands in a covered cell
                covered = "".join(t.text or "" for t in element.iter(W + "t")).strip()
                left += [(upper.row, upper.col, Left("hidden", covered))] if covered else []
                upper.row_span = r - upper.row + 1
                here[col] = upper
                line.append(None)
            else:
                text, inner, lost = _cell(element, story, depth)
                nested += [(r, col, table) for table in inner]
                left += [(r, col, one) for one in lost]
                here[col] = _Slot(r, col, span, text)
                line.append(here[col])
            col += span
        above = here
        printed.append(line)
    return Table([[slot.cell() if slot else None for slot in line] for line in printed], _header_rows(rows), nested, left)


def _grid_before(row: Any) -> int:
    properties = row.find(W + "trPr")
    return _bounded(value(properties, "gridBefore"), 0) if properties is not None else 0


def _bounded(text: str | None, otherwise: int) -> int:
    read = whole(text)
    return otherwise if read is None else min(max(read, otherwise), MAX_COLUMNS)


def _geometry(cell: Any) -> tuple[int, bool, bool]:
    """Columns, whether it goes on with the cell above, whether (in old files) with the cell to its left."""
    properties = cell.find(W + "tcPr")
    if properties is None:
        return 1, False, False
    vertical, horizontal = properties.find(W + "vMerge"), properties.find(W + "hMerge")
    return (
        _bounded(value(properties, "gridSpan"), 1),
        vertical is not None and vertical.get(W + "val", "continue") != "restart",
        horizontal is not None and horizontal.get(W + "val", "continue") != "restart",
    )


def _cell(cell: Any, story: Story, depth: int) -> tuple[str, list[Table], list[Left]]:
    """The paragraphs of a cell, a line each; the tables inside of it; what was left out."""
    properties = cell.find(W + "tcPr")
    dropped = "cellIns" if story.original else "cellDel"
    if properties is not None and properties.find(W + dropped) is not None:
        story.tracked_rows += 1
        return "", [], []
    lines: list[str] = []
    nested: list[Table] = []
    left: list[Left] = []
    for block in blocks(cell, story, in_cell=True, depth=depth):
        if isinstance(block, Table):
            nested.append(block)
        else:
            lines.append(block.text.strip())
            left += block.left
    return "\n".join(filter(None, lines)), nested, left


def _header_rows(rows: list[Any]) -> int:
    """The leading rows that are to be repeated on every page; none where all are."""
    for count, row in enumerate(rows):
        properties = row.find(W + "trPr")
        if properties is None or not is_on(properties, "tblHeader"):
            return count
    return 0
