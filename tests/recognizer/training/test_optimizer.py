"""The rate rises, then falls; the weights are averaged."""

import numpy as np
import pytest

from recognizer.classification.backend import load_tensorflow
from recognizer.training.optimizer import averaged_adamw


@pytest.fixture(autouse=True)
def _keras() -> None:
    load_tensorflow()


def rates(steps: int, warmup: int) -> list[float]:
    optimizer = averaged_adamw(1e-3, steps, warmup)
    schedule = optimizer._learning_rate
    return [float(schedule(step)) for step in range(steps + 1)]


def test_the_rate_rises_and_falls_to_nearly_nothing() -> None:
    rate = rates(1000, 1000)  # a tenth of the steps at most
    peak = int(np.argmax(rate))
    assert peak == pytest.approx(100, abs=2)
    assert rate[peak] == pytest.approx(1e-3, rel=0.01)
    assert rate[0] < 1e-4
    assert rate[-1] < 1e-5
    assert (np.diff(rate[:peak]) > 0).all()
    assert (np.diff(rate[peak + 1 :]) < 0).all()


@pytest.mark.parametrize("steps", [1, 5, 30])
def test_the_shortest_trainings_have_rates_too(steps: int) -> None:
    rate = rates(steps, 1000)
    assert np.isfinite(rate).all()
    assert max(rate) <= 1.001e-3


def test_the_weights_are_averaged() -> None:
    optimizer = averaged_adamw(1e-3, 100)
    assert optimizer.use_ema
    assert 0.99 < optimizer.ema_momentum < 1
