"""A sheet on a table is found, and what lies around it is painted over."""

import cv2
import numpy as np
import pytest

from recognizer.ink.sheet import without_table
from tests.recognizer.paper import Picture, sheet, write_seven

CORNERS = [(110, 60), (300, 80), (280, 250), (90, 230)]


def on_table(table: int, shade: int) -> Picture:
    """A turned sheet with a seven on a table with a grain, both uint8 grey levels."""
    picture = sheet(shade=table, noise=25)
    cv2.fillPoly(picture, [np.array(CORNERS, np.int32)], (shade,) * 3, cv2.LINE_AA)
    write_seven(picture, 160, 110, 80, (60, 60, 180), pen=5)
    return picture


@pytest.mark.parametrize(("table", "shade"), [(80, 230), (200, 90)])
def test_only_the_sheet_is_left(table: int, shade: int) -> None:
    picture = on_table(table, shade)
    painted = without_table(picture, picture[:, :, 1])
    assert painted is not None
    assert (painted[100:200, 150:220] == picture[100:200, 150:220]).all()
    outside = painted.copy()
    outside[50:260, 80:310] = shade
    assert np.abs(outside.astype(int) - shade).max() <= 2
    assert picture[0, 0, 0] != shade  # the caller's own is untouched


def test_a_gray_of_another_size_will_do() -> None:
    picture = on_table(80, 230)
    half = np.asarray(cv2.resize(picture[:, :, 1], None, fx=0.5, fy=0.5), np.uint8)
    painted = without_table(picture, half)
    assert painted is not None
    assert painted.shape == picture.shape
    assert abs(int(painted[0, 0, 0]) - 230) <= 2


def test_where_light_fades_no_sheet_ends() -> None:
    mask = np.zeros((300, 400), np.float32)
    cv2.rectangle(mask, (100, 60), (300, 240), 1, cv2.FILLED)
    for blur, found in ((1, True), (40, False)):
        light = 60 + 120 * cv2.GaussianBlur(mask, (0, 0), blur)
        picture = np.repeat(light[:, :, None], 3, axis=2).astype(np.uint8)
        assert (without_table(picture, picture[:, :, 1]) is not None) is found


def test_a_frame_on_paper_is_no_sheet() -> None:
    picture = sheet()
    cv2.rectangle(picture, (100, 60), (300, 240), (60, 60, 60), 9)
    assert without_table(picture, picture[:, :, 1]) is None


def test_where_no_sheet_lies_nothing_is_painted() -> None:
    disc = sheet(shade=80)
    cv2.circle(disc, (200, 150), 100, (230, 230, 230), cv2.FILLED, cv2.LINE_AA)
    written = sheet()
    write_seven(written, 150, 90, 120, (40, 40, 40))
    for picture in (disc, written, sheet(), np.zeros((1, 1, 3), np.uint8)):
        assert without_table(picture, picture[:, :, 1]) is None
