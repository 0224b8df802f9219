"""Crops are made as MNIST was made."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from recognizer.classification.normalisation import normalise


def ring(side: int, pen: int) -> NDArray[np.uint8]:
    """A zero that fills its box."""
    ink = np.zeros((side, side * 2 // 3), np.uint8)
    centre, axes = (side // 3, side // 2), (side // 3 - pen, side // 2 - pen)
    cv2.ellipse(ink, centre, axes, 0, 0, 360, (255,), pen, cv2.LINE_AA)
    rows, columns = np.nonzero(ink > 0)
    return ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]


@pytest.mark.parametrize("side", [9, 28, 150, 600])
def test_ink_fits_into_the_middle_twenty_pixels(side: int) -> None:
    crop = normalise(ring(side, max(1, side // 8)))
    assert crop.shape == (28, 28)
    assert crop.dtype == np.uint8
    rows, columns = np.nonzero(crop > 60)
    assert rows.max() - rows.min() + 1 in (19, 20)
    assert columns.max() - columns.min() + 1 < 18


def test_the_centre_of_mass_is_in_the_middle() -> None:
    ink = np.zeros((100, 60), np.uint8)
    ink[:, :15] = 255
    ink[85:, :] = 255
    moments = cv2.moments(normalise(ink))
    assert moments["m10"] / moments["m00"] == pytest.approx(13.5, abs=0.6)
    assert moments["m01"] / moments["m00"] == pytest.approx(13.5, abs=0.6)


def test_hairlines_stay_visible() -> None:
    crop = normalise(ring(400, 1))
    assert np.percentile(crop[crop > 20], 75) > 180
