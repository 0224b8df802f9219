"""A new and a current model are compared picture by picture."""

import numpy as np
from numpy.typing import NDArray

from recognizer.classification.classifier import Classifier
from recognizer.training.comparison import compare
from recognizer.training.datasets import Corrections, Examples


class Says(Classifier):
    """Reads the digit that is written into a crop's first pixel, but for those it gets wrong."""

    def __init__(self, wrong: set[int]) -> None:
        self._wrong = wrong

    def classify(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        rows = np.zeros((len(crops), 11), np.float32)
        for row, value in zip(rows, crops[:, 0, 0], strict=True):
            row[(int(value) + 1) % 10 if int(value) in self._wrong else int(value)] = 1
        return rows


def examples() -> Examples:
    images = np.zeros((10, 28, 28), np.uint8)
    images[:, 0, 0] = range(10)
    return Examples(images, np.arange(10))


def test_won_and_lost_pictures_are_counted() -> None:
    report = compare(Says({1}), Says({2, 3}), examples(), examples(), None)
    assert report["mnist"] == {"n": 10, "new": 0.9, "current": 0.8, "won": 2, "lost": 1}
    assert report["corrections"] is None
    confusion = np.array(report["confusion"])
    assert confusion[1, 2] == 1
    assert confusion.trace() == 9


def test_without_a_current_model_there_is_nothing_to_win() -> None:
    held_out = Corrections(examples(), examples())
    report = compare(Says(set()), None, examples(), examples(), held_out)
    assert report["corrections"] == {"n": 10, "new": 1.0, "current": None, "won": 0, "lost": 0}
