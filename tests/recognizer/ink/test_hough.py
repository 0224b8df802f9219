"""A parabola goes through most of a line's ink, whatever strikes through it."""

import cv2
import numpy as np
import pytest

from recognizer.ink.hough import hough_parabola


@pytest.mark.parametrize("slope", [-0.05, 0.0, 0.05])
def test_a_line_with_strokes_through_it_is_followed_within_a_pixel(slope: float) -> None:
    columns = np.arange(400)
    course = 40 + slope * columns + 4 * (columns / 200 - 1) ** 2
    line = np.zeros((80, 400), np.uint8)
    for x, y in enumerate(course.round().astype(int)):
        line[y : y + 2, x] = 1
    cv2.line(line, (120, 0), (130, 79), 1, 6)
    fitted = hough_parabola(line, 2.0)
    assert fitted is not None
    coefficients, first, last = fitted
    assert np.abs(np.polyval(coefficients, columns) - (course + 0.5)).max() < 1
    assert first <= 3
    assert last >= 396


def test_scattered_ink_is_no_line() -> None:
    rng = np.random.default_rng(0)
    scattered = (rng.random((200, 400)) < 0.05).astype(np.uint8)
    assert hough_parabola(scattered, 2.0) is None
