"""Stopwatch for networks: how much of a reading's time is theirs."""

import contextlib
import time
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from recognizer.classification.classifier import Classifier
from recognizer.classification.context import ContextClassifier
from recognizer.classification.ensemble import Ensemble


class Stopwatch:
    """Sums up the seconds for which networks are asked."""

    def __init__(self) -> None:
        self.seconds = 0.0

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Count the time within."""
        started = time.perf_counter()
        yield
        self.seconds += time.perf_counter() - started


class _TimedClassifier(Classifier):
    def __init__(self, inner: Classifier, watch: Stopwatch) -> None:
        self._inner, self._watch = inner, watch

    def classify(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        with self._watch.running():
            return self._inner.classify(crops)


class _TimedContext(ContextClassifier):
    def __init__(self, inner: ContextClassifier, watch: Stopwatch) -> None:
        self._inner, self._watch = inner, watch

    def classify(self, crops: NDArray[np.uint8], windows: NDArray[np.uint8]) -> NDArray[np.float32]:
        with self._watch.running():
            return self._inner.classify(crops, windows)


def timed(ensemble: Ensemble, watch: Stopwatch) -> Ensemble:
    """The same networks, on the clock."""
    return replace(
        ensemble,
        classifier=_TimedClassifier(ensemble.classifier, watch),
        context=_TimedContext(ensemble.context, watch),
    )
