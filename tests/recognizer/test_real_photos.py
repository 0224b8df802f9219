"""The model that comes with the software, on labelled photos of the real world and on MNIST.

Photos of the split ``tune`` may choose thresholds and recipes, those of ``check`` never do.
"""

from pathlib import Path

import pytest

from recognizer.evaluation.evaluation import ALL, evaluate
from recognizer.evaluation.manifest import load_manifest
from recognizer.evaluation.scores import Score
from recognizer.evaluation.table import table
from recognizer.recognizer import Recognizer
from recognizer.registry import Registry, default_models_dir
from recognizer.training.training import evaluate_mnist

FLOORS = {
    "tune": {"single": 0.94, "drawn": 0.98, "multi": 0.82, "negative": 0.92, "letter": 0.81},
    "check": {"single": 0.98, "drawn": 0.94, "multi": 0.63, "negative": 0.95, "letter": 0.86},
}
"""The least share that is read right, by split and category; where no digit is, nothing."""
DIGIT_ERRORS = {"tune": 0.043, "check": 0.058}
CALIBRATION = {"tune": 0.027, "check": 0.015}
MNIST = 0.9969


@pytest.mark.photos
@pytest.mark.slow
def test_photos_are_read_as_well_as_we_say(photo_folder: Path) -> None:
    rows = evaluate(Recognizer.load(), load_manifest(photo_folder)).rows()
    print(table(rows))
    scores = {row.category: row.splits for row in rows if row.source == ALL}
    assert {
        split: _missed(split, {category: parts[split] for category, parts in scores.items()})
        for split in FLOORS
    } == {split: {} for split in FLOORS}


def _missed(split: str, scores: dict[str, Score]) -> dict[str, float | None]:
    """What falls short of the floors of a split."""
    missed: dict[str, float | None] = {
        category: scores[category].right
        for category, floor in FLOORS[split].items()
        if scores[category].right < floor
    }
    errors, calibration = scores["multi"].character_error_rate, scores[ALL].calibration_error
    if errors is None or errors > DIGIT_ERRORS[split]:
        missed["digit errors"] = errors
    if calibration is None or calibration > CALIBRATION[split]:
        missed["calibration"] = calibration
    return missed


@pytest.mark.mnist
def test_the_shipped_model_reads_mnist(mnist_file: Path) -> None:
    current = Registry(default_models_dir()).current()
    assert evaluate_mnist(current, mnist_file)[1] >= MNIST
    assert current.model.stat().st_size <= 2_000_000
