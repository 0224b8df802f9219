"""Separators: the strokes of dates and phone numbers, which look like ones."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from recognizer.digits.candidates import Candidate
from recognizer.digits.layout import middle_height, rows

LEAN: Final = 0.3
"""A slash leans over its foot by more than this share of its height ..."""
TOWERING: Final = 1.05
"""... and is so many times as high as the digits beside it."""


def without_slashes(digits: Sequence[Candidate]) -> list[Candidate]:
    """Drop ones between digits that lean far and tower above them."""
    kept: list[Candidate] = []
    for row in rows(digits):
        others = [c for c in row if c.digit != 1]
        height = TOWERING * middle_height(others) if len(others) > 1 else np.inf
        ends = {id(row[0]), id(row[-1])}
        kept += [
            c
            for c in row
            if c.digit != 1 or id(c) in ends or c.mark.box.height < height or _lean(c) < LEAN
        ]
    return kept


def _lean(one: Candidate) -> float:
    """How far a stroke goes to the right on its way up, over its height."""
    y, x = np.nonzero(one.mark.ink > 127)
    if len(y) < 2 or np.ptp(y) == 0:
        return 0.0
    return -float(np.polyfit(y, x, 1)[0])
