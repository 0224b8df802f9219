"""The model that comes with the software, on labelled photos of the real world and on MNIST."""

from pathlib import Path

import pytest

from recognizer.evaluation.evaluation import ALL, evaluate
from recognizer.evaluation.manifest import load_manifest
from recognizer.recognizer import Recognizer
from recognizer.registry import Registry, default_models_dir
from recognizer.training.training import evaluate_mnist

FLOORS = {"single": 0.98, "drawn": 0.98, "multi": 0.85, "negative": 0.97}


@pytest.mark.photos
@pytest.mark.slow
def test_photos_are_read_as_well_as_we_say(photo_folder: Path) -> None:
    result = evaluate(Recognizer.load(), load_manifest(photo_folder))
    scores = {row.category: row.score for row in result.rows() if row.source == ALL}
    missed = {
        category: scores[category].right
        for category, floor in FLOORS.items()
        if scores[category].right < floor
    }
    assert not missed
    digit_errors = scores["multi"].character_error_rate
    assert digit_errors is not None
    assert digit_errors <= 0.03
    calibration = scores[ALL].calibration_error
    assert calibration is not None
    assert calibration <= 0.02


@pytest.mark.mnist
def test_the_shipped_model_reads_mnist(mnist_file: Path) -> None:
    current = Registry(default_models_dir()).current()
    assert evaluate_mnist(current, mnist_file)[1] >= 0.9965
    assert current.model.stat().st_size <= 2_000_000
