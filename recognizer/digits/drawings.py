"""Drawings: what looks like a digit may be the outline of something."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from recognizer.digits.candidates import Candidate

PART: Final = 0.25
"""A mark of this share of the outline's size is a part of the drawing ..."""
PARTS: Final = 2
"""... and so are several smaller ones, such as eyes; a zero may have one dot in it."""
MIN_PART_LEVEL: Final = 0.6
MIN_PART_THICKNESS: Final = 0.5
"""What is paler or thinner than these shares of the outline's own ink is no part: paper's lines."""


def is_outline(digit: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether other marks of the same pen stand inside: a face, a wheel, a number in a ring."""
    inside = [c.mark.size for c in candidates if _is_part(c, digit) and _surrounds(digit, c)]
    return len(inside) >= PARTS or any(size >= PART * digit.mark.size for size in inside)


def _is_part(other: Candidate, digit: Candidate) -> bool:
    return (
        other.mark.size < digit.mark.size
        and other.mark.level >= MIN_PART_LEVEL * digit.mark.level
        and other.mark.thickness >= MIN_PART_THICKNESS * digit.mark.thickness
    )


def _surrounds(digit: Candidate, other: Candidate) -> bool:
    """Whether the digit has ink to the left, right, top and bottom of the other's middle."""
    box, inner = digit.mark.box, other.mark.box
    x, y = inner.x - box.x, inner.y - box.y
    if min(x, y) < 0 or x + inner.width > box.width or y + inner.height > box.height:
        return False  # such as a line that runs out of it
    x, y = x + inner.width // 2, y + inner.height // 2
    row, column = digit.mark.ink[y] > 127, digit.mark.ink[:, x] > 127
    return all(np.any(side) for side in (row[:x], row[x + 1 :], column[:y], column[y + 1 :]))
