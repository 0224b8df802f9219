"""Plots of what a model makes of MNIST's test images, on request."""

from pathlib import Path

import numpy as np

from recognizer.cli.files import write
from recognizer.registry import Version

SAMPLES = 32


def write_mnist_pictures(
    version: Version, *, samples: Path | None = None, confusion: Path | None = None
) -> None:
    """Plot the first test images with their predictions, and the confusions of all of them."""
    if samples is None and confusion is None:
        return
    from recognizer.pictures.plots import confusion_plot, samples_plot
    from recognizer.recognizer import Recognizer
    from recognizer.training.datasets import load_mnist

    test = load_mnist().test
    classify = Recognizer.load_version(version).classifier.classify
    if samples is not None:
        images, labels = test.images[:SAMPLES], test.labels[:SAMPLES]
        write(samples, samples_plot(images, classify(images), labels))
    if confusion is not None:
        read = classify(test.images).argmax(axis=1)
        matrix = np.zeros((11, 11), np.int64)
        np.add.at(matrix, (test.labels, read), 1)
        # MNIST shows nothing but digits; the last column is what was taken for something else.
        size = 11 if matrix[:, 10].any() else 10
        write(confusion, confusion_plot(matrix[:size, :size]))
