"""Candidates of which the networks are sure, at chosen places."""

import numpy as np
from numpy.typing import NDArray

from recognizer.classification.context import CLASSES
from recognizer.classification.ensemble import background_too
from recognizer.classification.networks import OTHER
from recognizer.digits.candidates import Candidate
from recognizer.reading import Box
from recognizer.segmentation.marks import Mark


def certain(what: int, share: float = 0.98) -> NDArray[np.float32]:
    """A row of the context network: ``share`` for one class, a little for each of the others."""
    row = np.full(CLASSES, (1 - share) / (CLASSES - 1), np.float32)
    row[what] = share
    return row


def candidate(
    digit: int | None,
    x: int,
    y: int,
    size: int = 60,
    level: float = 150.0,
    width: int = 0,
    *,
    none: int = OTHER,
    share: float = 0.98,
    at_edge: bool = False,
) -> Candidate:
    """A mark that is a ``digit``, or where that is None, ``none``: OTHER or FRAGMENT."""
    box = Box(x, y, width or size * 2 // 3, size)
    row = certain(none if digit is None else digit, share)
    ink = np.full((box.height, box.width), 255, np.uint8)
    mark = Mark(box, ink, level, 6.0, at_edge)
    return Candidate(mark, np.zeros((28, 28), np.uint8), row, background_too(row[None])[0])
