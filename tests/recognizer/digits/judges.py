"""Context networks that answer by a rule instead of weights."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from recognizer.classification.context import ContextClassifier
from tests.recognizer.digits.candidates import certain

Rule = Callable[[NDArray[np.uint8], NDArray[np.uint8]], int]
"""What a crop in its surroundings shows: a digit, OTHER or FRAGMENT."""


class Judge(ContextClassifier):
    """Is rather sure of what a rule says; ``asked`` holds how many marks each call was about."""

    def __init__(self, rule: Rule, share: float = 0.98) -> None:
        self._rule, self._share = rule, share
        self.asked: list[int] = []

    def classify(self, crops: NDArray[np.uint8], windows: NDArray[np.uint8]) -> NDArray[np.float32]:
        self.asked.append(len(crops))
        rows = [
            certain(self._rule(*pair), self._share) for pair in zip(crops, windows, strict=True)
        ]
        return np.reshape(np.array(rows, np.float32), (-1, 12))


def always(what: int, share: float = 0.98) -> Judge:
    """Says the same of every mark."""
    return Judge(lambda _crop, _window: what, share)
