"""Ruling lines and seals in a picture of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from policyparse.readers.layout.rulings import Edge

if TYPE_CHECKING:
    from policyparse.readers.ocr.engine import Picture

_SHORTEST = 1.3  # of the largest type: no stroke of a character is as long
_THICKEST = 0.006  # of the page's width
# A seal is round or oval and 3 to 6 cm wide; a page of A4 is 21.
_SEAL_LEAST, _SEAL_MOST = 0.1, 0.32


def without_seals(picture: Picture) -> tuple[Picture, int]:
    """The picture with red seals bleached, and how many there were. Black letters under a seal stay; red heads are no seals."""
    import cv2
    import numpy

    red, green, blue = (picture[:, :, i].astype(numpy.int16) for i in range(3))
    mask = ((red - numpy.maximum(green, blue) > 45) & (red > 90)).astype(numpy.uint8)
    if mask.mean() < 0.0005:
        return picture, 0
    width = picture.shape[1]
    reach = max(3, round(width * 0.012)) | 1
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach)))
    count, _, stats, _ = cv2.connectedComponentsWithStats(closed, connectivity=8)
    seals = [stats[i] for i in range(1, count) if _is_seal(stats[i], width)]
    if not seals:
        return picture, 0
    bleached = picture.copy()
    for x, y, w, h, _ in seals:
        box = bleached[y : y + h, x : x + w]
        # red ink is as light as paper in the red channel, black ink is not
        box[:] = box[:, :, :1]
    return bleached, len(seals)


def _is_seal(stats: Any, width: int) -> bool:
    w, h, area = (int(v) for v in stats[2:])
    return _SEAL_LEAST * width < max(w, h) < _SEAL_MOST * width and 0.55 < w / max(h, 1) < 1.8 and area > 0.05 * w * h


def rulings(picture: Picture, scale: float, type_size: float) -> tuple[list[Edge], list[Edge]]:
    """Horizontal and vertical ruling lines, in points: `scale` points a pixel. `type_size`: of the largest characters, in points."""
    import cv2

    gray = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    block = max(15, round(gray.shape[1] * 0.02)) | 1
    ink = cv2.adaptiveThreshold(gray, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, 12)
    shortest = max(20, round(_SHORTEST * type_size / scale))
    return _lines(ink, scale, shortest, True), _lines(ink, scale, shortest, False)


def _lines(ink: Any, scale: float, length: int, across: bool) -> list[Edge]:
    import cv2

    thick = max(6, round(ink.shape[1] * _THICKEST))
    size = (length, 1) if across else (1, length)
    # a scanned line is broken here and there: closed along itself first, by less than the blank between two characters
    gap = max(3, length // 12)
    bridge = (gap, 1) if across else (1, gap)
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, bridge))
    kept = cv2.morphologyEx(closed, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, size))
    count, _, stats, _ = cv2.connectedComponentsWithStats(kept, connectivity=8)
    found: list[Edge] = []
    for i in range(1, count):
        x, y, w, h, _ = (int(v) for v in stats[i])
        long, short = (w, h) if across else (h, w)
        if long < length or short > max(thick, 0.02 * long):
            continue
        at, start = (y + h / 2, x) if across else (x + w / 2, y)
        found.append(Edge(at * scale, start * scale, (start + long) * scale))
    return found
