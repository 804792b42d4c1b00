"""What a page of an OFD file draws: text with the place of each character, paths, pictures. Millimetres become points.

Names follow GB/T 33190—2016: TextObject and TextCode (11), PathObject (9), CompositeObject (13), CTM and Boundary (8.5).
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple
from xml.etree.ElementTree import Element

from policyparse.readers.layout.rulings import MAX_OBJECTS, Rulings, Strokes
from policyparse.readers.layout.turning import MAX_CHARACTERS, Raw, Turn

_POINTS = 72 / 25.4  # in a millimetre
_DEEPEST = 16  # blocks and composites inside one another
A4 = (0.0, 0.0, 210.0, 297.0)
_Point = tuple[float, float]


class Matrix(NamedTuple):
    """x' = a·x + c·y + e, y' = b·x + d·y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def of(self, x: float, y: float) -> _Point:
        """Where a point comes to stand."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, inner: Matrix) -> Matrix:
        """The transform that applies `inner` first."""
        a, b, c, d, e, f = inner
        return Matrix(
            self.a * a + self.c * b, self.b * a + self.d * b, self.a * c + self.c * d, self.b * c + self.d * d, self.a * e + self.c * f + self.e, self.b * e + self.d * f + self.f
        )


@dataclass
class Drawing:
    """Everything that is drawn on one page. `box`: its left, top, width and height in millimetres."""

    box: tuple[float, float, float, float]
    units: dict[str, Element]
    characters: list[Raw] = field(default_factory=list)
    figures: list[tuple[list[_Point], bool]] = field(default_factory=list)  # corners in page space, and whether they are stroked
    pictures: int = 0
    seen: int = 0
    cut: bool = False

    @property
    def width(self) -> float:
        """In points."""
        return self.box[2] * _POINTS

    @property
    def height(self) -> float:
        """In points."""
        return self.box[3] * _POINTS

    def place(self, x: float, y: float) -> _Point:
        """A point of the page in points, y growing upwards."""
        return (x - self.box[0]) * _POINTS, self.height - (y - self.box[1]) * _POINTS

    def rulings(self, turn: Turn) -> Rulings:
        """The rulings in the frame that the text is read in."""
        strokes = Strokes(turn.point)
        strokes.pictures = self.pictures
        for points, stroked in self.figures:
            if stroked:
                for one, other in pairwise(points):
                    strokes.stroke(one, other)
            elif len(points) > 1:
                strokes.box(points)
        return strokes.rulings()


def name_of(element: Element) -> str:
    """The name of an element without its namespace: producers write several, or none."""
    return str(element.tag).rpartition("}")[2]


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children of that name; none of None."""
    return (c for c in element if name_of(c) == name) if element is not None else iter(())


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that name."""
    return next(children(element, name), None)


def numbers(text: str | None) -> list[float]:
    """The finite numbers of a list; what is none ends it."""
    found: list[float] = []
    for word in (text or "").replace(",", " ").split():
        try:
            value = float(word)
        except ValueError:
            break
        if not math.isfinite(value):
            break
        found.append(value)
    return found


def box_of(element: Element | None) -> tuple[float, float, float, float] | None:
    """Left, top, width and height of a box of a page; None where it is none, or no page has such a size."""
    found = numbers(element.text) if element is not None else []
    if len(found) < 4 or not 1 < found[2] < 10_000 or not 1 < found[3] < 10_000:
        return None
    return found[0], found[1], found[2], found[3]


def draw(page: Element, drawing: Drawing) -> None:
    """Adds the objects of a page or template to `drawing`."""
    for layer in children(child(page, "Content"), "Layer"):
        _draw_all(layer, Matrix(), drawing, 0)


def _draw_all(holder: Element, outer: Matrix, drawing: Drawing, depth: int) -> None:
    for element in holder:
        drawing.seen += 1
        if drawing.seen > MAX_OBJECTS or len(drawing.characters) > MAX_CHARACTERS:
            drawing.cut = True
            return
        if element.get("Visible") == "false" or element.get("Alpha") == "0":
            continue
        kind = name_of(element)
        if kind == "PageBlock" and depth < _DEEPEST:
            _draw_all(element, outer, drawing, depth + 1)
        elif kind == "CompositeObject" and depth < _DEEPEST:
            content = child(drawing.units.get(element.get("ResourceID", "")), "Content")
            if content is not None:
                _draw_all(content, outer.after(_matrix(element)), drawing, depth + 1)
        elif kind == "TextObject":
            _text(element, outer.after(_matrix(element)), drawing)
        elif kind == "PathObject":
            _path(element, outer.after(_matrix(element)), drawing)
        elif kind == "ImageObject":
            drawing.pictures += 1
            unit = outer.after(_matrix(element))
            drawing.figures.append(([drawing.place(*unit.of(x, y)) for x in (0, 1) for y in (0, 1)], False))


def _matrix(element: Element) -> Matrix:
    """From the space of an object to that of what holds it: its CTM, then the corner of its Boundary."""
    box, own = numbers(element.get("Boundary")), numbers(element.get("CTM"))
    left, top = (box[0], box[1]) if len(box) >= 2 else (0.0, 0.0)
    inner = Matrix(*own[:6]) if len(own) >= 6 else Matrix()
    return inner._replace(e=inner.e + left, f=inner.f + top)


def _text(element: Element, matrix: Matrix, drawing: Drawing) -> None:
    size = next(iter(numbers(element.get("Size"))), 0.0)
    stretch = next(iter(numbers(element.get("HScale"))), 1.0)
    scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
    seen_size = size * scale * _POINTS
    if seen_size <= 0:
        return
    # y grows downwards in OFD
    angle = math.degrees(math.atan2(-matrix.b, matrix.a)) % 360
    x = y = 0.0
    for code in children(element, "TextCode"):
        text = "".join(" " if c == "\t" else c for c in code.text or "" if c == "\t" or unicodedata.category(c) != "Cc")
        x, y = (next(iter(numbers(code.get(axis))), before) for axis, before in (("X", x), ("Y", y)))
        across, down = _deltas(code.get("DeltaX"), len(text)), _deltas(code.get("DeltaY"), len(text))
        at_x, at_y = x, y
        for i, char in enumerate(text):
            width = size * stretch * (1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5)
            corners = [drawing.place(*matrix.of(*corner)) for corner in ((at_x, at_y), (at_x + width, at_y), (at_x, at_y - size), (at_x + width, at_y - size))]
            xs, ys = [c[0] for c in corners], [c[1] for c in corners]
            drawing.characters.append(Raw(char, (min(xs), min(ys), max(xs), max(ys)), corners[0], seen_size, angle))
            # a text without deltas runs on by the widths of its characters
            at_x += across[i] if i < len(across) else 0.0 if i < len(down) else width
            at_y += down[i] if i < len(down) else 0.0


def _deltas(text: str | None, most: int) -> list[float]:
    """The steps from each character to the next; `g 3 4.2` stands for 4.2 three times."""
    words = (text or "").split()
    found: list[float] = []
    at = 0
    while at < len(words) and len(found) < most:
        if words[at] == "g" and len(count_and_step := numbers(" ".join(words[at + 1 : at + 3]))) == 2:
            found += [count_and_step[1]] * int(max(0, min(count_and_step[0], most - len(found))))
            at += 3
            continue
        found += numbers(words[at])
        at += 1
    return found


def _path(element: Element, matrix: Matrix, drawing: Drawing) -> None:
    stroked, filled = element.get("Stroke", "true") != "false", element.get("Fill", "false") == "true"
    data = child(element, "AbbreviatedData")
    if data is None or not (stroked or filled):
        return
    for corners in _figures(data.text or ""):
        drawing.figures.append(([drawing.place(*matrix.of(*corner)) for corner in corners], stroked))


# How many coordinates stand behind each operator of AbbreviatedData.
_OPERANDS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}


def _figures(data: str) -> Iterator[list[_Point]]:
    """The figures of a path as corners; one with a curve in it is left out: no ruling is round."""
    words = data.split()
    points: list[_Point] = []
    straight = True
    at = 0
    while at < len(words):
        operator = words[at]
        count = _OPERANDS.get(operator, 0)
        values = numbers(" ".join(words[at + 1 : at + 1 + count]))
        at += 1 + count
        if len(values) < count:
            return
        if operator in ("S", "M"):
            if straight and len(points) > 1:
                yield points
            points, straight = [(values[0], values[1])], True
        elif operator == "L":
            points.append((values[0], values[1]))
        elif operator == "C" and points:
            points.append(points[0])
        else:
            straight = False
    if straight and len(points) > 1:
        yield points
