"""The window around a mark: its scale, its place, the picture's edges, the mark's own contrast."""

import numpy as np
import pytest
from numpy.typing import NDArray

from recognizer.classification.surroundings import FULL, HEIGHT, MARK, WIDTH, surroundings
from recognizer.pyramid import Pyramid
from recognizer.reading import Box

MIDDLE = (HEIGHT // 2, WIDTH // 2)


def page(*boxes: Box, side: int = 800, ink: int = 150) -> NDArray[np.uint8]:
    contrast = np.zeros((side, side), np.uint8)
    for x, y, width, height in boxes:
        contrast[y : y + height, x : x + width] = ink
    return contrast


def window(contrast: NDArray[np.uint8], box: Box, level: float = 150.0) -> NDArray[np.uint8]:
    return surroundings(
        Pyramid(contrast), box, np.full((box.height, box.width), 255, np.uint8), level
    )


def extent(plane: NDArray[np.uint8]) -> tuple[int, int, int, int]:
    """Left, top, width and height of what is inked."""
    rows, columns = np.nonzero(plane > 60)
    return (
        int(columns.min()),
        int(rows.min()),
        int(np.ptp(columns)) + 1,
        int(np.ptp(rows)) + 1,
    )


@pytest.mark.parametrize("size", [(60, 90), (90, 60), (300, 420), (6, 9)])
def test_the_mark_is_in_the_middle_and_as_large_as_always(size: tuple[int, int]) -> None:
    box = Box(380, 370, *size)
    seen = window(page(box), box)
    assert seen.shape == (HEIGHT, WIDTH, 2)
    assert seen.dtype == np.uint8
    left, top, width, height = extent(seen[..., 1])
    assert abs(max(width, height) - MARK) <= 1
    assert abs(width / height - size[0] / size[1]) < 0.35
    assert abs(left + width / 2 - MIDDLE[1]) <= 1
    assert abs(top + height / 2 - MIDDLE[0]) <= 1


def test_neighbours_are_in_one_plane_and_the_mark_in_both() -> None:
    box, right = Box(300, 300, 60, 90), Box(390, 300, 60, 90)
    around, own = np.moveaxis(window(page(box, right), box), -1, 0)
    # A neighbour one of the mark's heights to the right stands as far away in the window.
    assert (around[MIDDLE[0], MIDDLE[1] + MARK] > 150).all()
    assert own[MIDDLE[0], MIDDLE[1] + MARK] == 0
    both = (around > 100) & (own > 100)
    assert both.sum() >= 0.8 * (own > 100).sum()


def test_two_digits_each_way_are_seen_and_no_more() -> None:
    box = Box(380, 360, 40, 60)
    reach = WIDTH / 2 / MARK * 60
    near, far = Box(round(400 + reach) - 30, 360, 20, 60), Box(round(400 + reach) + 6, 360, 20, 60)
    assert window(page(box, near), box)[:, -6:, 0].any()
    assert not window(page(box, far), box)[:, -6:, 0].any()


@pytest.mark.parametrize("corner", [(0, 0), (740, 0), (0, 710), (740, 710)])
def test_beyond_the_picture_there_is_no_ink(corner: tuple[int, int]) -> None:
    box = Box(*corner, 60, 90)
    around, own = np.moveaxis(window(page(box), box), -1, 0)
    left, top, width, height = extent(own)
    assert abs(left + width / 2 - MIDDLE[1]) <= 1
    assert abs(top + height / 2 - MIDDLE[0]) <= 1
    assert np.abs(np.subtract(extent(around), (left, top, width, height))).max() <= 1


def test_a_mark_as_large_as_the_picture_is_seen_whole() -> None:
    box = Box(0, 0, 200, 300)
    contrast = np.full((300, 200), 150, np.uint8)
    assert extent(window(contrast, box)[..., 0])[3] == MARK


@pytest.mark.parametrize("level", [40, 90, 150])
def test_the_mark_is_always_as_dark_and_its_neighbours_in_proportion(level: int) -> None:
    box, pale, dark = Box(380, 360, 60, 90), Box(480, 360, 60, 90), Box(280, 360, 60, 90)
    contrast = page(box, ink=level) | page(pale, ink=level // 2)
    contrast |= page(dark, ink=min(255, 2 * level))
    row = window(contrast, box, level)[MIDDLE[0], :, 0]
    assert abs(int(row[MIDDLE[1]]) - FULL) <= 2
    assert abs(int(row[MIDDLE[1] + 11]) - FULL / 2) <= 6
    assert row[MIDDLE[1] - 11] > FULL


def test_a_mark_of_no_contrast_breaks_nothing() -> None:
    box = Box(380, 360, 60, 90)
    assert not window(page(), box, 0.0)[..., 0].any()


@pytest.mark.parametrize("size", [(1, 1), (1, 400), (800, 1)])
def test_the_thinnest_marks_have_a_window_too(size: tuple[int, int]) -> None:
    box = Box(0, 0, *size)
    assert window(page(box), box)[..., 1].any()
