"""A network is calibrated, and refused where it is of another kind."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from recognizer.classification.classifier import LARGEST_BATCH, Classifier, soften
from recognizer.classification.engine import Engine
from recognizer.classification.exported import Exported
from recognizer.errors import ModelError
from recognizer.registry import Registry


def test_probabilities_sum_to_one_for_any_number_of_crops() -> None:
    classifier = Classifier.load(Registry().current().folder, 1.5)
    for count in (0, 1, LARGEST_BATCH + 3):
        rows = classifier.classify(np.zeros((count, 28, 28), np.uint8))
        assert rows.shape == (count, 11)
        assert rows.dtype == np.float32
        assert np.allclose(rows.sum(axis=1), 1, atol=1e-5)


def test_a_model_of_ten_classes_never_says_background(mlp_exported: Exported) -> None:
    rows = Classifier(Engine(mlp_exported)).classify(np.zeros((2, 28, 28), np.uint8))
    assert (rows[:, 10] == 0).all()


def test_temperature_takes_confidence_and_keeps_the_order() -> None:
    sharp = np.array([[0.9, 0.08, 0.02]], np.float32)
    assert np.allclose(soften(sharp, 1.0), sharp, atol=1e-6)
    soft = soften(sharp, 2.0)[0]
    assert 0.5 < soft[0] < 0.9
    assert soft[0] > soft[1] > soft[2]


def test_other_networks_are_refused(two_exported: Exported) -> None:
    with pytest.raises(ModelError):
        Classifier(Engine(two_exported))


def test_missing_and_damaged_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"has no model\.keras"):
        Classifier.load(tmp_path)
    (tmp_path / "model.keras").write_bytes(b"not a model")
    with pytest.raises(ModelError, match="cannot be loaded"):
        Classifier.load(tmp_path)


def test_a_file_with_a_hole_is_refused(tmp_path: Path) -> None:
    version = shutil.copytree(Registry().current().folder, tmp_path / "0001")
    for name in ("model.keras", "model.tflite"):
        content = bytearray((version / name).read_bytes())
        middle = len(content) // 2
        content[middle : middle + 512] = bytes(512)
        (version / name).write_bytes(content)
    with pytest.raises(ModelError):
        Classifier.load(version)
