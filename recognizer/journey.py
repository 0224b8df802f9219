"""One photo's way through the stages, with what each of them made of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from recognizer.classification.classifier import Classifier
from recognizer.digits.belief import believe
from recognizer.digits.candidates import Candidate
from recognizer.digits.choice import choose
from recognizer.digits.second_opinion import reconsider
from recognizer.image import Photo
from recognizer.ink.ink import ROUGHEST, Ink, aligned, inverted, search, searchable
from recognizer.ink.sheet import without_table
from recognizer.ink.tilt import find_slope
from recognizer.segmentation.marks import Mark, find_marks

DOUBTFUL: Final = 0.55
"""With less agreement (``Ink.agreement``) the ink may be light as well as dark."""
FIRM: Final = 0.9


@dataclass(frozen=True)
class Journey:
    """``candidates`` is every chosen part of ``marks``, ``believed`` those taken for digits."""

    photo: Photo
    ink: Ink
    marks: Sequence[Mark]
    candidates: Sequence[Candidate]
    believed: Sequence[Candidate]


def travel(photo: Photo, classifier: Classifier) -> Journey:
    """Find the digits; where there seem to be none, look again in the other ways."""

    def look(ink: Ink) -> Journey:
        marks = find_marks(ink)
        candidates = choose(marks, classifier)
        believed = believe(candidates)
        if believed:
            candidates = reconsider(candidates, classifier)
            believed = believe(candidates)
        return Journey(photo, ink, marks, candidates, believed)

    picture, scale = searchable(photo.pixels)
    seen = look(search(picture, scale))
    if _is_firm(seen.believed):
        return seen
    for ink in _other_inks(picture, seen):
        other = look(ink)
        # Where the paper's lines only now came away, a one is no line of it.
        cleared = ink.rules > max(1, seen.ink.rules)
        if _is_firm(other.believed) or (cleared and _is_sure(other.believed)):
            return other
    return seen


def _other_inks(picture: NDArray[np.uint8], seen: Journey) -> Iterator[Ink]:
    """What else may be ink, where little or nothing was read: each way out of a known trap.

    ``picture``, uint8 BGR of shape (h, w, 3), is where the seen ink was found.
    """
    if seen.ink.agreement < DOUBTFUL:  # light may have looked like ink
        yield inverted(seen.ink)
    rough = seen.ink.noise > ROUGHEST  # no marks are found there, aligned or not
    slope = None if rough else find_slope(seen.ink.mask)
    if slope is not None:  # lines that lie askew run through the digits
        ink = aligned(seen.ink, slope)
        if ink.rules or seen.ink.rules:  # or else it is the same ink
            yield ink
    sheet = None if seen.believed else without_table(picture, seen.ink.gray)
    if sheet is not None:
        yield search(sheet, seen.ink.scale)


def _is_firm(digits: Sequence[Candidate]) -> bool:
    """Whether no accident looks like this: edges and cracks are ones, noise is never sure."""
    return _is_sure([c for c in digits if c.digit != 1])


def _is_sure(digits: Sequence[Candidate]) -> bool:
    return any(c.confidence >= FIRM for c in digits)
