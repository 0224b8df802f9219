"""Ink is found whatever the light, the colours and the polarity."""

import cv2
import numpy as np
import pytest

from recognizer.ink.ink import (
    INK_SIDE,
    ROUGHEST,
    SMALL_SIDE,
    find_ink,
    holds_wide,
    inverted,
    searchable,
)
from recognizer.segmentation.marks import find_marks
from tests.recognizer.paper import Picture, sheet, write_seven


def seven_mask(picture: Picture) -> tuple[float, float]:
    """The shares of the seven's ink that was found, and of the rest that was called ink."""
    canvas = np.zeros((300, 400, 3), np.uint8)
    write_seven(canvas, 150, 90, 120, (255, 255, 255), pen=3)
    near = cv2.dilate(canvas[:, :, 0], np.ones((15, 15), np.uint8))
    ink = find_ink(picture)
    return float(ink.mask[canvas[:, :, 0] > 200].mean()), float(ink.mask[near == 0].mean())


@pytest.mark.parametrize(
    ("shade", "pen"),
    [
        (225, (40, 40, 40)),
        (225, (185, 190, 190)),  # faint pencil
        (40, (230, 230, 230)),  # chalk on a board
        (190, (120, 120, 235)),  # red on grey
    ],
)
def test_ink_is_found_on_any_paper(shade: int, pen: tuple[int, int, int]) -> None:
    picture = sheet(shade=shade)
    write_seven(picture, 150, 90, 120, pen)
    found, elsewhere = seven_mask(picture)
    assert found > 0.97
    assert elsewhere < 0.002


def test_colour_alone_is_enough() -> None:
    picture = sheet()
    picture[:] = (60, 150, 150)
    write_seven(picture, 150, 90, 120, (160, 120, 170))  # of nearly the same brightness
    assert seven_mask(picture)[0] > 0.97


@pytest.mark.parametrize("kind", ["vignette", "hard shadow", "gradient"])
def test_light_is_not_ink(kind: str) -> None:
    picture = sheet()
    write_seven(picture, 150, 90, 120, (60, 50, 50))
    y, x = np.mgrid[0:300, 0:400]
    light = {
        "vignette": 1 - 0.6 * (((x - 200) / 250) ** 2 + ((y - 150) / 200) ** 2) / 2,
        "hard shadow": np.where(x + y > 420, 0.6, 1.0),
        "gradient": 1 - 0.6 * x / 400,
    }[kind]
    lit = np.clip(picture * light[:, :, None], 0, 255).astype(np.uint8)
    assert seven_mask(lit)[0] > 0.95
    # A hard shadow may leave marks along its edge, but none that touches the writing.
    boxes = [mark.box for mark in find_marks(find_ink(lit))]
    assert any(abs(box.x - 150) <= 5 and abs(box.height - 124) <= 8 for box in boxes)


def lit_in_a_corner() -> Picture:
    """A faint seven in a deep shadow that leaves a sunlit corner: the light outweighs the ink."""
    picture = sheet(shade=110)
    y, x = np.mgrid[0:300, 0:400]
    picture[x - y > 210] = (230, 230, 230)
    write_seven(picture, 100, 90, 120, (70, 70, 70), pen=5)
    return cv2.GaussianBlur(picture, (5, 5), 0).astype(np.uint8)


def test_light_does_not_turn_the_polarity() -> None:
    assert seven_mask_at(lit_in_a_corner(), 100) > 0.9


def seven_mask_at(picture: Picture, x: int, *, light: bool = False) -> float:
    """The share of a seven's ink at ``x`` that was found, or of light ink."""
    canvas = np.zeros((300, 400, 3), np.uint8)
    write_seven(canvas, x, 90, 120, (255, 255, 255), pen=2)
    ink = find_ink(picture)
    mask = (inverted(ink) if light else ink).mask
    return float(mask[canvas[:, :, 0] > 200].mean())


def test_the_negative_shows_what_is_light() -> None:
    picture = sheet()
    write_seven(picture, 60, 90, 120, (60, 60, 60))
    write_seven(picture, 240, 90, 120, (255, 255, 255))
    assert seven_mask_at(picture, 60) > 0.9
    assert seven_mask_at(picture, 240) < 0.1
    assert seven_mask_at(picture, 60, light=True) < 0.1
    assert seven_mask_at(picture, 240, light=True) > 0.9


def test_pens_are_not_wide_and_shadows_of_hands_are() -> None:
    picture = sheet(640, 480)
    write_seven(picture, 150, 90, 120, (60, 40, 40), pen=6)
    for y in range(10, 300, 12):  # as many strokes as there may be
        cv2.line(picture, (0, y), (100, y), (60, 40, 40), 3)
    assert not holds_wide(find_ink(picture))
    cv2.circle(picture, (330, 220), 40, (90, 90, 90), -1)
    assert holds_wide(find_ink(picture))


def test_grain_is_smoothed_away() -> None:
    picture = sheet(shade=180, noise=22)
    write_seven(picture, 150, 90, 120, (70, 70, 70), pen=6)
    found, elsewhere = seven_mask(picture)
    assert found > 0.97
    assert elsewhere < 0.002


def test_empty_paper_has_next_to_no_ink() -> None:
    assert find_ink(sheet()).mask.mean() < 0.002


def test_rough_pictures_are_told_by_their_noise() -> None:
    smooth = find_ink(sheet(noise=2)).noise
    rough = find_ink(sheet(shade=128, noise=60)).noise
    assert smooth < 6
    assert rough > ROUGHEST


@pytest.mark.parametrize(("size", "expected"), [(28, SMALL_SIDE), (500, 500), (1280, INK_SIDE)])
def test_pictures_are_brought_to_a_searchable_size(size: int, expected: int) -> None:
    picture = np.zeros((size // 2, size, 3), np.uint8)
    resized, scale = searchable(picture)
    assert resized.shape[1] == expected
    assert scale == pytest.approx(expected / size)


def test_a_single_pixel_is_no_problem() -> None:
    assert find_ink(np.zeros((1, 1, 3), np.uint8)).mask.sum() == 0
