"""The temperature that is found makes confidence as large as accuracy."""

import numpy as np
import pytest
from numpy.typing import NDArray

from recognizer.classification.classifier import soften
from recognizer.training.calibration import temperature_for


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
