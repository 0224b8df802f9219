"""Jitter keeps the digit, batches mix their sources."""

from itertools import islice

import numpy as np

from recognizer.classification.networks import BACKGROUND
from recognizer.training.augmentation import Source, batches, jitter
from recognizer.training.datasets import Examples


def test_without_strength_nothing_changes() -> None:
    image = np.random.default_rng(0).integers(0, 255, (28, 28)).astype(np.uint8)
    assert (jitter(image, np.random.default_rng(1), 0.0) == image).all()


def test_jitter_changes_and_keeps_most_of_the_ink() -> None:
    image = np.zeros((28, 28), np.uint8)
    image[6:22, 12:16] = 255
    rng = np.random.default_rng(0)
    jittered = [jitter(image, rng) for _ in range(50)]
    assert all((one != image).any() for one in jittered)
    assert all(0.4 < one.sum() / image.sum() < 2 for one in jittered)


def test_a_batch_holds_so_many_of_each_source_and_each_once_before_any_twice() -> None:
    def source(label: int, count: int) -> Examples:
        return Examples(np.zeros((count, 28, 28), np.uint8), np.full(count, label))

    numbered = Examples(np.zeros((6, 28, 28), np.uint8), np.arange(6))
    made = batches([Source(numbered, 3, 1.0), Source(source(9, 50), 5, 0.5)], seed=0)
    seen: list[int] = []
    for pixels, labels in islice(made, 2):
        assert pixels.shape == (8, 28, 28, 1)
        assert pixels.dtype == np.float32
        assert list(labels[3:]) == [9] * 5
        seen += list(labels[:3])
    assert sorted(seen) == [0, 1, 2, 3, 4, 5]


def test_only_digits_bend() -> None:
    bar = np.zeros((28, 28), np.uint8)
    bar[4:24, 12:16] = 255

    def crookedness(label: int) -> float:
        made = batches([Source(Examples(bar[None], np.array([label])), 200, 1.0)], seed=0)
        images = next(made)[0][..., 0]
        return float(np.mean([_off_its_axis(image) for image in images]))

    assert crookedness(1) > 1.5 * crookedness(BACKGROUND)


def _off_its_axis(image: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> float:
    """How far the middles of its rows lie off a straight line, in pixels."""
    rows = np.flatnonzero(image.sum(axis=1) > 1.5)
    middles = (image[rows] @ np.arange(28)) / image[rows].sum(axis=1)
    line = np.polyval(np.polyfit(rows, middles, 1), rows)
    return float(np.abs(middles - line).mean())
