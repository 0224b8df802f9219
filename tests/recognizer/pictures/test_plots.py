"""Plots about the model: they show what they are given."""

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.pictures.plots import confusion_figure, confusion_plot, history_plot, samples_plot
from tests.recognizer.readings import crop


def pixels(png: bytes) -> NDArray[np.uint8]:
    picture = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_COLOR)
    return np.asarray(picture, np.uint8)


def has_orange(png: bytes) -> bool:
    return bool((pixels(png) == (0, 94, 213)).all(axis=2).any())


def test_validation_has_a_line_of_its_own() -> None:
    plain = {"loss": [0.5, 0.2], "accuracy": [0.8, 0.9]}
    both = {**plain, "val_loss": [0.6, 0.4], "val_accuracy": [0.7, 0.8]}
    assert not has_orange(history_plot(plain))
    assert has_orange(history_plot(both))


def test_an_empty_history_still_makes_a_picture() -> None:
    assert pixels(history_plot({})).std() > 0


def test_confusions_of_ten_and_eleven_classes() -> None:
    for size in (10, 11):
        sure = np.eye(size, dtype=int) * 100
        mixed = sure.copy()
        mixed[3, 5] = 40
        assert (pixels(confusion_plot(sure)) != pixels(confusion_plot(mixed))).any()


def test_a_confusion_matrix_says_what_it_is_and_which_way_it_is_read() -> None:
    (axes,) = confusion_figure(np.eye(11, dtype=int) * 3 + np.eye(11, k=1, dtype=int)).axes
    assert axes.get_title(loc="left") == "Confusion matrix"
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("predicted", "true")
    words = [text.get_text() for text in axes.texts]
    assert "33 of 43 right" in words
    # Upright is the truth: a 0 was read as a 1 once.
    (off,) = [text for text in axes.texts if text.get_position() == (1, 0)]
    assert off.get_text() == "1"


def test_samples_that_were_misread_are_orange() -> None:
    images = np.stack([crop(value) for value in range(10)])
    right = np.eye(11, dtype=np.float32)[:10]
    labels = np.arange(10)
    assert not has_orange(samples_plot(images, right, labels))
    assert has_orange(samples_plot(images, right, labels[::-1]))
    assert not has_orange(samples_plot(images, right))
