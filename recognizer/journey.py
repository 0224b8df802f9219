"""One photo's way through the stages, with what each of them made of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from recognizer import layout
from recognizer.candidates import Candidate, choose
from recognizer.classifier import Classifier
from recognizer.image import Photo
from recognizer.ink import Ink, find_ink
from recognizer.segmentation import Mark, find_marks
from recognizer.sheet import without_table

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
        return Journey(photo, ink, marks, candidates, layout.believe(candidates))

    seen = look(find_ink(photo.pixels))
    if _is_firm(seen.believed):
        return seen
    if seen.ink.agreement < DOUBTFUL:  # light may have looked like ink
        other = look(find_ink(photo.pixels, inverted=True))
        if _is_firm(other.believed):
            return other
    sheet = None if seen.believed else without_table(photo.pixels, seen.ink.gray)
    if sheet is not None:
        other = look(find_ink(sheet))
        if _is_firm(other.believed):
            return other
    return seen


def _is_firm(digits: Sequence[Candidate]) -> bool:
    """Whether no accident looks like this: edges and cracks are ones, noise is never sure."""
    return any(c.digit != 1 and c.confidence >= FIRM for c in digits)
