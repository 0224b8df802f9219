"""Printed lines go, strokes stay."""

import cv2
import numpy as np
import pytest

from recognizer.ink.ink import find_ink
from recognizer.ink.page import Page
from recognizer.ink.ruled_lines import MOST_OTHERS, find_level_lines, remove_ruled_lines
from tests.recognizer.paper import ruled_line, share_covered, sheet, write_seven

PEN = (60, 40, 40)
PRINT = (185, 170, 160)


@pytest.mark.parametrize("slope", [0.0, 0.03, -0.04])
def test_ruled_lines_are_taken_away_and_the_digit_on_them_is_not(slope: float) -> None:
    picture = sheet()
    for y in range(40, 280, 50):
        ruled_line(picture, y, PRINT, slope)
    write_seven(picture, 150, 90, 120, PEN)
    written = np.zeros((300, 400, 3), np.uint8)
    write_seven(written, 150, 90, 120, (255, 255, 255), pen=3)
    ink = find_ink(picture)
    assert ink.ruled_lines >= 4
    assert share_covered(ink.mask, written[:, :, 0]) > 0.95
    beside = ink.mask.copy()
    beside[60:240, 120:260] = 0
    assert beside.mean() < 0.003


def test_squared_paper_is_cleared_in_both_directions() -> None:
    picture = sheet(300, 300)
    for at in range(20, 300, 40):
        ruled_line(picture, at, PRINT)
        cv2.line(picture, (at, 0), (at, 299), PRINT, 2, cv2.LINE_AA)
    write_seven(picture, 110, 90, 110, PEN)
    ink = find_ink(picture)
    assert ink.ruled_lines >= 10
    assert cv2.connectedComponents(cv2.erode(ink.mask, np.ones((2, 2), np.uint8)))[0] <= 8


def test_a_stroke_across_the_whole_picture_stays_on_a_clean_screen() -> None:
    mask = np.zeros((200, 200), np.uint8)
    mask[150:152] = 1  # the foot of a two that touches both borders
    kept, count = remove_ruled_lines(Page(mask, mask, mask * 200), clean=True)
    assert count == 0
    assert (kept == mask).all()


def test_a_thick_bar_is_no_ruled_line() -> None:
    mask = np.zeros((200, 300), np.uint8)
    mask[90:115] = 1
    assert remove_ruled_lines(Page(mask, mask, mask * 200), clean=False)[1] == 0


def test_a_short_stroke_is_no_ruled_line() -> None:
    mask = np.zeros((200, 300), np.uint8)
    mask[90:92, 100:200] = 1
    assert remove_ruled_lines(Page(mask, mask, mask * 200), clean=False)[1] == 0


@pytest.mark.parametrize(
    ("slope", "share", "found"),
    [(0.0, 0.44, 1), (0.07, 1.0, 1), (-0.07, 1.0, 1), (0.0, 0.36, 0), (0.15, 1.0, 0)],
)
def test_a_line_is_found_by_its_length_and_its_slope(
    slope: float, share: float, found: int
) -> None:
    mask = np.zeros((480, 640), np.uint8)
    half = round(320 * share)
    ends = [(320 + x, round(240 + slope * x)) for x in (-half, half)]
    cv2.line(mask, ends[0], ends[1], 1, 2)
    assert len(find_level_lines(Page(mask, mask, mask * 200))) == found


@pytest.mark.parametrize("share", [0.65, 1.0])
def test_many_lines_that_end_on_the_paper_are_strokes(share: float) -> None:
    mask = np.zeros((400, 400), np.uint8)
    margin = round(200 * (1 - share))
    mask[10:390:10, margin : 400 - margin] = 1
    page = Page(mask, mask, mask * 200)
    assert len(find_level_lines(page)) == 38
    # Nobody goes through all of them where they are none of a sheet's.
    found = find_level_lines(page, across=True)
    assert len(found) == 38 if share == 1.0 else len(found) <= MOST_OTHERS + 1
