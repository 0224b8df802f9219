"""What serves gives the probabilities that Keras on TensorFlow gives, and the same answers."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from recognizer.classification.engine import Engine
from recognizer.classification.exported import LITERT, MODEL
from recognizer.classification.normalisation import normalise
from recognizer.errors import UnreadableImageError
from recognizer.evaluation.manifest import load_manifest
from recognizer.recognizer import Recognizer
from recognizer.registry import Registry, default_models_dir
from recognizer.training.datasets import load_mnist
from tests.recognizer.keras_engine import KerasEngine

LARGEST = 1e-3
EVERY = 3
"""Photos are read twice here, and there are a thousand; the others differ as little."""
FOLDER = Registry(default_models_dir()).current().folder


@pytest.fixture
def keras_engines(monkeypatch: pytest.MonkeyPatch) -> list[KerasEngine]:
    """From now on recognizers are loaded with Keras; these are the engines that they got."""
    engines = []

    def load(folder: Path, name: str = MODEL) -> KerasEngine:
        engines.append(KerasEngine(folder, name))
        return engines[-1]

    monkeypatch.setattr(Engine, "load", load)
    return engines


def made_crops(count: int) -> NDArray[np.uint8]:
    """Strokes at random as the network gets them: some like digits, most like nothing."""
    rng = np.random.default_rng(11)
    crops = []
    for _ in range(count):
        ink = np.zeros((96, 96), np.uint8)
        for _ in range(rng.integers(1, 4)):
            points = rng.integers(8, 88, (rng.integers(2, 6), 1, 2)).astype(np.int32)
            cv2.polylines(
                ink,
                [points],
                isClosed=False,
                color=int(rng.integers(90, 256)),
                thickness=int(rng.integers(2, 14)),
                lineType=cv2.LINE_AA,
            )
        x, y, width, height = cv2.boundingRect(ink)
        crops.append(normalise(ink[y : y + height, x : x + width]))
    return np.stack(crops)


def pixels(crops: NDArray[np.uint8]) -> NDArray[np.float32]:
    return crops[..., None].astype(np.float32) / np.float32(255)


def test_made_crops_get_the_same_probabilities() -> None:
    engine = KerasEngine(FOLDER)
    engine.predict(pixels(made_crops(1000)))
    assert engine.seen == 1000
    assert engine.difference < LARGEST


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob(f"*{LITERT}")))
def test_every_network_that_came_along_answers_as_its_keras_file_does(name: str) -> None:
    rng = np.random.default_rng(12)
    engine = KerasEngine(FOLDER, name)
    for size in (1, 7, 40):
        engine.predict(*(rng.random((size, *shape), np.float32) for shape in engine.inputs))
    assert engine.difference < LARGEST


@pytest.mark.mnist
@pytest.mark.slow
def test_mnist_gets_the_same_probabilities(mnist_file: Path) -> None:
    images = pixels(load_mnist(mnist_file).test.images)
    engine = KerasEngine(FOLDER)
    for start in range(0, len(images), 500):
        engine.predict(images[start : start + 500])
    assert engine.seen == len(images)
    assert engine.difference < LARGEST


@pytest.mark.photos
@pytest.mark.slow
def test_photos_get_the_same_answers(
    photo_folder: Path, keras_engines: list[KerasEngine], monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Recognizer.load()
    monkeypatch.undo()
    quick = Recognizer.load()
    for entry in load_manifest(photo_folder)[::EVERY]:
        data = entry.path.read_bytes()
        assert read(quick, data) == read(slow, data), entry.file
    assert all(engine.seen > 0 and engine.difference < LARGEST for engine in keras_engines)
    assert keras_engines


def read(recognizer: Recognizer, data: bytes) -> tuple[object, ...]:
    """Return what one is told: the text, and where the digits are."""
    try:
        reading = recognizer.read(data)
    except UnreadableImageError as error:
        return (str(error),)
    return reading.text, [digit.box for digit in reading.digits]
