"""Digits to text: in which rows and groups they stand."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np

from recognizer.digits.candidates import Candidate

BLANK: Final = 0.8
"""A gap between groups is wider than this times the digits' height ..."""
UNUSUAL: Final = 1.7
"""... and than this times the usual gap."""
LONELY: Final = 1.5
"""A gap that is the only one is compared with the height alone."""


def rows(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """Sort candidates into rows from top to bottom, each from left to right.

    Rows may climb: a digit belongs to the row whose nearest member to its left it stands beside.
    """
    found: list[list[Candidate]] = []
    for candidate in sorted(candidates, key=lambda c: c.mark.box.x + c.mark.box.width / 2):
        fitting = [(_overlap(row[-1], candidate), row) for row in found]
        overlap, row = max(fitting, key=lambda pair: pair[0], default=(0.0, None))
        if row is not None and overlap >= 0.4:
            row.append(candidate)
        else:
            found.append([candidate])
    return sorted(found, key=lambda row: float(np.mean([_middle(c) for c in row])))


def text(lines: Sequence[Sequence[Candidate]]) -> str:
    """Write rows as text: a line a row, a blank between clearly separate groups.

    All rows together say how wide a gap is usual.
    """
    every = [gap for row in lines for gap in gaps(row)]
    if not every:
        return "\n".join(_line(row, np.inf) for row in lines)
    height = middle_height([c for row in lines for c in row])
    usual = max(float(np.median(every)), 0.0)
    wide = max(BLANK * height, UNUSUAL * usual) if len(every) > 1 else LONELY * height
    return "\n".join(_line(row, wide) for row in lines)


def _line(row: Sequence[Candidate], wide: float) -> str:
    parts = [str(row[0].digit)]
    for gap, candidate in zip(gaps(row), row[1:], strict=True):
        parts.append(f" {candidate.digit}" if gap > wide else str(candidate.digit))
    return "".join(parts)


def gaps(row: Sequence[Candidate]) -> list[int]:
    """How far each box of a row is from the one before it, in pixels; less than 0 if within it."""
    return [b.mark.box.x - (a.mark.box.x + a.mark.box.width) for a, b in pairwise(row)]


def middle_height(candidates: Sequence[Candidate]) -> float:
    """The median height of their boxes, in pixels."""
    return float(np.median([c.mark.box.height for c in candidates]))


def _middle(candidate: Candidate) -> float:
    return candidate.mark.box.y + candidate.mark.box.height / 2


def _overlap(a: Candidate, b: Candidate) -> float:
    """The share of the lower box's height that both boxes cover vertically."""
    first, second = a.mark.box, b.mark.box
    top = max(first.y, second.y)
    bottom = min(first.y + first.height, second.y + second.height)
    return (bottom - top) / min(first.height, second.height)
