"""Samples for tests: crops and windows that say what they are."""

import numpy as np

from recognizer.classification.normalisation import SIDE
from recognizer.classification.surroundings import HEIGHT, WIDTH
from recognizer.training.samples import Samples


def samples_of(*labels: int) -> Samples:
    """A sample for each label: as many rows of its crop and its window are inked."""
    crops = np.zeros((len(labels), SIDE, SIDE), np.uint8)
    windows = np.zeros((len(labels), HEIGHT, WIDTH, 2), np.uint8)
    for crop, window, label in zip(crops, windows, labels, strict=True):
        crop[: 2 * label + 2] = 255
        window[: 2 * label + 2] = 255
    return Samples(crops, windows, np.array(labels, np.int64))
