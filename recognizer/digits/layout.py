"""Digits to text: in which rows and groups they stand."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from recognizer.digits.candidates import Candidate

BLANK: Final = 0.8
"""A gap between groups is wider than this times the digits' height ..."""
UNUSUAL: Final = 1.7
"""... and than this times the usual gap."""
LONELY: Final = 1.5
"""A gap that is the only one is compared with the height alone."""

BESIDE: Final = 0.4
"""Neighbours of a row cover this share of the lower one's height ..."""
RAISED: Final = 0.12
"""... and an exponent or an index this share of its own."""
SMALL: Final = 0.75
"""An exponent is lower than this share of what it belongs to ..."""
CLOSE: Final = 0.9
"""... and no further from it than this times that one's height."""
AMID: Final = 0.5
"""What is less than this share of its height above or below a row stands in it."""
LOOKED_AT: Final = 3
"""So many of a row's last members are compared: the last one may be an exponent."""

FEWEST: Final = 4
"""Of fewer digits nobody can tell whether their sheet lies askew."""
MAX_TILT: Final = 40
"""Degrees. Sheets are not further askew: beyond, the other direction is the row's."""
TILT_STEP: Final = 2.5
BAND: Final = 0.4
"""Rows are sought in bands of this share of the digits' height."""
CLEARER: Final = 1.25
"""Rows that stand out so much more than the level ones say that the sheet lies askew."""

Points = NDArray[np.float64]


def rows(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """Sort candidates into rows from top to bottom, each from left to right.

    Rows may climb: a digit belongs to the row whose last members it stands beside. Where all of
    them lie askew, they are sorted as if the sheet lay straight.
    """
    if not candidates:
        return []
    places = _straightened(candidates)
    order = sorted(range(len(candidates)), key=lambda i: places[i, 0])
    found: list[list[int]] = []
    for i in order:
        fits = [(_fit(candidates, places, row[-LOOKED_AT:], i), row) for row in found]
        fit, row = max(fits, key=lambda pair: pair[0], default=(0.0, None))
        if row is not None and fit > 0:
            row.append(i)
        else:
            found.append([i])
    found = _merged(candidates, places, found)
    found.sort(key=lambda row: float(np.mean(places[row, 1])))
    return [[candidates[i] for i in row] for row in found]


def _merged(
    candidates: Sequence[Candidate], places: Points, found: Sequence[Sequence[int]]
) -> list[list[int]]:
    """Put a row into a longer one that runs through it.

    An exponent comes before what is too low to stand beside it, and both before a digit that
    stands beside either.
    """
    merged: list[list[int]] = []
    for row in sorted(found, key=len, reverse=True):
        low = AMID * min(candidates[i].mark.box.height for i in row)
        for other in merged:
            level = np.interp(places[row, 0], places[other, 0], places[other, 1])
            if np.abs(places[row, 1] - level).max() < low:
                other.extend(row)
                other.sort(key=lambda i: places[i, 0])
                break
        else:
            merged.append(list(row))
    return merged


def _fit(candidates: Sequence[Candidate], places: Points, row: Sequence[int], i: int) -> float:
    """How well a candidate stands in a row: the share of heights that overlap, 0 if it does not."""
    best = 0.0
    high = candidates[i].mark.box.height
    for j in row:
        other = candidates[j].mark.box
        low, tall = min(high, other.height), max(high, other.height)
        shared = (high + other.height) / 2 - abs(places[i, 1] - places[j, 1])
        share = min(shared, low) / low
        across = abs(places[i, 0] - places[j, 0])
        reach = (candidates[i].mark.box.width + other.width) / 2 + CLOSE * tall
        small = low < SMALL * tall and across <= reach
        if share >= (RAISED if small else BESIDE):
            best = max(best, share)
    return best


def _straightened(candidates: Sequence[Candidate]) -> Points:
    """The middles of the boxes, (n, 2), turned so that the rows are level."""
    boxes = np.array([c.mark.box for c in candidates], np.float64)
    middles = boxes[:, :2] + boxes[:, 2:] / 2
    if len(candidates) < FEWEST:
        return middles
    band = BAND * float(np.median(boxes[:, 3]))
    angles = np.radians(np.arange(-MAX_TILT, MAX_TILT + TILT_STEP, TILT_STEP))
    angles = angles[np.argsort(np.abs(angles), kind="stable")]
    clear = [_clearness(_turned(middles, angle)[:, 1] / band) for angle in angles]
    best = int(np.argmax(clear))
    return _turned(middles, angles[best]) if clear[best] > CLEARER * clear[0] else middles


def _turned(points: Points, angle: float) -> Points:
    cos, sin = np.cos(angle), np.sin(angle)
    return np.stack(
        [points[:, 0] * cos + points[:, 1] * sin, points[:, 1] * cos - points[:, 0] * sin], axis=1
    )


def _clearness(heights: NDArray[np.float64]) -> float:
    """How clearly heights, in bands, fall into rows: pairs of neighbours within a band."""
    return float((np.abs(heights[:, None] - heights[None, :]) < 1).sum())


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
