"""Walls of cells go, and what is written in them stays."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from recognizer.ink.cells import count_lines, find_cells, without_cells
from recognizer.ink.ink import find_ink
from recognizer.ink.page import Page
from tests.recognizer.paper import share_covered, sheet, write_seven

PEN = (60, 40, 40)
Mask = NDArray[np.uint8]


def cells(count: int, *, thickness: int = 3, pitch: int = 70, tall: int = 90) -> Mask:
    """So many joined cells, in the middle of a sheet."""
    mask = np.zeros((200, 420), np.uint8)
    right, bottom = 40 + count * pitch, 50 + tall
    for y in (50, bottom):
        cv2.line(mask, (40, y), (right, y), 1, thickness)
    for i in range(count + 1):
        cv2.line(mask, (40 + i * pitch, 50), (40 + i * pitch, bottom), 1, thickness)
    return mask


def sevens(count: int, *, pitch: int = 70) -> Mask:
    picture = np.zeros((200, 420, 3), np.uint8)
    for i in range(count):
        write_seven(picture, 40 + i * pitch + 20, 66, 55, (1, 1, 1), pen=4)
    return np.ascontiguousarray(picture[:, :, 0])


def without_walls(mask: Mask) -> tuple[Mask, int]:
    page = Page(mask, mask, mask * np.uint8(200))
    found = find_cells(page)
    return without_cells(page, found).mask, sum(cells.walls for cells in found)


def turned(mask: Mask, degrees: float) -> Mask:
    matrix = cv2.getRotationMatrix2D((210, 100), degrees, 1)
    return np.asarray(cv2.warpAffine(mask, matrix, (420, 200), flags=cv2.INTER_NEAREST), np.uint8)


@pytest.mark.parametrize("degrees", [0.0, 4.0, -9.0])
@pytest.mark.parametrize("thickness", [2, 7])
def test_the_walls_of_joined_cells_are_taken_out(degrees: float, thickness: int) -> None:
    written = turned(sevens(4), degrees)
    kept, count = without_walls(np.maximum(turned(cells(4, thickness=thickness), degrees), written))
    assert count == 7
    assert share_covered(kept, written) > 0.97
    assert cv2.countNonZero(cv2.subtract(kept, written)) < 60


def test_a_digit_across_a_wall_keeps_its_stroke() -> None:
    mask = np.maximum(cells(3), sevens(3))
    stroke = np.zeros_like(mask)
    cv2.line(stroke, (85, 120), (140, 75), 1, 6)
    kept, _ = without_walls(np.maximum(mask, stroke))
    assert share_covered(kept, stroke) > 0.9


def test_empty_cells_and_boxy_digits_stay_as_they_are() -> None:
    for empty in (cells(4), cells(1, pitch=50)):
        kept, count = without_walls(empty)
        assert count == 0
        assert (kept == empty).all()


def test_nothing_is_taken_for_walls_on_a_sheet_with_a_number() -> None:
    number = np.zeros((200, 420), np.uint8)
    cv2.putText(number, "41718", (20, 140), cv2.FONT_HERSHEY_SIMPLEX, 3.4, 1, 8)
    kept, count = without_walls(number)
    assert count == 0
    assert (kept == number).all()


def test_squares_as_dark_as_the_pen_are_taken_out_of_a_photo() -> None:
    picture = sheet()
    for at in range(30, 400, 74):
        cv2.line(picture, (at, 0), (at, 299), PEN, 5, cv2.LINE_AA)
        cv2.line(picture, (0, at), (399, at), PEN, 5, cv2.LINE_AA)
    written = np.zeros((300, 400, 3), np.uint8)
    for canvas, ink in ((picture, PEN), (written, (255, 255, 255))):
        write_seven(canvas, 122, 62, 130, ink, pen=6)
    mask = find_ink(picture).mask
    assert share_covered(mask, written[:, :, 0]) > 0.7
    near = cv2.dilate(written[:, :, 0], np.ones((21, 21), np.uint8))
    assert cv2.countNonZero(cv2.bitwise_and(mask, cv2.bitwise_not(near))) == 0


def test_long_lines_are_counted_and_digits_are_not() -> None:
    assert count_lines(cells(4)) > 1000
    assert count_lines(sevens(4)) == 0
