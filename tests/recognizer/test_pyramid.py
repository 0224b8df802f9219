"""Image pyramid: views are where and as large as asked for, and as bright."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from recognizer.pyramid import Pyramid, half


def spot(x: int, y: int, side: int, size: tuple[int, int] = (300, 400)) -> NDArray[np.uint8]:
    picture = np.zeros(size, np.uint8)
    picture[y : y + side, x : x + side] = 200
    return picture


def centre(view: NDArray[np.uint8]) -> tuple[float, float]:
    moments = cv2.moments(view)
    return moments["m10"] / moments["m00"], moments["m01"] / moments["m00"]


@pytest.mark.parametrize("scale", [2.0, 1.0, 0.7, 0.5, 0.26, 0.11, 0.06])
def test_a_view_shows_its_part_in_its_place_at_every_scale(scale: float) -> None:
    side = round(12 / min(scale, 1.0))
    picture = spot(101, 87, side)
    view = Pyramid(picture).view(101 - 5 / scale, 87 - 3 / scale, scale, (40, 30))
    assert view.shape == (30, 40)
    # Counted from the first pixel's middle.
    expected = 5 + scale * side / 2 - 0.5, 3 + scale * side / 2 - 0.5
    assert np.abs(np.subtract(centre(view), expected)).max() < 0.3
    ink = float(view.sum()) / 200
    assert ink == pytest.approx((scale * side) ** 2, rel=0.12)


def test_thin_lines_pale_and_do_not_vanish() -> None:
    picture = np.zeros((640, 640), np.uint8)
    picture[::16] = 255
    view = Pyramid(picture).view(0, 0, 1 / 16, (40, 40))
    assert abs(int(view.min()) - 16) <= 1
    assert abs(int(view.max()) - 16) <= 1


def test_beyond_the_picture_is_nothing() -> None:
    view = Pyramid(np.full((30, 30), 255, np.uint8)).view(-30, -30, 1.0, (90, 90))
    assert view.sum() == 30 * 30 * 255
    assert (view[30:60, 30:60] == 255).all()


@pytest.mark.parametrize("size", [(7, 9), (8, 9, 3), (1, 1), (6, 4)])
def test_a_half_is_the_mean_of_four_and_an_odd_side_rounds_up(size: tuple[int, ...]) -> None:
    picture = np.full(size, 77, np.uint8)
    halved = half(picture, cv2.BORDER_REPLICATE)
    assert halved.shape[:2] == ((size[0] + 1) // 2, (size[1] + 1) // 2)
    assert (halved == 77).all()
