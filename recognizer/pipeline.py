"""The pipeline: one photo through all stages, with a trace of what each of them made of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from recognizer.classification.ensemble import Ensemble
from recognizer.digits.candidates import SURE, Candidate, confirm
from recognizer.digits.effort import Effort
from recognizer.digits.filter import filter_digits
from recognizer.digits.orientation import is_convincing, is_doubtful, likely_turn
from recognizer.digits.over_segmentation import segment
from recognizer.image import Photo
from recognizer.ink.ink import (
    ROUGHEST,
    Ink,
    holds_wide,
    inverted,
    search,
    searchable,
    thin,
    turned,
    without_skewed_lines,
)
from recognizer.ink.sheet import without_table
from recognizer.ink.skew import find_skew
from recognizer.segmentation.marks import Mark, find_marks

MIN_AGREEMENT: Final = 0.55
"""With less agreement (``Ink.agreement``) the ink may be light as well as dark."""
CERTAIN: Final = 0.97
"""So sure are all digits among thin strokes: scenery, too, falls into such."""
FEW: Final = 12
MUCH: Final = 0.08
"""Digits may be lost in so few marks that cover so much of the picture."""


@dataclass(frozen=True)
class Trace:
    """``candidates`` is every chosen part of ``marks``, ``digits`` those taken for digits.

    ``photo`` lies as it was read: upright, or turned anticlockwise by so many ``quarters`` where a
    number lay on its side.
    """

    photo: Photo
    ink: Ink
    marks: Sequence[Mark]
    candidates: Sequence[Candidate]
    digits: Sequence[Candidate]
    quarters: int = 0


Picture = NDArray[np.uint8]
Proof = Callable[[Trace], bool]


def run(photo: Photo, ensemble: Ensemble) -> Trace:
    """Find the digits; where there seem to be none, look again in the other ways."""
    picture, scale = searchable(photo.pixels)
    effort = Effort()
    seen = _look(photo, search(picture, scale), ensemble, effort)
    if _is_firm(seen.digits) and not is_doubtful(seen.candidates, seen.digits):
        return seen
    for ink, is_proven in _other_inks(picture, seen, effort):
        other = _look(photo, ink, ensemble, effort)
        if is_proven(other):
            seen = other
            break
    if is_doubtful(seen.candidates, seen.digits) and not effort.is_spent:
        return _turn(seen, ensemble, effort)
    return seen


def _look(photo: Photo, ink: Ink, ensemble: Ensemble, effort: Effort) -> Trace:
    """Marks, cut and joined to candidates; what both networks take for digits of one writing."""
    marks = find_marks(ink)
    candidates = confirm(segment(marks, ink, ensemble.context, effort), ensemble)
    return Trace(photo, ink, marks, candidates, filter_digits(candidates))


def _turn(seen: Trace, ensemble: Ensemble, effort: Effort) -> Trace:
    """The same ink upside down or on either side, where it is a number that way."""
    quarters = likely_turn(seen.candidates, seen.ink, ensemble.context)
    if not quarters:
        return seen
    other = _look(seen.photo.turned(quarters), turned(seen.ink, quarters), ensemble, effort)
    if not is_convincing(other.candidates, other.digits):
        return seen
    return replace(other, quarters=quarters)


def _other_inks(picture: Picture, seen: Trace, effort: Effort) -> Iterator[tuple[Ink, Proof]]:
    """What else may be ink, where little or nothing was read: each way out of a known trap.

    ``picture``, uint8 BGR of shape (h, w, 3), is where the seen ink was found. With each ink
    comes what its digits must pass.
    """
    if effort.is_spent:
        return
    convincing = partial(_is_convincing, seen)
    if seen.ink.agreement < MIN_AGREEMENT:  # light may have looked like ink
        yield inverted(seen.ink), convincing
    rough = seen.ink.noise > ROUGHEST  # no marks are found there, skewed lines or not
    slope = None if rough else find_skew(seen.ink.mask)
    if slope is not None:  # lines that lie askew run through the digits
        ink = without_skewed_lines(seen.ink, slope)
        if ink.ruled_lines or seen.ink.ruled_lines:  # or else it is the same ink
            yield ink, convincing
    if seen.digits or effort.is_spent:
        return
    inks = [seen.ink]
    sheet = without_table(picture, seen.ink.gray)
    if sheet is not None:
        inks.append(search(sheet, seen.ink.scale))
        yield inks[-1], convincing
    if _may_be_swallowed(seen):
        yield from ((thin(ink), _is_certain) for ink in inks if holds_wide(ink))


def _may_be_swallowed(seen: Trace) -> bool:
    """Whether what was found may be the shadow of a hand, or a fold, with digits in it."""
    return 1 <= len(seen.marks) <= FEW and float(seen.ink.mask.mean()) >= MUCH


def _is_convincing(seen: Trace, other: Trace) -> bool:
    # Where the paper's lines only now came away, a one is no line of it.
    cleared = other.ink.ruled_lines > max(1, seen.ink.ruled_lines)
    return _is_firm(other.digits) or (cleared and _is_sure(other.digits))


def _is_certain(other: Trace) -> bool:
    """Whether hardly anything but digits was found, and each is certain."""
    strange = len(other.candidates) - len(other.digits)
    return (
        _is_firm(other.digits)
        and strange <= 1 + len(other.digits)
        and all(c.confidence > CERTAIN for c in other.digits)
    )


def _is_firm(digits: Sequence[Candidate]) -> bool:
    """Whether no accident looks like this: edges and cracks are ones, noise is never sure."""
    return _is_sure([c for c in digits if c.digit != 1])


def _is_sure(digits: Sequence[Candidate]) -> bool:
    return any(c.confidence >= SURE for c in digits)
