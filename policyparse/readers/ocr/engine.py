"""The recognition engine: RapidOCR (Apache-2.0) with its models in the wheel, on the processor and offline.

What it gives is kept as numbers here; no other module knows the engine.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, NamedTuple

from policyparse.errors import UnreadableInput

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Picture = NDArray[numpy.uint8]  # rows × columns × 3, red green blue

INSTALL = "pip install 'policyparse[ocr]'"
_own = threading.local()


class Character(NamedTuple):
    """A recognised character: its four corners in pixels from the top left one on, clockwise, and how sure the engine is (0 to 1)."""

    text: str
    corners: tuple[tuple[float, float], ...]
    score: float


def available() -> bool:
    """Whether the extra is installed."""
    from importlib.util import find_spec

    return all(find_spec(name) for name in ("rapidocr", "onnxruntime", "cv2"))


def require(name: str) -> None:
    """Raises UnreadableInput with the command that installs recognition where it is missing."""
    if not available():
        raise UnreadableInput(name, "it is a picture of text, and text recognition is not installed", f"{INSTALL}, then run this again")


def recognise(picture: Picture) -> list[list[Character]]:
    """The lines of a picture, each as its characters from left to right; in no order of their own."""
    found = _engine()(picture[:, :, ::-1], return_word_box=True, return_single_char_box=True)  # the engine takes blue green red
    if found.boxes is None or not found.word_results:
        return []
    return [
        [Character(text, tuple((float(x), float(y)) for x, y in corners), float(score)) for text, score, corners in line if text.strip() and corners is not None]
        for line in found.word_results
        if line
    ]


def _engine() -> Any:
    """An engine of its own for each thread: a call changes the state of the engine."""
    if not hasattr(_own, "engine"):
        from rapidocr import RapidOCR

        threads = {"EngineConfig.onnxruntime.intra_op_num_threads": 1, "EngineConfig.onnxruntime.inter_op_num_threads": 1}
        _own.engine = RapidOCR(params={"Global.log_level": "error", **threads})
    return _own.engine
