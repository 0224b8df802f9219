"""Channels are mixed so that ink is dark, whatever its colour."""

import cv2
import numpy as np
import pytest

from recognizer.ink.projection import _mixed, project
from tests.recognizer.paper import sheet, write_seven


@pytest.mark.parametrize("pen", [(40, 40, 40), (90, 90, 230), (230, 120, 60)])
def test_ink_of_any_colour_is_darker_than_its_paper(pen: tuple[int, int, int]) -> None:
    picture, written = sheet(), np.zeros((300, 400, 3), np.uint8)
    write_seven(picture, 150, 90, 120, pen, pen=8)
    write_seven(written, 150, 90, 120, (255, 255, 255), pen=4)
    gray, agreement = project(picture)
    strokes = written[:, :, 0] > 200
    assert np.median(gray[~strokes]) - np.median(gray[strokes]) > 60
    assert agreement > 0.8


def test_light_ink_on_a_board_is_dark_too() -> None:
    picture = np.asarray(cv2.bitwise_not(sheet()), np.uint8)
    write_seven(picture, 150, 90, 120, (230, 230, 230), pen=8)
    gray, _ = project(picture)
    assert gray.min() < np.median(gray) - 100


def test_agreement_says_whether_all_ink_is_dark() -> None:
    picture = sheet()
    write_seven(picture, 60, 90, 120, (60, 60, 60))
    assert project(picture)[1] > 0.8
    picture[:] = np.maximum(picture, 128) - 64
    write_seven(picture, 240, 90, 120, (255, 255, 255))
    assert project(picture)[1] < 0.6


@pytest.mark.parametrize("height", [1, 63, 64, 65, 300])
def test_channels_are_mixed_alike_in_every_strip(height: int) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (height, 50, 3)).astype(np.uint8)
    matrix = np.array([[0.4, -0.3, 0.9, 80]], np.float32)  # never below 0
    whole = (pixels @ matrix[0, :3] + matrix[0, 3]).clip(0, 255)
    assert np.abs(_mixed(pixels, matrix) - whole).max() <= 0.51
