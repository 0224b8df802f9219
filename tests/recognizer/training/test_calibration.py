"""The temperature that is found makes confidence as large as accuracy."""

import numpy as np
import pytest
from numpy.typing import NDArray

from recognizer.classification.classifier import Classifier, soften
from recognizer.classification.context import ContextClassifier
from recognizer.classification.ensemble import Ensemble
from recognizer.classification.networks import FRAGMENT
from recognizer.training.calibration import RANGE, fit_agreement, temperature_for
from recognizer.training.samples import Samples


def overconfident(count: int, factor: float) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Answers whose log-probabilities are ``factor`` times what they should be."""
    rng = np.random.default_rng(0)
    honest = rng.dirichlet(np.full(11, 0.3), count).astype(np.float32)
    honest = np.maximum(honest, 1e-6)
    labels = np.array([rng.choice(11, p=row / row.sum()) for row in honest.astype(np.float64)])
    return soften(honest, 1 / factor), labels.astype(np.int64)


@pytest.mark.parametrize("factor", [0.7, 1.0, 2.0])
def test_the_temperature_undoes_overconfidence(factor: float) -> None:
    raw, labels = overconfident(4000, factor)
    assert temperature_for(raw, labels) == pytest.approx(factor, rel=0.1)


class ByRow(Classifier):
    """Answers by the number in a crop's first pixels."""

    def __init__(self, rows: NDArray[np.float32]) -> None:
        self._rows = rows

    def classify(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        return self._rows[crops[:, 0, 0].astype(int) * 256 + crops[:, 0, 1]]


class ContextByRow(ContextClassifier):
    """The same, and never a fragment."""

    def __init__(self, rows: NDArray[np.float32]) -> None:
        self._inner = ByRow(rows)

    def classify(self, crops: NDArray[np.uint8], windows: NDArray[np.uint8]) -> NDArray[np.float32]:
        return np.pad(self._inner.classify(crops), ((0, 0), (0, 1)))


def numbered(labels: NDArray[np.int64]) -> Samples:
    crops = np.zeros((len(labels), 28, 28), np.uint8)
    crops[:, 0, 0], crops[:, 0, 1] = np.divmod(np.arange(len(labels)), 256)
    return Samples(crops, np.zeros((len(labels), 28, 44, 2), np.uint8), labels)


@pytest.mark.parametrize("factor", [0.7, 1.5])
def test_two_networks_that_agree_are_calibrated_together(factor: float) -> None:
    raw, labels = overconfident(3000, factor)
    ensemble = Ensemble(ByRow(raw), ContextByRow(raw))
    assert fit_agreement(ensemble, numbered(labels)) == pytest.approx(factor, rel=0.15)


def test_fragments_do_not_count() -> None:
    raw, labels = overconfident(2000, 1.0)
    cut = np.where(np.arange(2000) % 2 == 0, labels, FRAGMENT)
    found = fit_agreement(Ensemble(ByRow(raw), ContextByRow(raw)), numbered(cut))
    assert found == pytest.approx(1.0, rel=0.2)
    assert RANGE[0] < found < RANGE[1]
