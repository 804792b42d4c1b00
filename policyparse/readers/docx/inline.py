"""The text of one paragraph: runs, breaks, fields, symbols, notes, tracked changes, and the text boxes anchored in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from policyparse.readers.docx.names import MC, M, W, chosen, is_on, value
from policyparse.readers.docx.story import Left, Story, is_page_field
from policyparse.readers.docx.styles import strikes
from policyparse.readers.note_marks import marked, without_marks
from policyparse.rules import rule

# What prints nothing, or nothing of its own; delText is struck by a tracked change.
_DROPPED = frozenset(
    W + tag
    for tag in (
        *("pPr", "rPr", "sdtPr", "sdtEndPr", "fldData", "smartTagPr", "customXmlPr", "proofErr", "bookmarkStart", "bookmarkEnd", "softHyphen"),
        *("lastRenderedPageBreak", "annotationRef", "footnoteRef", "endnoteRef", "separator", "continuationSeparator"),
        *("commentRangeStart", "commentRangeEnd", "delInstrText", "rt"),
    )
)
_THROUGH = frozenset(W + tag for tag in ("hyperlink", "smartTag", "sdtContent", "customXml", "dir", "bdo", "ruby", "rubyBase"))
_CHANGES = {W + "ins": "inserted", W + "moveTo": "inserted", W + "del": "deleted", W + "moveFrom": "deleted"}
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
        self._story, self._in_cell = story, in_cell
        self._lost = "hidden" if hidden else ""  # why text is left out: hidden, struck, deleted (inserted, in the original); empty: it is shown
        self._out: list[str] = []
        self._left: list[Left] = []
        self.boxes: list[Any] = []  # w:txbxContent
        self.before = 0  # so many of the boxes stand before the text
        self.page_field = False
        self._begun = False  # whether anything but blanks is in the text

    @property
    def text(self) -> str:
        """What has been collected so far."""
        return "".join(self._out)

    @property
    def left(self) -> tuple[Left, ...]:
        """What was left out so far, each stretch once, however many runs it is made of."""
        joined: list[Left] = []
        for one in self._left:
            if joined and one.kind == joined[-1].kind and one.kind != "comment":
                joined[-1] = Left(one.kind, joined[-1].text + one.text)
            else:
                joined.append(one)
        return tuple(one for one in joined if one.text.strip())

    def walk(self, children: Iterable[Any], lost: str | None = None) -> None:
        """Collects the text of an element and of what is inside it; `lost`: why it is left out."""
        why = self._lost if lost is None else lost
        for child in children:
            tag = child.tag
            if tag == _RUN:
                properties = child.find(_RUN_PROPERTIES)
                self.walk(child, why if properties is None else self._run_lost(properties, why))
            elif tag in _TEXTS:
                self._show(child.text or "", why)
            elif tag in _THROUGH:
                self.walk(child, why)
            elif tag in _CHANGES:
                self._change(child, why)
            elif tag == _CONTROL:
                self.walk(child, "placeholder" if is_placeholder(child) else why)
            elif tag not in _DROPPED:
                handler = _HANDLERS.get(tag)
                if handler:
                    self._show(handler(self, child) or "", why)
                elif tag.startswith(M):
                    self._formula(child, why)

    def _show(self, text: str, lost: str) -> None:
        if not text or not self._story.visible:
            return
        if lost:
            self._left.append(Left(lost, without_marks(text)[0]))
        else:
            self._out.append(text)
            self._begun = self._begun or not text.isspace()

    def _change(self, element: Any, lost: str) -> None:
        """A tracked change: what it takes out of the version that is read is left out, what it puts in is told."""
        kind = _CHANGES[element.tag]
        if element.tag in self._story.dropped_changes:
            self.walk(element, lost or kind)
            return
        before, at = len(self._out), len(self._left)
        self.walk(element, lost)
        if len(self._out) > before:
            self._left.insert(at, Left(kind, without_marks("".join(self._out[before:]))[0]))

    def _run_lost(self, properties: Any, otherwise: str) -> str:
        if otherwise:
            return otherwise
        styles, style = self._story.styles, value(properties, "rStyle")
        hidden, struck = is_on(properties, "vanish"), strikes(properties)
        hidden = styles.hidden(style) if hidden is None else hidden
        struck = styles.struck(style) if struck is None else struck
        return "hidden" if hidden else "struck" if struck else ""

    def _break(self, element: Any) -> str:
        return "\x0c" if element.get(W + "type") == "page" and not self._in_cell else "\n"

    def _tab(self, _: Any) -> str:
        # inside a cell a tab would read as the edge of one; before the text it is an indent
        return " " if self._in_cell else "\t" if self._begun else "\u3000\u3000"

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
        if self._story.fields and len(self._story.fields[-1].instruction) < _LONGEST_INSTRUCTION:
            self._story.fields[-1].instruction += (element.text or "")[:_LONGEST_INSTRUCTION]

    def _simple_field(self, element: Any) -> None:
        self.page_field = self.page_field or is_page_field(element.get(W + "instr", ""))
        self.walk(element)

    def _note(self, element: Any) -> str:
        kind = "footnote" if element.tag == W + "footnoteReference" else "endnote"
        mark = self._story.note_mark(kind, element)
        # a mark of the author's own stands in the text behind the reference
        return "" if element.get(W + "customMarkFollows") in ("1", "true", "on") else marked(mark)

    def _alternate(self, element: Any) -> None:
        self.walk(chosen(element))

    def _drawing(self, element: Any) -> None:
        """A picture or a shape: its text boxes are kept, its pictures are counted."""
        found = list(_outermost_boxes(element))
        if not self._begun:
            self.before += len(found)
        self.boxes += found
        if not found:
            self._story.left_out["object" if element.tag == W + "object" else "picture"] += 1

    def _formula(self, element: Any, lost: str) -> None:
        if element.tag in (M + "oMath", M + "oMathPara"):
            self._story.left_out["formula"] += 1
            self._show("".join(_linear(element)), lost)

    def _comment(self, element: Any) -> None:
        self._left.append(Left("comment", self._story.comments.get(element.get(W + "id", ""), "") or "(empty)"))


def is_placeholder(control: Any) -> bool:
    """Whether a content control (w:sdt) still asks for its text: 单击此处输入文字。"""
    if control.find(_PLACEHOLDER) is None:
        return False
    return bool(_ASKS.search("".join(t.text or "" for t in control.iter(W + "t"))))


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


_LONGEST_INSTRUCTION = 500  # characters of a field's instruction that are looked at
_RUN, _RUN_PROPERTIES, _TEXTS = W + "r", W + "rPr", (W + "t", W + "delText")
_ASKS = rule(
    r"单击|点击|输入|选择|填写|[Cc]lick|[Ee]nter|[Cc]hoose|^\s*$",
    examples=["单击此处输入文字", "请选择日期", "Click to enter text", ""],
    rejects=["云澜市渔业局", "2026年5月"],
    why="A field of a form that still asks for its text, or is empty.",
)
_CONTROL, _PLACEHOLDER = W + "sdt", f"{W}sdtPr/{W}showingPlcHdr"
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
    W + "commentReference": Inline._comment,
    W + "drawing": Inline._drawing,
    W + "pict": Inline._drawing,
    W + "object": Inline._drawing,
    MC + "AlternateContent": Inline._alternate,
}
