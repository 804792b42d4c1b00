"""The text of one paragraph: runs, breaks, fields, symbols, notes, tracked changes, and the text boxes anchored in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from policyparse.readers.docx.names import MC, M, W, chosen, is_on, value
from policyparse.readers.docx.story import Story, is_page_field

# What prints nothing, or nothing of its own; delText is struck by a tracked change.
_DROPPED = frozenset(
    W + tag
    for tag in (
        *("pPr", "rPr", "sdtPr", "sdtEndPr", "fldData", "smartTagPr", "customXmlPr", "proofErr", "bookmarkStart", "bookmarkEnd", "softHyphen"),
        *("lastRenderedPageBreak", "annotationRef", "footnoteRef", "endnoteRef", "separator", "continuationSeparator"),
        *("commentRangeStart", "commentRangeEnd", "delText", "delInstrText", "rt"),
    )
)
_THROUGH = frozenset(W + tag for tag in ("hyperlink", "smartTag", "sdt", "sdtContent", "ins", "moveTo", "customXml", "dir", "bdo", "ruby", "rubyBase"))
# Symbol fonts give their glyphs codes of their own; these are the ones that forms and lists use.
_SYMBOLS = {
    ("wingdings", 0x6E): "■", ("wingdings", 0x6F): "□", ("wingdings", 0x71): "□", ("wingdings", 0xA8): "□", ("wingdings", 0x6C): "●",
    ("wingdings", 0xFC): "√", ("wingdings", 0xFB): "×", ("wingdings", 0xFE): "☑", ("wingdings", 0xFD): "☒", ("wingdings", 0xA1): "○",
    ("wingdings 2", 0x50): "√", ("wingdings 2", 0x4F): "×", ("wingdings 2", 0x52): "☑", ("wingdings 2", 0x53): "☒", ("wingdings 2", 0xA3): "□",
    ("symbol", 0xB7): "•", ("symbol", 0xB4): "×", ("symbol", 0xB8): "÷", ("symbol", 0xA3): "≤", ("symbol", 0xB3): "≥", ("symbol", 0xB1): "±", ("symbol", 0xB0): "°",
}  # fmt: skip


class Inline:
    """The text of one paragraph as it is shown, with the text boxes that are anchored in it."""

    def __init__(self, story: Story, in_cell: bool, hidden: bool) -> None:
        self._story, self._in_cell, self._hidden = story, in_cell, hidden
        self._out: list[str] = []
        self.boxes: list[Any] = []  # w:txbxContent
        self.before = 0  # so many of the boxes stand before the text
        self.page_field = False

    @property
    def text(self) -> str:
        """What has been collected so far."""
        return "".join(self._out)

    def walk(self, children: Iterable[Any], hidden: bool | None = None) -> None:
        """Collects the text of an element and of what is inside it."""
        hide = self._hidden if hidden is None else hidden
        for child in children:
            tag = child.tag
            if tag == _RUN:
                properties = child.find(_RUN_PROPERTIES)
                self.walk(child, hide if properties is None else self._run_hidden(properties, hide))
            elif tag == _TEXT:
                self._show(child.text or "", hide)
            elif tag in _THROUGH:
                self._story.tracked += tag == W + "ins" or tag == W + "moveTo"
                self.walk(child, hide)
            elif tag not in _DROPPED:
                handler = _HANDLERS.get(tag)
                if handler:
                    self._show(handler(self, child) or "", hide)
                elif tag.startswith(M):
                    self._formula(child, hide)

    def _show(self, text: str, hide: bool) -> None:
        if not text or not self._story.visible:
            return
        if hide:
            self._story.hidden += len(text.strip())
        else:
            self._out.append(text)

    def _run_hidden(self, properties: Any, otherwise: bool) -> bool:
        direct = is_on(properties, "vanish")
        if direct is None and self._story.styles.any_hidden:
            direct = self._story.styles.hidden(value(properties, "rStyle"))
        return otherwise if direct is None else direct

    def _break(self, element: Any) -> str:
        return "\x0c" if element.get(W + "type") == "page" and not self._in_cell else "\n"

    def _tab(self, _: Any) -> str:
        # inside a cell a tab would read as the edge of one; before the text it is an indent
        return " " if self._in_cell else "\t" if self.text.strip() else "\u3000\u3000"

    def _symbol(self, element: Any) -> str:
        code = int(element.get(W + "char", "0"), 16) if _is_hex(element.get(W + "char", "")) else 0
        font = element.get(W + "font", "").lower()
        return _SYMBOLS.get((font, code & 0xFF)) or (chr(code) if 0x20 < code < 0xD800 or 0xDFFF < code < 0xFFFE else "")

    def _field(self, element: Any) -> str:
        fields = self._story.fields
        if element.get(W + "fldCharType") == "end" and fields:
            self.page_field = self.page_field or is_page_field(fields[-1].instruction)
        return self._story.field_mark(element)

    def _instruction(self, element: Any) -> None:
        if self._story.fields:
            self._story.fields[-1].instruction += element.text or ""

    def _simple_field(self, element: Any) -> None:
        self.page_field = self.page_field or is_page_field(element.get(W + "instr", ""))
        self.walk(element)

    def _note(self, element: Any) -> str:
        kind = "footnote" if element.tag == W + "footnoteReference" else "endnote"
        mark = self._story.note_mark(kind, element)
        # a mark of the author's own stands in the text behind the reference
        return "" if element.get(W + "customMarkFollows") in ("1", "true", "on") else mark

    def _deleted(self, _: Any) -> None:
        self._story.tracked += 1

    def _alternate(self, element: Any) -> None:
        self.walk(chosen(element))

    def _drawing(self, element: Any) -> None:
        """A picture or a shape: its text boxes are kept, its pictures are counted."""
        found = list(_outermost_boxes(element))
        if not self.text.strip():
            self.before += len(found)
        self.boxes += found
        if not found:
            self._story.left_out["object" if element.tag == W + "object" else "picture"] += 1

    def _formula(self, element: Any, hide: bool) -> None:
        if element.tag in (M + "oMath", M + "oMathPara"):
            self._story.left_out["formula"] += 1
            self._show("".join(_linear(element)), hide)

    def _comment(self, _: Any) -> None:
        self._story.left_out["comment"] += 1


def _is_hex(text: str) -> bool:
    return 0 < len(text) <= 5 and all(c in "0123456789abcdefABCDEF" for c in text)


def _outermost_boxes(element: Any) -> Iterable[Any]:
    """The text boxes in a drawing, each once; those inside of a box are found when it is read."""
    for child in chosen(element) if element.tag == MC + "AlternateContent" else element:
        if child.tag == W + "txbxContent":
            yield child
        else:
            yield from _outermost_boxes(child)


def _linear(element: Any) -> Iterable[str]:
    """A formula on one line: fractions with a stroke, everything else as it comes."""
    if element.tag in (M + "t", W + "t"):
        yield element.text or ""
    for child in element:
        if child.tag == M + "den":
            yield "/"
        yield from _linear(child)


_RUN, _RUN_PROPERTIES, _TEXT = W + "r", W + "rPr", W + "t"
_HANDLERS: dict[str, Callable[[Inline, Any], str | None]] = {
    W + "br": Inline._break,
    W + "cr": lambda _, __: "\n",
    W + "tab": Inline._tab,
    W + "ptab": Inline._tab,
    W + "noBreakHyphen": lambda _, __: "-",
    W + "sym": Inline._symbol,
    W + "fldChar": Inline._field,
    W + "instrText": Inline._instruction,
    W + "fldSimple": Inline._simple_field,
    W + "footnoteReference": Inline._note,
    W + "endnoteReference": Inline._note,
    W + "del": Inline._deleted,
    W + "moveFrom": Inline._deleted,
    W + "commentReference": Inline._comment,
    W + "drawing": Inline._drawing,
    W + "pict": Inline._drawing,
    W + "object": Inline._drawing,
    MC + "AlternateContent": Inline._alternate,
}
