"""Word files (.docx, and .wps saved as such). The canonical text is the document as Word shows it, tracked changes accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from policyparse.diagnostics import Diagnostic, report
from policyparse.errors import UnreadableInput
from policyparse.readers.docx.blocks import Block, Paragraph, Table, blocks
from policyparse.readers.docx.names import R, W
from policyparse.readers.docx.numbering import Numbering
from policyparse.readers.docx.story import Story
from policyparse.readers.docx.styles import Styles
from policyparse.readers.office_package import Package, Relation
from policyparse.readers.office_text import Writer
from policyparse.source import SourceDocument
from policyparse.text.script import has_chinese

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PAGE_NUMBER = re.compile(r"[\s\-—–―·.第共页/\d]*\d[\s\-—–―·.第共页/\d]*")


def read(data: bytes, name: str, sha256: str, media_type: str = MEDIA_TYPE) -> SourceDocument:
    """The source document of a Word file. Raises UnreadableInput where it is damaged, hostile, or holds no Chinese text."""
    package = Package(data, name)
    main = _main_part(package)
    root = package.xml(main)
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise UnreadableInput(name, "the file has no document part", "get the file again; open and save it in Word or WPS to repair it", main)
    relations = package.relations(main)
    story = _story(package, relations)
    writer = Writer()
    found = list(blocks(body, story))
    margins = list(_margins(package, relations, root, story))
    for kind, text in margins:
        if kind == "header":
            _aside(writer, text)
    _write(writer, found)
    for block in _notes(package, relations, story):
        # at the foot of a page in print: no part of the running text, and behind the imprint in the file
        if isinstance(block, Paragraph):
            writer.aside("footnote", block.text)
        else:
            _write(writer, [block])
    for kind, text in margins:
        if kind == "footer":
            _aside(writer, text)
    source = writer.document(name=name, sha256=sha256, media_type=media_type, reader="docx", diagnostics=_findings(story))
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

    styles = Styles(part("styles"))
    return Story(styles, Numbering(part("numbering"), styles))


def _write(writer: Writer, found: Iterator[Block] | list[Block]) -> None:
    for block in found:
        if isinstance(block, Table):
            _write_table(writer, block)
        elif block.contents:
            writer.aside("chrome", block.text)
        else:
            writer.paragraph(block.text, block.indented)


def _write_table(writer: Writer, table: Table) -> None:
    writer.table(table.rows, table.header_rows)
    for inner in table.nested:
        _write_table(writer, inner)


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


_NAMES = {"picture": "pictures", "formula": "formulas (printed on one line)", "comment": "comments", "object": "embedded objects"}


def _findings(story: Story) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    if story.hidden:
        found.append(report("PP121", f"{story.hidden} characters that Word does not show are left out"))
    if story.left_out:
        said = ", ".join(f"{count} {_NAMES.get(what, what)}" for what, count in sorted(story.left_out.items()))
        found.append(report("PP122", f"not read as text: {said}"))
    if story.numbering.unknown:
        found.append(report("PP123", f"automatic numbers may differ from what Word prints: {'; '.join(sorted(story.numbering.unknown))}"))
    if story.tracked:
        found.append(report("PP124", f"{story.tracked} tracked changes, read as accepted"))
    return found


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
