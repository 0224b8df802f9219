import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.studio import Studio


def tiles(seed: int, each: int = 6) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Digits like MNIST's: 28x28, light on dark, the ink within 20x20."""
    rng = np.random.default_rng(seed)
    labels = np.repeat(np.arange(10), each)
    images = np.zeros((len(labels), 28, 28), np.uint8)
    for image, label in zip(images, labels, strict=True):
        origin = (7 + int(rng.integers(3)), 23 + int(rng.integers(2)))
        cv2.putText(image, str(label), origin, cv2.FONT_HERSHEY_DUPLEX, 0.75, 255, 2, cv2.LINE_AA)
    return images, labels


class Studios:
    """Studios with tiles like MNIST's, and with pen paths of their own only."""

    @staticmethod
    def sampled(seed: int) -> Studio:
        return Studio(*tiles(seed), np.random.default_rng(seed))

    @staticmethod
    def own(seed: int) -> Studio:
        return Studio.without_mnist(np.random.default_rng(seed))
