"""Ink falls apart into marks; frames, specks and table edges are none."""

import cv2
import numpy as np
import pytest

from recognizer.ink.ink import Ink, find_ink
from recognizer.segmentation.marks import find_marks
from tests.recognizer.paper import ink_of, sheet, write_seven


def test_each_stroke_is_a_mark_with_its_box() -> None:
    picture = sheet()
    write_seven(picture, 60, 90, 120, (40, 40, 40))
    write_seven(picture, 240, 90, 120, (40, 40, 40))
    marks = sorted(find_marks(find_ink(picture)), key=lambda mark: mark.box.x)
    assert len(marks) == 2
    for mark, x in zip(marks, (60, 240), strict=True):
        assert abs(mark.box.x - x) <= 5
        assert abs(mark.box.y - 90) <= 5
        assert abs(mark.box.height - 124) <= 8
        assert 4 <= mark.thickness <= 9
        assert mark.ink.shape == (mark.box.height, mark.box.width)


def test_specks_beside_writing_are_dropped() -> None:
    mask = np.zeros((200, 200), np.uint8)
    mask[40:160, 90:102] = 1
    mask[20:25, 20:25] = 1
    assert len(find_marks(ink_of(mask))) == 1


def test_a_table_at_the_edge_is_no_mark_but_a_digit_that_touches_it_is() -> None:
    mask = np.zeros((200, 200), np.uint8)
    mask[:, 170:] = 1
    mask[0:130, 60:72] = 1  # a one that begins at the upper edge
    marks = find_marks(ink_of(mask))
    assert [mark.box.x for mark in marks] == [60]


def test_what_crosses_the_picture_is_no_mark_beside_writing() -> None:
    mask = np.zeros((200, 200), np.uint8)
    cv2.line(mask, (0, 150), (199, 120), 1, 5)
    assert len(find_marks(ink_of(mask))) == 1  # perhaps all there is
    mask[30:90, 90:100] = 1
    assert [mark.box.x for mark in find_marks(ink_of(mask))] == [90]


def test_tables_at_the_side_do_not_make_small_writing_a_speck() -> None:
    mask = np.zeros((400, 400), np.uint8)
    cv2.line(mask, (100, 0), (160, 380), 1, 5)  # a torn edge, as long as the picture
    mask[200:230, 300:305] = 1
    assert 300 in [mark.box.x for mark in find_marks(ink_of(mask))]


@pytest.mark.parametrize("turned", [False, True])
def test_where_paper_ends_there_is_no_one(*, turned: bool) -> None:
    mask = np.zeros((200, 200), np.uint8)
    mask[40:160, 50:60] = 1  # a one on paper
    mask[40:160, 130:140] = 1  # and where the table begins
    gray = 220 - 150 * mask
    gray[:, 140:] = 90
    if turned:
        gray, mask = (np.ascontiguousarray(picture.T) for picture in (gray, mask))
    marks = find_marks(Ink(gray, 150 * mask, mask, 1.0, 1.0, 0))
    assert [mark.box[int(turned)] for mark in marks] == [50]


def test_pale_marks_beside_dark_ones_are_dropped() -> None:
    mask = np.zeros((200, 200), np.uint8)
    mask[40:160, 50:62] = 1
    mask[40:160, 120:132] = 1
    contrast = mask * 200
    contrast[:, 100:] = mask[:, 100:] * 30
    marks = find_marks(Ink(255 - contrast, contrast, mask, 1.0, 1.0, 0))
    assert [mark.box.x for mark in marks] == [50]


def test_rough_pictures_have_no_marks() -> None:
    mask = np.zeros((200, 200), np.uint8)
    mask[40:160, 90:102] = 1
    assert find_marks(Ink(255 - mask * 200, mask * 200, mask, 1.0, 60.0, 0)) == ()
