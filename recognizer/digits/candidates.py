"""Candidates for digits: marks, and the networks' opinions of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from recognizer.classification.context import CLASSES, ContextClassifier
from recognizer.classification.ensemble import FLOOR, Ensemble, background_too
from recognizer.classification.networks import BACKGROUND, DIGITS, FRAGMENT, OTHER
from recognizer.classification.normalisation import SIDE, normalise, turned
from recognizer.classification.surroundings import HEIGHT, WIDTH, surroundings
from recognizer.ink.ink import Ink
from recognizer.segmentation.marks import Mark

SURE: Final = 0.9
"""A digit of at least this probability is none by accident, and is not looked at again."""
WIDEST: Final = 1.7
"""No digit is wider than this times its height."""
IMPROBABLE: Final = 0.0005
"""What the context network gives less than this is no digit, whatever its crop looks like."""

SURELY_NONE: Final = 0.9
"""What is no digit with this probability is not looked at again ..."""
MOST_DOUBTFUL: Final = 12
"""... nor are more doubtful digits in one picture: they are scenery."""
TURNS: Final = (-20, -10, 10, 20)
"""How far the ink of views is turned, in degrees."""


@dataclass(frozen=True, eq=False)
class Candidate:
    """A mark that may be one digit, with the networks' opinions of it.

    ``crop`` is uint8 of shape (28, 28). ``context`` is float32 of shape (12,): what it is by its
    surroundings. ``probabilities`` is float32 of shape (11,): the digits, then none; by the
    context alone, until the classifier has agreed.
    """

    mark: Mark
    crop: NDArray[np.uint8]
    context: NDArray[np.float32]
    probabilities: NDArray[np.float32]

    @cached_property
    def digit(self) -> int:
        """The most probable digit."""
        return int(self.probabilities[:DIGITS].argmax())

    @cached_property
    def confidence(self) -> float:
        """The probability of ``digit``."""
        return float(self.probabilities[:DIGITS].max())

    @property
    def best_two(self) -> float:
        """The probability of the two most probable digits together."""
        return float(np.sort(self.probabilities[:DIGITS])[-2:].sum())

    @property
    def is_digit(self) -> bool:
        """Whether this is more likely some digit than none."""
        return self.none < 0.5

    @property
    def none(self) -> float:
        """The probability that this is no digit."""
        return float(self.probabilities[BACKGROUND])

    @cached_property
    def value(self) -> float:
        """How well its ink is explained by one whole thing, as a log probability."""
        digit, other = float(self.context[:DIGITS].max()), float(self.context[OTHER])
        return float(np.log(max(digit, other, 1e-6)))


def judge(marks: Sequence[Mark], ink: Ink, context: ContextClassifier) -> list[Candidate]:
    """Ask the context network about ``marks`` of ``ink``, all at once."""
    crops = np.zeros((len(marks), SIDE, SIDE), np.uint8)
    windows = np.zeros((len(marks), HEIGHT, WIDTH, 2), np.uint8)
    for i, mark in enumerate(marks):
        crops[i] = normalise(mark.ink)
        windows[i] = surroundings(ink.pyramid, mark.box, mark.ink, mark.level)
    rows = context.classify(crops, windows)
    return [_candidate(*parts) for parts in zip(marks, crops, rows, strict=True)]


def _candidate(mark: Mark, crop: NDArray[np.uint8], row: NDArray[np.float32]) -> Candidate:
    if mark.box.width > WIDEST * mark.box.height:
        other = row[OTHER]
        row = np.zeros(CLASSES, np.float32)
        row[OTHER] = other
        row[FRAGMENT] = 1 - other  # such as digits that touch
    return Candidate(mark, crop, row, background_too(row[None])[0])


def confirm(candidates: Sequence[Candidate], ensemble: Ensemble) -> list[Candidate]:
    """Let the classifier look at what may be a digit, too, and at doubtful ones from all sides."""
    asked = [c for c in candidates if c.context[:DIGITS].sum() > IMPROBABLE]
    if not asked:
        return list(candidates)
    crops, context = np.stack([c.crop for c in asked]), np.stack([c.context for c in asked])
    rows = dict(zip(map(id, asked), ensemble.agree(crops, context), strict=True))
    agreed = [replace(c, probabilities=rows[id(c)]) if id(c) in rows else c for c in candidates]
    return average_views(agreed, ensemble)


def average_views(candidates: Sequence[Candidate], ensemble: Ensemble) -> list[Candidate]:
    """Give doubtful digits the geometric mean of what the networks say of turned views of them.

    Test-time augmentation: a digit stays what it is on a sheet that lies askew; what looks like a
    digit by accident does not.
    """
    doubtful = [c for c in candidates if c.confidence < SURE and c.none < SURELY_NONE]
    if not doubtful or len(doubtful) > MOST_DOUBTFUL:
        return list(candidates)
    crops = np.stack([normalise(turned(c.mark.ink, angle)) for c in doubtful for angle in TURNS])
    context = np.repeat([c.context for c in doubtful], len(TURNS), axis=0)
    views = ensemble.agree(crops, context).reshape(len(doubtful), len(TURNS), -1)
    means = {
        id(c): _mean(np.vstack([c.probabilities[None], some]))
        for c, some in zip(doubtful, views, strict=True)
    }
    return [replace(c, probabilities=means[id(c)]) if id(c) in means else c for c in candidates]


def _mean(views: NDArray[np.float32]) -> NDArray[np.float32]:
    """The geometric mean of distributions, float32 (n, classes), as one of shape (classes,)."""
    mean = np.exp(np.log(views + np.float32(FLOOR)).mean(axis=0))
    return np.asarray(mean / mean.sum(), np.float32)
