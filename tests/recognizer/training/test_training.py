"""Where a training starts."""

from pathlib import Path

import pytest

from recognizer.classification.networks import ARCHITECTURES
from recognizer.registry import Registry
from recognizer.training.plan import TrainingOptions
from recognizer.training.training import starting_point


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    """Three versions; the last, of another architecture than the default, is in service."""
    registry = Registry(tmp_path)
    for architecture in ("cnn", "cnn", "mlp"):
        with registry.draft() as draft:
            ARCHITECTURES[architecture]().save(draft / "model.keras")
            version = registry.publish(draft, {"architecture": architecture})
        registry.switch(version.number)
    return registry


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
def test_it_goes_on_from_the_last_of_its_architecture_that_loads(registry: Registry) -> None:
    options = TrainingOptions(continue_from_current=True)
    settled, model, parent = starting_point(options, registry)
    assert parent is not None
    assert parent.number == 2
    assert settled == options
    assert model.output_shape == (None, 11)
    (registry.root / "0002" / "model.keras").write_bytes(b"")
    _, _, parent = starting_point(options, registry)
    assert parent is not None
    assert parent.number == 1


def test_without_one_it_plans_for_a_new_network(tmp_path: Path) -> None:
    options = TrainingOptions(continue_from_current=True)
    settled, _, parent = starting_point(options, Registry(tmp_path))
    assert parent is None
    assert not settled.continue_from_current
