"""The filter of candidates: digits of the picture's writing pass, what resembles them does not."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from recognizer.digits.candidates import SURE, Candidate
from recognizer.reading import Box
from recognizer.segmentation.strokes import union

MIN_TOP_TWO: Final = 0.7
"""A digit is not reported where it and the next one together are less probable: a 4 may well be a
9, but what looks a little like many digits is none."""
SURE_OF_MOST: Final = 0.8
"""Of several digits the middle one is at least so sure: scenery looks like many doubtful ones."""
PROBABLE: Final = 0.5
"""Of several digits each is more likely right than wrong, or it is skipped."""
MIN_HEIGHT: Final = 0.2
"""Exponents and indices are at least this share of the most salient digit's height ..."""
MIN_HEIGHT_DOUBTFUL: Final = 0.35
"""... and what is not sure at least this one."""
MIN_LEVEL: Final = 0.4
MIN_THICKNESS: Final = 0.3
MAX_THICKNESS: Final = 3.0
"""One pen's ink is so many times as dark and as thick as the most salient digit's."""
LEAST_SALIENT: Final = 0.1
"""What stands out less than this share of the most salient digit is an edge or a blot."""
ENCLOSED: Final = 0.25
"""What a ring was drawn around is at least this share of its height."""
CLUTTER: Final = 8
"""This many strange figures around a digit or two are a picture, not writing ..."""
AROUND: Final = 3
"""... where they are no further away than so many times the digits' size ..."""
FIGURE: Final = 0.4
"""... and at least this share of it ..."""
SLENDER: Final = 4
"""... and no longer than this times their width."""


def filter_digits(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Keep the candidates that are digits of the picture's writing; often none.

    One hand with one pen wrote all of them: what is far smaller, paler or of another stroke than
    the most salient digit is dirt, a printed line or the table.
    """
    digits = [c for c in candidates if c.is_digit]
    digits = [c for c in digits if not any(_encloses(c, other) for other in digits)]
    if not digits:
        return []
    leader = max(digits, key=_salience)
    kept = [c for c in digits if _resembles(c, leader)]
    alone = len(kept) == 1
    sure = leader.best_two >= MIN_TOP_TWO if alone else _median(kept) >= SURE_OF_MOST
    strange = [c for c in candidates if not c.is_digit]
    if not sure or _is_clutter(kept, strange):
        return []
    return kept if alone else [c for c in kept if c.confidence >= PROBABLE]


def _encloses(frame: Candidate, digit: Candidate) -> bool:
    """Whether ``frame`` is drawn around ``digit``: a ring, which looks like a zero."""
    outer, inner = frame.mark.box, digit.mark.box
    return (
        frame.digit == 0
        and outer.x < inner.x
        and outer.y < inner.y
        and inner.x + inner.width < outer.x + outer.width
        and inner.y + inner.height < outer.y + outer.height
        and inner.height >= ENCLOSED * outer.height
    )


def _median(digits: Sequence[Candidate]) -> float:
    return float(np.median([c.confidence for c in digits]))


def _salience(candidate: Candidate) -> float:
    mark = candidate.mark
    whole = 0.3 if mark.at_edge else 1.0
    ink = mark.level * mark.size * float(np.sqrt(mark.thickness + 1))
    return candidate.confidence * whole * ink


def _resembles(candidate: Candidate, leader: Candidate) -> bool:
    mark, model = candidate.mark, leader.mark
    smallest = MIN_HEIGHT if candidate.confidence >= SURE else MIN_HEIGHT_DOUBTFUL
    thickness = (mark.thickness + 1) / (model.thickness + 1)
    return (
        mark.box.height >= smallest * model.box.height
        and mark.level >= MIN_LEVEL * model.level
        and _salience(candidate) >= LEAST_SALIENT * _salience(leader)
        and MIN_THICKNESS <= thickness <= MAX_THICKNESS
    )


def _is_clutter(digits: Sequence[Candidate], strange: Sequence[Candidate]) -> bool:
    """Whether many more strange figures than digits stand around them."""
    size = float(np.median([c.mark.size for c in digits]))
    area = _surroundings(digits, AROUND * size)
    others = sum(_is_figure(c, size) and _is_inside(c, area) for c in strange)
    return others >= CLUTTER and others > 1.5 * len(digits)


def _surroundings(digits: Sequence[Candidate], margin: float) -> Box:
    x, y, width, height = union([c.mark.box for c in digits])
    edges = (x - margin, y - margin, width + 2 * margin, height + 2 * margin)
    return Box(*(round(edge) for edge in edges))


def _is_inside(candidate: Candidate, area: Box) -> bool:
    x, y, width, height = candidate.mark.box
    across = 0 <= x + width / 2 - area.x <= area.width
    return across and 0 <= y + height / 2 - area.y <= area.height


def _is_figure(candidate: Candidate, size: float) -> bool:
    """Whether the mark is about as large as writing of ``size`` and more than a dash."""
    _, _, width, height = candidate.mark.box
    slim = max(width, height) > SLENDER * min(width, height)
    return candidate.mark.size >= FIGURE * size and not slim
