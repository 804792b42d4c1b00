"""The ruling lines of one page: strokes, thin filled boxes and the edges of stroked boxes, run together where they touch."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from policyparse.readers.layout.rulings import MAX_OBJECTS, Rulings, Strokes
from policyparse.readers.layout.turning import Turn

MAX_SEGMENTS = 20_000  # of one path
_LIGHT = 235  # of 255
MAX_DEPTH = 6  # forms inside forms

_Matrix = tuple[float, float, float, float, float, float]
_PATH, _IMAGE, _FORM = 2, 3, 5
_LINE_TO, _CURVE_TO, _MOVE_TO = 0, 1, 2


def page_rulings(page: Any, turn: Turn) -> Rulings:
    """The rulings of a pypdfium2 page, in the frame that its text is read in."""
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    found = Strokes(turn.point)
    _walk(pdfium, [pdfium.FPDFPage_GetObject(page.raw, i) for i in range(min(pdfium.FPDFPage_CountObjects(page.raw), MAX_OBJECTS))], None, found, 0)
    return found.rulings()


def _walk(pdfium: Any, objects: Iterable[Any], outer: _Matrix | None, found: Strokes, depth: int) -> None:
    for thing in objects:
        found.left -= 1
        if found.left < 0:
            return
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == _PATH:
            _take_path(pdfium, thing, _times(_matrix(pdfium, thing), outer), found)
        elif kind == _IMAGE:
            found.pictures += 1
            corners = [_apply(_times(_matrix(pdfium, thing), outer), x, y) for x in (0, 1) for y in (0, 1)]
            found.box(corners)
            found.ground(corners)
        elif kind == _FORM and depth < MAX_DEPTH:
            count = max(pdfium.FPDFFormObj_CountObjects(thing), 0)
            inner = (pdfium.FPDFFormObj_GetObject(thing, i) for i in range(min(count, found.left)))
            _walk(pdfium, inner, _times(_matrix(pdfium, thing), outer), found, depth + 1)


def _matrix(pdfium: Any, thing: Any) -> _Matrix:
    m = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, m):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return (m.a, m.b, m.c, m.d, m.e, m.f)


def _times(inner: _Matrix, outer: _Matrix | None) -> _Matrix:
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _apply(m: _Matrix, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _take_path(pdfium: Any, path: Any, matrix: _Matrix, found: Strokes) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    if not fill.value and not stroke.value:
        return
    dark = bool(fill.value) and _is_dark(pdfium, path)
    for points in _figures(pdfium, path, matrix):
        if dark:
            found.ground(points)
        if stroke.value:
            for one, other in pairwise(points):
                found.stroke(one, other)
        elif len(points) > 1:
            found.box(points)


def _is_dark(pdfium: Any, path: Any) -> bool:
    """Whether white letters show on a filled shape."""
    colour = [ctypes.c_uint() for _ in range(4)]
    return bool(pdfium.FPDFPageObj_GetFillColor(path, *colour)) and min(c.value for c in colour[:3]) < _LIGHT and colour[3].value > _LIGHT // 2


def _figures(pdfium: Any, path: Any, matrix: _Matrix) -> Iterator[list[tuple[float, float]]]:
    """The figures of a path as corners; one with a curve in it is left out: no ruling is round."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    straight = True
    for i in range(min(pdfium.FPDFPath_CountSegments(path), MAX_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, i)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == _MOVE_TO:
            if straight and len(points) > 1:
                yield points
            points, straight = [], True
        straight = straight and kind != _CURVE_TO
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(_apply(matrix, x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if straight and len(points) > 1:
        yield points
