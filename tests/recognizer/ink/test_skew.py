"""Lines of paper that lies askew are found, and go; the digit on them stays."""

import cv2
import numpy as np
import pytest

from recognizer.ink.ink import find_ink, without_skewed_lines
from recognizer.ink.page import Page
from recognizer.ink.skew import MAX_GAP, SHORTEST, Shear, _may_hold_lines, find_skew
from tests.recognizer.paper import ruled_line, share_covered, sheet, write_seven

PEN = (60, 40, 40)
PRINT = (150, 130, 120)


def squared(slope: float) -> np.ndarray:
    picture = sheet(360, 360)
    for at in range(-80, 440, 45):
        ruled_line(picture, at, PRINT, -slope)
        cv2.line(picture, (at, 0), (round(at - slope * 360), 359), PRINT, 2, cv2.LINE_AA)
    write_seven(picture, 140, 120, 120, PEN, pen=8)
    return picture


@pytest.mark.parametrize("slope", [0.2, -0.15, 0.3])
def test_the_slope_of_squared_paper_is_found(slope: float) -> None:
    found = find_skew(find_ink(squared(slope)).mask)
    assert found == pytest.approx(slope, abs=0.03)


def test_plain_paper_has_none() -> None:
    picture = sheet(360, 360)
    write_seven(picture, 140, 120, 60, PEN)
    assert find_skew(find_ink(picture).mask) is None


def test_a_broad_shadow_that_lies_askew_holds_no_lines_and_hides_none() -> None:
    bar = np.array([(0, 120), (639, 20), (639, 110), (0, 210)], np.int32)
    mask = np.zeros((480, 640), np.uint8)
    cv2.fillPoly(mask, [bar], 1)
    assert find_skew(mask) is None
    for y in range(220, 480, 40):
        cv2.line(mask, (0, y), (639, y + 128), 1, 3)
    assert find_skew(mask) == pytest.approx(0.2, abs=0.02)


def test_a_lone_stroke_is_not_even_looked_at_and_dashes_of_a_line_are() -> None:
    """The slope is asked for where the transform may find one, and nowhere else."""
    stroke = np.zeros((320, 320), np.uint8)
    cv2.line(stroke, (150, 100), (170, 200), 1, 6)
    assert not _may_hold_lines(stroke, SHORTEST * 320)
    dashes = np.zeros((320, 320), np.uint8)
    for x in range(10, 310, MAX_GAP + 1):  # as far apart as the transform still joins them
        dashes[100 + x // 5, x] = 1
    assert _may_hold_lines(dashes, SHORTEST * 320)


@pytest.mark.parametrize("shape", [(1, 640), (640, 1), (1, 1), (20, 1280)])
def test_a_strip_has_none(shape: tuple[int, int]) -> None:
    assert find_skew(np.ones(shape, np.uint8)) is None


@pytest.mark.parametrize("slope", [0.2, -0.15])
def test_ruled_lines_askew_are_taken_away_and_the_digit_on_them_is_not(slope: float) -> None:
    written = np.zeros((360, 360, 3), np.uint8)
    write_seven(written, 140, 120, 120, (255, 255, 255), pen=4)
    picture = squared(slope)
    before = find_ink(picture)
    ink = without_skewed_lines(before, slope)
    assert ink.ruled_lines >= 10
    assert share_covered(ink.mask, written[:, :, 0]) > 0.93
    assert ink.mask.sum() < 0.4 * before.mask.sum()


@pytest.mark.parametrize("slope", [0.0, 0.25, -0.4])
def test_a_shear_loses_nothing_and_makes_its_lines_level(slope: float) -> None:
    picture = np.random.default_rng(0).integers(0, 2, (40, 60)).astype(np.uint8)
    shear = Shear.of(slope, picture.shape)
    assert (shear.undo(shear.apply(Page(picture, picture, picture)).mask) == picture).all()
    line = np.zeros((40, 60), np.uint8)
    columns = np.arange(60)
    line[20 + np.round(slope * (columns - 30)).astype(int), columns] = 1
    rows = np.flatnonzero(shear.apply(Page(line, line, line)).mask.any(axis=1))
    assert np.ptp(rows) <= 1


def test_where_no_column_moves_nothing_is_copied() -> None:
    picture = np.ones((40, 60), np.uint8)
    page, shear = Page(picture, picture, picture), Shear.of(0.005, picture.shape)
    assert shear.apply(page) is page
    assert shear.undo(picture) is picture
