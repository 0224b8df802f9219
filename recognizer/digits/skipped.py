"""Skipped marks: what stands in a row of digits, of their size, and was not read."""

from collections.abc import Sequence
from typing import Final

from recognizer.classification.networks import OTHER
from recognizer.digits.candidates import Candidate
from recognizer.digits.layout import middle_height

NO_DIGIT: Final = 0.9
"""So sure the context network must be that something is a letter or a sign: it is left out."""
LOWEST: Final = 0.65
HIGHEST: Final = 1.6
"""Marks of the digits' size are between these shares of their height."""
LEVEL: Final = 0.5
"""A row's marks share so much of their height with a digit ..."""
REACH: Final = 1.2
"""... and are no further from one than this share of its height."""


def find_skipped(candidates: Sequence[Candidate], digits: Sequence[Candidate]) -> list[Candidate]:
    """The candidates in the rows of ``digits`` that may be digits and were not read."""
    if not digits:
        return []
    read = {id(c) for c in digits}
    height = middle_height(digits)
    return [
        c
        for c in candidates
        if id(c) not in read
        and c.context[OTHER] < NO_DIGIT
        and LOWEST <= c.mark.box.height / height <= HIGHEST
        and not c.mark.at_edge
        and any(_beside(c, digit) for digit in digits)
    ]


def _beside(candidate: Candidate, digit: Candidate) -> bool:
    one, other = candidate.mark.box, digit.mark.box
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    across = max(one.x, other.x) - min(one.x + one.width, other.x + other.width)
    return down >= LEVEL * min(one.height, other.height) and across <= REACH * other.height
