"""Candidates for digits: marks, and the network's opinion of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from recognizer.classification.classifier import Classifier
from recognizer.classification.networks import BACKGROUND, DIGITS
from recognizer.classification.normalisation import normalise
from recognizer.segmentation.marks import Mark

UNEXPLAINED: Final = -1.2
"""What leaving ink unread costs, as a log probability."""
SURE: Final = 0.9
"""A digit of at least this probability is none by accident, and is not looked at again."""
WIDEST: Final = 1.7
"""No digit is wider than this times its height."""


@dataclass(frozen=True, eq=False)
class Candidate:
    """A mark that may be one digit, with the network's opinion of it.

    ``crop`` is uint8 of shape (28, 28); ``probabilities`` is float32 of shape (11,).
    """

    mark: Mark
    crop: NDArray[np.uint8]
    probabilities: NDArray[np.float32]

    @property
    def digit(self) -> int:
        """The most probable digit."""
        return int(self.probabilities[:DIGITS].argmax())

    @property
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
        return float(self.probabilities[BACKGROUND]) < 0.5

    @property
    def value(self) -> float:
        """How well the ink is explained, as a log probability."""
        return float(np.log(max(self.confidence, 1e-6))) if self.is_digit else UNEXPLAINED


def classify(marks: Sequence[Mark], classifier: Classifier) -> list[Candidate]:
    """Ask the network about ``marks``, all at once; what is too wide for a digit is none."""
    if not marks:
        return []
    crops = np.stack([normalise(mark.ink) for mark in marks])
    rows = classifier.classify(crops)
    for mark, row in zip(marks, rows, strict=True):
        if mark.box.width > WIDEST * mark.box.height:
            row[:] = 0
            row[BACKGROUND] = 1
    return [Candidate(*parts) for parts in zip(marks, crops, rows, strict=True)]
