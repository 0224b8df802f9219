"""Orientation: whether a number was photographed upright, on its side or upside down."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from recognizer.classification.context import ContextClassifier
from recognizer.classification.networks import DIGITS
from recognizer.digits.candidates import SURE, Candidate, judge
from recognizer.ink.ink import Ink
from recognizer.ink.ink import turned as turned_ink
from recognizer.pixels import quarters_turned
from recognizer.reading import Box
from recognizer.segmentation.marks import Mark

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
SAMPLE: Final = 12
"""So many figures, those of the most usual height, say which way a number may lie."""
FIRST: Final = 4
"""Where so many of these look like no digits, the others are not asked about."""
LIKELY: Final = 0.4
"""It may lie so where their mean probability of being a digit is as high."""
UNLIKELY: Final = 0.2
"""It does not where that of the first few is lower."""
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


def likely_turn(candidates: Sequence[Candidate], ink: Ink, context: ContextClassifier) -> int:
    """By how many quarters ``ink`` must be turned for its figures to look most like digits.

    0 where they do in no way. A sample of them is looked at, neither joined nor cut.
    """
    figures = [c.mark for c in _figures(candidates)]
    middle = float(np.median([mark.size for mark in figures]))
    sample = sorted(figures, key=lambda mark: abs(mark.size - middle))[:SAMPLE]
    chances = {0: LIKELY}
    for quarters in (2, 1, 3):
        turned = turned_ink(ink, quarters)
        marks = [_turned(mark, ink.mask.shape, quarters) for mark in sample]
        judged = judge(marks[:FIRST], turned, context)
        if _likeness(judged) >= UNLIKELY:
            judged += judge(marks[FIRST:], turned, context)
            chances[quarters] = _likeness(judged)
    return max(chances, key=lambda quarters: chances[quarters])


def _likeness(judged: Sequence[Candidate]) -> float:
    """The mean probability of being a digit, whichever."""
    return float(np.mean([c.context[:DIGITS].sum() for c in judged]))


def _turned(mark: Mark, shape: tuple[int, ...], quarters: int) -> Mark:
    """A mark of a picture of ``shape`` (h, w), as it is when that is turned anticlockwise."""
    box, (height, width) = mark.box, shape
    for _ in range(quarters):
        box = Box(box.y, width - box.x - box.width, box.height, box.width)
        height, width = width, height
    return replace(mark, box=box, ink=quarters_turned(mark.ink, quarters))


def count_figures(candidates: Sequence[Candidate]) -> int:
    """How many candidates are about as large as the largest one, and no lines."""
    return len(_figures(candidates))


def _figures(candidates: Sequence[Candidate]) -> list[Candidate]:
    figures = [
        c
        for c in candidates
        if not c.mark.at_edge and c.mark.size <= SLENDER * min(c.mark.box.width, c.mark.box.height)
    ]
    largest = max((c.mark.size for c in figures), default=0)
    return [c for c in figures if c.mark.size >= FIGURE * largest]


def _sure(digits: Sequence[Candidate]) -> list[Candidate]:
    return [c for c in digits if c.confidence >= SURE]
