"""Orientation: whether a number was photographed upright, on its side or upside down."""

from collections.abc import Sequence
from typing import Final

from recognizer.digits.candidates import SURE, Candidate

FEWEST: Final = 2
"""A lone digit is taken as it lies: a 6 is a 9 upside down."""
MOST: Final = 40
"""More figures than this are a page, which people hold upright."""
MOSTLY: Final = 0.6
"""A number lies right where this share of its figures is read for sure ..."""
NEARLY_ALL: Final = 0.75
"""... and is turned only where this share of them is, then."""
FIGURE: Final = 0.4
"""Figures are at least this share of the largest one's size."""
SLENDER: Final = 6
"""What is longer than this times its width is a line."""
SYMMETRIC: Final = frozenset({0, 1, 8})
"""Digits that look the same from above and from below."""


def is_doubtful(candidates: Sequence[Candidate], digits: Sequence[Candidate]) -> bool:
    """Whether several figures were found, and few of them read: they may lie the other way."""
    figures = count_figures(candidates)
    return FEWEST <= figures <= MOST and len(_sure(digits)) < MOSTLY * figures


def is_convincing(candidates: Sequence[Candidate], digits: Sequence[Candidate]) -> bool:
    """Whether nearly all figures are read for sure, and some of them can be read one way only."""
    sure = _sure(digits)
    telling = [c for c in sure if c.digit not in SYMMETRIC]
    return len(telling) >= FEWEST and len(sure) >= NEARLY_ALL * count_figures(candidates)


def count_figures(candidates: Sequence[Candidate]) -> int:
    """How many candidates are about as large as the largest one, and no lines."""
    sizes = [
        c.mark.size
        for c in candidates
        if not c.mark.at_edge and c.mark.size <= SLENDER * min(c.mark.box.width, c.mark.box.height)
    ]
    return sum(size >= FIGURE * max(sizes) for size in sizes)


def _sure(digits: Sequence[Candidate]) -> list[Candidate]:
    return [c for c in digits if c.confidence >= SURE]
