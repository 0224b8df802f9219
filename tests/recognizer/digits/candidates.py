"""Candidates of which the network is sure, at chosen places."""

import numpy as np

from recognizer.digits.candidates import Candidate
from recognizer.reading import Box
from recognizer.segmentation.marks import Mark


def candidate(
    digit: int | None, x: int, y: int, size: int = 60, level: float = 150.0, width: int = 0
) -> Candidate:
    """A mark that is surely ``digit``, or surely none."""
    box = Box(x, y, width or size * 2 // 3, size)
    row = np.full(11, 0.002, np.float32)
    row[10 if digit is None else digit] = 0.98
    ink = np.full((box.height, box.width), 255, np.uint8)
    return Candidate(Mark(box, ink, level, 6.0), np.zeros((28, 28), np.uint8), row)
