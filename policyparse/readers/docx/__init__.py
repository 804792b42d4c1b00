"""Word files (.docx, and .wps saved as such). The canonical text is the document as Word shows it, tracked changes accepted (or, with
--revisions original, as if they had not been made)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from policyparse.errors import UnreadableInput
from policyparse.readers.docx.blocks import Block, Paragraph, Table, blocks
from policyparse.readers.docx.names import R, W
from policyparse.readers.docx.numbering import Numbering
from policyparse.readers.docx.story import Story
from policyparse.readers.docx.styles import Styles
from policyparse.readers.docx.told import Told, findings
from policyparse.readers.office_package import Package, Relation
from policyparse.readers.office_text import Writer
from policyparse.readers.options import DEFAULT, ReadOptions
from policyparse.rules import rule
from policyparse.source import SourceDocument
from policyparse.text.passage import Span
from policyparse.text.script import has_chinese

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TOP = 12  # paragraphs at the top of a document in which its own head stands
_RED_HEADS = (
    rule(r"[\u4e00-\u9fff、（）()]{4,40}文件(?:[\u4e00-\u9fff]{1,6}〔\d{4}〕\d+号)?", examples=["云澜市人民政府文件", "云澜市渔业局文件云渔〔2026〕5号"], rejects=["文件", "渔港文件管理办法"], why="The red head of a document.", ask="whole"),
    rule(r"[\u4e00-\u9fff]{1,12}[〔\[［(（【]\d{4}[〕\]］)）】]第?\d+号", examples=["云政发〔2026〕5号"], rejects=["2026年第5号", "〔2026〕5号"], why="The number below a red head.", ask="whole"),
)  # fmt: skip
_PAGE_NUMBER = rule(
    r"[\s\-—–―·.第共页/\d]*\d[\s\-—–―·.第共页/\d]*",
    examples=["3", "— 12 —", "第3页 共12页", "3/12"],
    rejects=["第三页", "3.渔港改造"],
    why="A paragraph at the foot of a page that is nothing but its number.",
    ask="whole",
)


def read(data: bytes, name: str, sha256: str, options: ReadOptions = DEFAULT, media_type: str = MEDIA_TYPE) -> SourceDocument:
    """The source document of a Word file. Raises UnreadableInput where it is damaged, hostile, or holds no Chinese text."""
    package = Package(data, name)
    main = _main_part(package)
    root = package.xml(main)
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise UnreadableInput(name, "the file has no document part", "get the file again; open and save it in Word or WPS to repair it", main)
    relations = package.relations(main)
    story = _story(package, relations)
    story.original = options.revisions == "original"
    writer, told = Writer(), Told()
    found = list(blocks(body, story))
    margins = list(_margins(package, relations, root, story))
    printed = ["".join(b.text.split()) for b in found[:_TOP] if isinstance(b, Paragraph)]
    for kind, text in margins:
        if kind == "header" and not _is_red_head(text, printed):
            _aside(writer, text)
    for kind, text in margins:
        if kind == "header" and _is_red_head(text, printed):
            writer.paragraph(text.text.strip())
    _write(writer, found, told)
    for block in _notes(package, relations, story):
        # at the foot of a page in print: no part of the running text, and behind the imprint in the file
        if isinstance(block, Paragraph):
            writer.aside("footnote", block.text)
        else:
            _write(writer, [block], told)
    for kind, text in margins:
        if kind == "footer":
            _aside(writer, text)
    source = writer.document(name=name, sha256=sha256, media_type=media_type, reader="docx", diagnostics=findings(story, told))
    _refuse_empty(source, story)
    return source


def _main_part(package: Package) -> str:
    """The document part: what the package says, else where it always stands."""
    said = next((r.target for r in package.relations("").values() if r.kind == "officeDocument"), "")
    return said if said in package.members else "word/document.xml"


def _story(package: Package, relations: dict[str, Relation]) -> Story:
    def part(kind: str) -> Any:
        path = next((r.target for r in relations.values() if r.kind == kind), "")
        return package.xml(path) if path else None

    styles, comments = Styles(part("styles")), part("comments")
    said = {c.get(W + "id", ""): " ".join("".join(t.text or "" for t in c.iter(W + "t")).split()) for c in (() if comments is None else comments.iter(W + "comment"))}
    return Story(styles, Numbering(part("numbering"), styles), comments=said)


def _write(writer: Writer, found: Iterator[Block] | list[Block], told: Told) -> None:
    for block in found:
        if isinstance(block, Table):
            _write_table(writer, block, told)
        elif block.contents:
            writer.aside("chrome", block.text)
        else:
            told.note(block.left, writer.paragraph(block.text, block.indented))


def _write_table(writer: Writer, table: Table, told: Told) -> None:
    cells = {(cell.row, cell.col): Span(cell.start, cell.end) for cell in writer.table(table.rows, table.header_rows)}
    for row, col, left in table.left:
        told.note([left], cells.get((row, col)))
    for row, col, inner in table.nested:
        told.nested(row, cells.get((row, col)), inner)
        _write_table(writer, inner, told)


def _is_red_head(paragraph: Paragraph, printed: Sequence[str]) -> bool:
    """Whether a line of a page header is the head of the document, which many templates keep there: 云澜市人民政府文件, or its number.
    `printed`: the lines at the top of the document itself, which may hold a head of its own."""
    text = "".join(paragraph.text.split())
    return any(shape.fullmatch(text) and not any(shape.fullmatch(line) for line in printed) for shape in _RED_HEADS)


def _margins(package: Package, relations: dict[str, Relation], root: Any, story: Story) -> Iterator[tuple[str, Paragraph]]:
    """The paragraphs of headers and footers, each wording once, however many sections print it."""
    seen: set[tuple[str, str]] = set()
    for kind in ("header", "footer"):
        targets = dict.fromkeys(relations[i].target for e in root.iter(f"{W}{kind}Reference") if (i := e.get(R + "id", "")) in relations)
        for target in targets:
            for paragraph in _flat(blocks(package.xml(target) if target in package.members else (), story)):
                key = (kind, "".join(paragraph.text.split()))
                if key[1] and key not in seen:
                    seen.add(key)
                    yield kind, paragraph


def _flat(found: Iterator[Block]) -> Iterator[Paragraph]:
    for block in found:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from (Paragraph(cell.text) for row in block.rows for cell in row if cell)


def _aside(writer: Writer, paragraph: Paragraph) -> None:
    number = paragraph.page_number or _PAGE_NUMBER.fullmatch(paragraph.text)
    writer.aside("page_number" if number else "running_head", paragraph.text)


def _notes(package: Package, relations: dict[str, Relation], story: Story) -> Iterator[Block]:
    """Footnotes and endnotes in the order of their marks, each with its mark before it."""
    bodies: dict[tuple[str, str], Any] = {}
    for kind in ("footnote", "endnote"):
        path = next((r.target for r in relations.values() if r.kind == kind + "s"), "")
        root = package.xml(path) if path else None
        if root is not None:
            bodies |= {(kind, note.get(W + "id", "")): note for note in root.findall(W + kind)}
    for key, mark in list(story.notes.items()):
        for i, block in enumerate(blocks(bodies[key], story) if key in bodies else ()):
            yield block._replace(text=f"{mark} {block.text.strip()}") if i == 0 and isinstance(block, Paragraph) else block


def _refuse_empty(source: SourceDocument, story: Story) -> None:
    if not source.lines and not source.tables:
        pictures = story.left_out["picture"]
        if pictures:
            raise UnreadableInput(
                source.name, f"the file holds no text, only {'a picture' if pictures == 1 else f'{pictures} pictures'}", "run it through text recognition (OCR) and give the text"
            )
        raise UnreadableInput(source.name, "the file holds no text", "check that the right file was saved")
    if not has_chinese(source.text):
        raise UnreadableInput(source.name, "the text holds no Chinese character", "policyparse reads Chinese government documents; check the file")
