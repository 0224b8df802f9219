"""One photo's way through the stages, with what each of them made of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from recognizer.classification.classifier import Classifier
from recognizer.digits.candidates import Candidate
from recognizer.digits.filter import believe
from recognizer.digits.over_segmentation import choose
from recognizer.digits.tta import reconsider
from recognizer.image import Photo
from recognizer.ink.ink import ROUGHEST, Ink, aligned, inverted, search, searchable, thin
from recognizer.ink.sheet import without_table
from recognizer.ink.skew import find_slope
from recognizer.segmentation.marks import Mark, find_marks

DOUBTFUL: Final = 0.55
"""With less agreement (``Ink.agreement``) the ink may be light as well as dark."""
FIRM: Final = 0.9
CERTAIN: Final = 0.97
"""So sure are all digits among thin strokes: scenery, too, falls into such."""
FEW: Final = 12
MUCH: Final = 0.08
"""Digits may be lost in so few marks that cover so much of the picture."""


@dataclass(frozen=True)
class Journey:
    """``candidates`` is every chosen part of ``marks``, ``believed`` those taken for digits."""

    photo: Photo
    ink: Ink
    marks: Sequence[Mark]
    candidates: Sequence[Candidate]
    believed: Sequence[Candidate]


Picture = NDArray[np.uint8]
Proof = Callable[[Journey], bool]


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
    for ink, is_proven in _other_inks(picture, seen):
        other = look(ink)
        if is_proven(other):
            return other
    return seen


def _other_inks(picture: Picture, seen: Journey) -> Iterator[tuple[Ink, Proof]]:
    """What else may be ink, where little or nothing was read: each way out of a known trap.

    ``picture``, uint8 BGR of shape (h, w, 3), is where the seen ink was found. With each ink
    comes what its digits must pass.
    """
    convincing = partial(_is_convincing, seen)
    if seen.ink.agreement < DOUBTFUL:  # light may have looked like ink
        yield inverted(seen.ink), convincing
    rough = seen.ink.noise > ROUGHEST  # no marks are found there, aligned or not
    slope = None if rough else find_slope(seen.ink.mask)
    if slope is not None:  # lines that lie askew run through the digits
        ink = aligned(seen.ink, slope)
        if ink.rules or seen.ink.rules:  # or else it is the same ink
            yield ink, convincing
    if seen.believed:
        return
    inks = [seen.ink]
    sheet = without_table(picture, seen.ink.gray)
    if sheet is not None:
        inks.append(search(sheet, seen.ink.scale))
        yield inks[-1], convincing
    if _may_be_swallowed(seen):
        yield from ((thin(ink), _is_certain) for ink in inks)


def _may_be_swallowed(seen: Journey) -> bool:
    """Whether what was found may be the shadow of a hand, or a fold, with digits in it."""
    return 1 <= len(seen.marks) <= FEW and float(seen.ink.mask.mean()) >= MUCH


def _is_convincing(seen: Journey, other: Journey) -> bool:
    # Where the paper's lines only now came away, a one is no line of it.
    cleared = other.ink.rules > max(1, seen.ink.rules)
    return _is_firm(other.believed) or (cleared and _is_sure(other.believed))


def _is_certain(other: Journey) -> bool:
    """Whether hardly anything but digits was found, and each is certain."""
    strange = len(other.candidates) - len(other.believed)
    return (
        _is_firm(other.believed)
        and strange <= 1 + len(other.believed)
        and all(c.confidence > CERTAIN for c in other.believed)
    )


def _is_firm(digits: Sequence[Candidate]) -> bool:
    """Whether no accident looks like this: edges and cracks are ones, noise is never sure."""
    return _is_sure([c for c in digits if c.digit != 1])


def _is_sure(digits: Sequence[Candidate]) -> bool:
    return any(c.confidence >= FIRM for c in digits)
