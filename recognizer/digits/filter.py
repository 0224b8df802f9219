"""The filter of candidates: digits of the picture's writing pass, what resembles them does not."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from recognizer.digits.candidates import SURE, Candidate
from recognizer.digits.drawings import is_outline
from recognizer.digits.layout import rows
from recognizer.digits.separators import without_slashes
from recognizer.digits.words import without_words
from recognizer.reading import Box

MIN_TOP_TWO: Final = 0.7
"""A digit is not reported where it and the next one together are less probable: a 4 may well be a
9, but what looks a little like many digits is none."""
SURE_OF_MOST: Final = 0.8
"""Of several digits the middle one is at least so sure: scenery looks like many doubtful ones."""
SMALLEST: Final = 0.2
"""Exponents and indices are at least this share of the largest digits' height."""
CLUTTER: Final = 8
"""This many strange marks beside a digit or two are a picture, not writing."""
BARS: Final = 12
"""So many ones in a row ..."""
ONLY: Final = 0.8
"""... that are this share of its digits are bars; people do write ten."""


def filter_digits(candidates: Sequence[Candidate]) -> list[Candidate]:
    import os

    off = os.environ.get("OFF", "").split(",")
    digits = [c for c in candidates if c.is_digit]
    if "lines" not in off:
        digits = _without_lines(digits)
    if not digits:
        return []
    strange = [c for c in candidates if not c.is_digit]
    leader = max(digits, key=_salience)
    kept = [c for c in digits if _resembles(c, leader)]
    if "shadow" not in off and any(_overshadows(c, leader) for c in strange):
        return []
    if "partof" not in off and _is_part_of_letter(kept, strange):
        return []
    if len(kept) > 1 and np.median([c.confidence for c in kept]) < SURE_OF_MOST:
        return []
    if len(kept) == 1 and leader.best_two < MIN_TOP_TWO:
        return []
    size = float(np.median([c.mark.size for c in kept]))
    around = _surroundings(kept, 3 * size)
    others = [c for c in strange if _is_figure(c, size) and _centred_in(c, around)]
    if "clutter" not in off and len(others) >= CLUTTER and len(others) > 1.5 * len(kept):
        return []
    if "outline" not in off:
        kept = [c for c in kept if not is_outline(c, candidates)]
    if "words" not in off:
        kept = without_words(kept, strange)
    if "slashes" not in off:
        kept = without_slashes(kept)
    if "bars" not in off and any(_are_bars(row) for row in rows(kept)):
        return []
    return kept


def _are_bars(row: Sequence[Candidate]) -> bool:
    """Whether hardly anything but ones stands in a long row: a barcode, a fence."""
    ones = sum(c.digit == 1 for c in row)
    return ones >= BARS and ones >= ONLY * len(row)


def _is_part_of_letter(digits: Sequence[Candidate], strange: Sequence[Candidate]) -> bool:
    """Whether a lone one stands right beside something of its height: the stroke of an H."""
    if len(digits) != 1 or digits[0].digit != 1:
        return False
    size = digits[0].mark.size
    near = _surroundings(digits, 0.3 * size)
    return any(
        c.mark.box.height >= 0.5 * size and c.mark.box.width >= 0.2 * size and _centred_in(c, near)
        for c in strange
    )


def _surroundings(digits: Sequence[Candidate], margin: float) -> Box:
    boxes = [c.mark.box for c in digits]
    left = min(b.x for b in boxes) - margin
    top = min(b.y for b in boxes) - margin
    right = max(b.x + b.width for b in boxes) + margin
    bottom = max(b.y + b.height for b in boxes) + margin
    return Box(round(left), round(top), round(right - left), round(bottom - top))


def _centred_in(candidate: Candidate, area: Box) -> bool:
    x, y, width, height = candidate.mark.box
    across = 0 <= x + width / 2 - area.x <= area.width
    return across and 0 <= y + height / 2 - area.y <= area.height


def _overshadows(other: Candidate, leader: Candidate) -> bool:
    """Whether the picture is of something else, on which a digit may be seen by accident."""
    _, _, width, height = other.mark.box
    return bool(
        not other.mark.at_edge  # fingers, tables and shadows come in from the side
        and other.mark.size > 1.6 * leader.mark.size
        and max(width, height) <= 4 * min(width, height)
        and np.count_nonzero(other.mark.ink > 127) > 4 * np.count_nonzero(leader.mark.ink > 127)
    )


def _is_figure(candidate: Candidate, size: float) -> bool:
    """Whether the mark is as large as writing of ``size`` and more than a dash."""
    _, _, width, height = candidate.mark.box
    return candidate.mark.size >= 0.4 * size and max(width, height) <= 4 * min(width, height)


def _salience(candidate: Candidate) -> float:
    mark = candidate.mark
    whole = 0.3 if mark.at_edge else 1.0
    ink = mark.level * mark.size * float(np.sqrt(mark.thickness + 1))
    return candidate.confidence * whole * ink


def _resembles(candidate: Candidate, leader: Candidate) -> bool:
    mark, model = candidate.mark, leader.mark
    same_pen = (
        mark.level >= 0.4 * model.level
        and 0.3 <= (mark.thickness + 1) / (model.thickness + 1) <= 3.0
    )
    if candidate.confidence >= SURE:
        return same_pen and mark.box.height >= SMALLEST * model.box.height
    return (
        same_pen
        and mark.box.height >= 0.35 * model.box.height
        and _salience(candidate) >= 0.1 * _salience(leader)
    )


def _without_lines(digits: list[Candidate]) -> list[Candidate]:
    """Drop ones far taller than the other digits: pieces of printed lines."""
    heights = [c.mark.box.height for c in digits if c.digit != 1]
    tallest = 1.7 * float(np.median(heights)) if heights else np.inf
    return [c for c in digits if c.digit != 1 or c.mark.box.height <= tallest]
