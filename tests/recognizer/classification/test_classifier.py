"""A model is compiled, calibrated, and refused where it is of another kind."""

from pathlib import Path

import numpy as np
import pytest

from recognizer.classification.classifier import LARGEST_BATCH, Classifier, soften
from recognizer.classification.networks import cnn, mlp
from recognizer.errors import ModelError
from recognizer.registry import Registry


def test_probabilities_sum_to_one_for_any_number_of_crops() -> None:
    classifier = Classifier(cnn(), 1.5)
    for count in (0, 1, LARGEST_BATCH + 3):
        rows = classifier.classify(np.zeros((count, 28, 28), np.uint8))
        assert rows.shape == (count, 11)
        assert rows.dtype == np.float32
        assert np.allclose(rows.sum(axis=1), 1, atol=1e-5)


def test_a_model_of_ten_classes_never_says_background() -> None:
    rows = Classifier(mlp()).classify(np.zeros((2, 28, 28), np.uint8))
    assert (rows[:, 10] == 0).all()


def test_temperature_takes_confidence_and_keeps_the_order() -> None:
    sharp = np.array([[0.9, 0.08, 0.02]], np.float32)
    assert np.allclose(soften(sharp, 1.0), sharp, atol=1e-6)
    soft = soften(sharp, 2.0)[0]
    assert 0.5 < soft[0] < 0.9
    assert soft[0] > soft[1] > soft[2]


def test_other_models_and_damaged_files_are_refused(tmp_path: Path) -> None:
    import keras

    other = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3)])
    with pytest.raises(ModelError):
        Classifier(other)
    damaged = tmp_path / "model.keras"
    damaged.write_bytes(b"not a model")
    with pytest.raises(ModelError):
        Classifier.load(damaged)
    with pytest.raises(ModelError):
        Classifier.load(tmp_path / "missing.keras")


def test_a_file_with_a_hole_is_refused(tmp_path: Path) -> None:
    content = bytearray(Registry().current().model.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 512] = bytes(512)
    (tmp_path / "model.keras").write_bytes(content)
    with pytest.raises(ModelError):
        Classifier.load(tmp_path / "model.keras")
