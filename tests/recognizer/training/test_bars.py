"""Bars look like a one; letters and other digits do not."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from recognizer.training.bars import is_bar, roundness


def drawn(*points: tuple[int, int]) -> NDArray[np.uint8]:
    """A thin line through points, in a crop."""
    crop = np.zeros((28, 28), np.uint8)
    cv2.polylines(crop, [np.array(points, np.int32)], False, 255, 1)
    return crop


@pytest.mark.parametrize(
    "points",
    [
        ((14, 4), (14, 24)),
        ((8, 24), (20, 4)),
        ((10, 8), (14, 4), (14, 24)),
        ((16, 4), (13, 10), (13, 18), (16, 24)),
    ],
    ids=["upright", "slash", "flagged one", "bracket"],
)
def test_bars(points: tuple[tuple[int, int], ...]) -> None:
    assert is_bar(drawn(*points))


@pytest.mark.parametrize(
    "points",
    [
        ((7, 4), (7, 24), (18, 24)),
        ((6, 4), (20, 4), (12, 24)),
        ((6, 24), (14, 4), (22, 24)),
        ((8, 6), (20, 6), (8, 24), (20, 24)),
    ],
    ids=["L", "7", "A", "Z"],
)
def test_other_signs(points: tuple[tuple[int, int], ...]) -> None:
    assert not is_bar(drawn(*points))


def test_roundness_goes_from_a_line_to_a_disc() -> None:
    disc = np.zeros((28, 28), np.uint8)
    cv2.circle(disc, (14, 14), 9, 255, cv2.FILLED)
    assert roundness(drawn((14, 4), (14, 24))) < 0.2
    assert roundness(disc) == pytest.approx(1, abs=0.02)
    assert roundness(np.zeros((5, 5), np.uint8)) == 0
