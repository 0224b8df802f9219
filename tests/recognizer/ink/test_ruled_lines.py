"""Printed lines go, strokes stay."""

import cv2
import numpy as np
import pytest

from recognizer.ink.ink import find_ink
from recognizer.ink.ruled_lines import remove_rules
from recognizer.ink.skew import Page
from tests.recognizer.paper import rule, share_covered, sheet, write_seven

PEN = (60, 40, 40)
PRINT = (185, 170, 160)


@pytest.mark.parametrize("slope", [0.0, 0.03, -0.04])
def test_rules_are_taken_away_and_the_digit_on_them_is_not(slope: float) -> None:
    picture = sheet()
    for y in range(40, 280, 50):
        rule(picture, y, PRINT, slope)
    write_seven(picture, 150, 90, 120, PEN)
    truth = np.zeros((300, 400, 3), np.uint8)
    write_seven(truth, 150, 90, 120, (255, 255, 255), pen=3)
    ink = find_ink(picture)
    assert ink.rules >= 4
    assert share_covered(ink.mask, truth[:, :, 0]) > 0.95
    beside = ink.mask.copy()
    beside[60:240, 120:260] = 0
    assert beside.mean() < 0.003


def test_squared_paper_is_cleared_in_both_directions() -> None:
    picture = sheet(300, 300)
    for at in range(20, 300, 40):
        rule(picture, at, PRINT)
        cv2.line(picture, (at, 0), (at, 299), PRINT, 2, cv2.LINE_AA)
    write_seven(picture, 110, 90, 110, PEN)
    ink = find_ink(picture)
    assert ink.rules >= 10
    assert cv2.connectedComponents(cv2.erode(ink.mask, np.ones((2, 2), np.uint8)))[0] <= 8


def test_a_stroke_across_the_whole_picture_stays_on_a_clean_screen() -> None:
    mask = np.zeros((200, 200), np.uint8)
    mask[150:152] = 1  # the foot of a two that touches both borders
    kept, count = remove_rules(Page(mask, mask, mask * 200), clean=True)
    assert count == 0
    assert (kept == mask).all()


def test_a_thick_bar_is_no_rule() -> None:
    mask = np.zeros((200, 300), np.uint8)
    mask[90:115] = 1
    assert remove_rules(Page(mask, mask, mask * 200), clean=False)[1] == 0


def test_a_short_stroke_is_no_rule() -> None:
    mask = np.zeros((200, 300), np.uint8)
    mask[90:92, 100:200] = 1
    assert remove_rules(Page(mask, mask, mask * 200), clean=False)[1] == 0
