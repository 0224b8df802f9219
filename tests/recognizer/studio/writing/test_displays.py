"""Displays of segments and dots, and the fonts of OpenCV."""

import cv2
import numpy as np
import pytest

from recognizer.studio.writing import segments
from recognizer.studio.writing.dots import DotMatrix
from recognizer.studio.writing.opencv_fonts import OpenCvFont
from recognizer.studio.writing.pens import Mark
from recognizer.studio.writing.segments import SevenSegments
from recognizer.studio.writing.style import Style

PLAIN = SevenSegments(Style(line=0.12), 0.02, 0.55)


@pytest.mark.parametrize("label", range(10))
def test_segments_are_lit_where_the_digit_says(label: int) -> None:
    mask = PLAIN.digit(8, 80).mask
    height, width = mask.shape
    places = {
        "a": (0.06, 0.5),
        "b": (0.28, 0.92),
        "c": (0.72, 0.92),
        "d": (0.94, 0.5),
        "e": (0.72, 0.08),
        "f": (0.28, 0.08),
        "g": (0.5, 0.5),
    }
    wide = 80 * 0.55
    lit = PLAIN.digit(label, 80).mask
    for segment, (y, x) in places.items():
        spot = lit[int(y * 80) - 1 : int(y * 80) + 2, int(x * wide) - 1 : int(x * wide) + 2]
        assert bool(spot.max() > 120) == (segment in segments.DIGITS[label])
    assert height >= 80
    assert width >= wide


def test_all_digits_of_a_display_differ() -> None:
    rng = np.random.default_rng(0)
    for display in (SevenSegments.random(rng), DotMatrix.random(rng)):
        shapes = {display.digit(label, 50).mask.tobytes() for label in range(10)}
        assert len(shapes) == 10


@pytest.mark.parametrize("display", [PLAIN, DotMatrix(Style(line=0.13), 0.9, square=True)])
def test_displays_have_a_colon_and_a_point_and_refuse_what_they_have_not(
    display: SevenSegments | DotMatrix,
) -> None:
    colon, above = display.character(":", 70)
    point, below = display.character(".", 70)
    assert above < below
    assert colon.extent[1] > 2 * point.extent[1]
    assert below + point.extent[1] == pytest.approx(70, abs=6)
    with pytest.raises(KeyError):
        display.character("☃", 70)


def test_dots_touch_where_they_are_full_and_do_not_where_they_are_small() -> None:
    apart = DotMatrix(Style(line=0.13), 0.65, square=False).digit(8, 84)
    tight = DotMatrix(Style(line=0.13), 1.1, square=True).digit(8, 84)
    assert _parts(apart) == 17
    assert _parts(tight) < 4


def _parts(mark: Mark) -> int:
    return int(cv2.connectedComponents((mark.mask > 127).astype(np.uint8), connectivity=4)[0]) - 1


def test_a_font_sets_digits_as_high_as_asked_and_alike_each_time() -> None:
    rng = np.random.default_rng(3)
    for _ in range(12):
        font = OpenCvFont.random(rng)
        first, again = font.digit(5, 60.0), font.digit(5, 60.0)
        assert np.array_equal(first.mask, again.mask)
        assert 52 <= first.extent[1] <= 68
        comma, drop = font.character(",", 60.0)
        assert drop > 35
        assert comma.extent[1] < 35
