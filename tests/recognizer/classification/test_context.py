"""The context network in service: what it takes, what it gives, what is refused."""

import numpy as np
import pytest
from numpy.typing import NDArray

from recognizer.classification.context import CLASSES, ContextClassifier
from recognizer.classification.engine import Engine
from recognizer.classification.exported import Exported
from recognizer.errors import ModelError


@pytest.fixture(scope="module")
def classifier(context_exported: Exported) -> ContextClassifier:
    return ContextClassifier(Engine(context_exported))


def marks(count: int) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    rng = np.random.default_rng(count)
    crops = rng.integers(0, 256, (count, 28, 28), np.uint8)
    return crops, rng.integers(0, 256, (count, 28, 44, 2), np.uint8)


@pytest.mark.parametrize("count", [0, 1, 40])
def test_each_mark_gets_twelve_probabilities(classifier: ContextClassifier, count: int) -> None:
    rows = classifier.classify(*marks(count))
    assert rows.shape == (count, CLASSES) == (count, 12)
    assert rows.dtype == np.float32
    assert np.allclose(rows.sum(axis=1), 1, atol=1e-5)


def test_both_pictures_are_looked_at(classifier: ContextClassifier) -> None:
    crops, windows = marks(2)
    before = classifier.classify(crops, windows)
    assert not np.allclose(before, classifier.classify(crops[::-1], windows), atol=1e-4)
    assert not np.allclose(before, classifier.classify(crops, windows[::-1]), atol=1e-4)


def test_another_network_is_refused(two_exported: Exported, mlp_exported: Exported) -> None:
    for network in (two_exported, mlp_exported):
        with pytest.raises(ModelError, match="surroundings"):
            ContextClassifier(Engine(network))
