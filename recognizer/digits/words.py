"""Words: what looks like a digit among letters is a letter."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np

from recognizer.digits.candidates import Candidate
from recognizer.digits.layout import gaps, middle_height, rows

TIGHT: Final = 0.5
"""A wider gap than this share of the marks' height ends a word."""
LONGEST: Final = 3.5
"""Letters written in one stroke are no wider than this times their height; lines are."""


def without_words(digits: Sequence[Candidate], strange: Sequence[Candidate]) -> list[Candidate]:
    """Drop digits that stand in a word: tight among letters that take more room than they do.

    A word has letters side by side. A sign between digits is none, nor is a letter beside a
    number, nor a unit that stands apart from it.
    """
    if not digits:
        return []
    known = {id(c) for c in digits}
    letters = [c for c in strange if _is_letter(c, digits)]
    words = [
        group
        for row in rows([*digits, *letters])
        for group in _groups(row)
        if _is_word([(c.mark.box.width, id(c) in known) for c in group])
    ]
    lost = {id(c) for word in words for c in word}
    return [c for c in digits if id(c) not in lost]


def _is_letter(candidate: Candidate, digits: Sequence[Candidate]) -> bool:
    """Whether the mark is about as high as the digits and written by their pen."""
    mark = candidate.mark
    _, _, width, height = mark.box
    level = float(np.median([c.mark.level for c in digits]))
    thickness = float(np.median([c.mark.thickness for c in digits]))
    return (
        not mark.at_edge
        and 0.5 <= height / middle_height(digits) <= 1.5
        and width <= LONGEST * height
        and 0.7 <= mark.level / level <= 1.4
        and 0.5 <= (mark.thickness + 1) / (thickness + 1) <= 1.8
    )


def _groups(row: Sequence[Candidate]) -> list[list[Candidate]]:
    widest = TIGHT * middle_height(row)
    groups = [[row[0]]]
    for gap, candidate in zip(gaps(row), row[1:], strict=True):
        if gap > widest:
            groups.append([])
        groups[-1].append(candidate)
    return groups


def _is_word(group: Sequence[tuple[int, bool]]) -> bool:
    """Whether two letters stand side by side, and all of them are wider than the digits.

    ``group`` holds the width of each mark, from left to right, and whether it is a digit.
    """
    beside = any(not one and not other for (_, one), (_, other) in pairwise(group))
    return beside and sum(-width if digit else width for width, digit in group) > 0
