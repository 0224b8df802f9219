"""Strokes are joined and touching digits cut as the context network's answers ask for it."""

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.classification.networks import FRAGMENT, OTHER
from recognizer.digits.candidates import Candidate
from recognizer.digits.over_segmentation import segment
from recognizer.segmentation.marks import find_marks
from tests.recognizer.digits.judges import Judge, always
from tests.recognizer.paper import ink_of

Bars = tuple[int, int, int, int]


def chosen(judge: Judge, *boxes: Bars, side: int = 300) -> list[Candidate]:
    """What becomes of a drawing of filled boxes."""
    mask = np.zeros((side, side), np.uint8)
    for x, y, width, height in boxes:
        mask[y : y + height, x : x + width] = 1
    ink = ink_of(mask)
    return segment(find_marks(ink), ink, judge)


def digits(candidates: list[Candidate]) -> list[int]:
    found = [c for c in candidates if c.is_digit]
    return [c.digit for c in sorted(found, key=lambda c: c.mark.box.x)]


def width_of(crop: NDArray[np.uint8]) -> int:
    return int(np.count_nonzero((crop > 100).any(axis=0)))


def two_bars(crop: NDArray[np.uint8], _window: NDArray[np.uint8]) -> int:
    """A five has two bars one above the other; one of them alone is a piece of it."""
    rows = (crop > 100).any(axis=1).astype(int)
    return 5 if int((np.diff(rows) == 1).sum()) == 2 else FRAGMENT


def eight(crop: NDArray[np.uint8], _window: NDArray[np.uint8]) -> int:
    """Eights are a little higher than wide; what is wider or slimmer is no whole one."""
    return 8 if 9 <= width_of(crop) <= 15 else FRAGMENT


def test_a_detached_bar_is_joined_to_its_digit() -> None:
    candidates = chosen(Judge(two_bars), (100, 80, 60, 12), (110, 104, 40, 90))
    assert digits(candidates) == [5]
    assert [c.mark.box for c in candidates] == [(100, 80, 60, 114)]


def test_neighbours_stay_apart() -> None:
    candidates = chosen(always(7, 0.7), (60, 80, 40, 100), (150, 80, 40, 100))
    assert digits(candidates) == [7, 7]


def test_two_whole_digits_side_by_side_are_not_even_asked_about_together() -> None:
    judge = always(8)
    candidates = chosen(judge, (60, 80, 40, 100), (104, 84, 40, 100))
    assert sorted(c.mark.box.x for c in candidates) == [60, 104]
    assert sum(judge.asked) == 2


def test_two_sides_of_a_zero_are_joined_where_each_is_a_piece() -> None:
    judge = Judge(lambda crop, _: 0 if width_of(crop) > 8 else FRAGMENT)
    candidates = chosen(judge, (60, 80, 22, 100), (96, 80, 22, 100))
    assert digits(candidates) == [0]


def test_two_ones_that_might_be_an_eleven_or_a_zero_stay_where_that_is_no_better() -> None:
    judge = Judge(lambda crop, _: OTHER if width_of(crop) > 5 else 1, 0.8)
    candidates = chosen(judge, (60, 80, 12, 100), (87, 80, 12, 100))
    assert len(candidates) == 1, "nearly touching strokes of equal value are one thing"
    sure_of_ones = Judge(lambda crop, _: FRAGMENT if width_of(crop) > 5 else 1, 0.8)
    assert digits(chosen(sure_of_ones, (60, 80, 12, 100), (87, 80, 12, 100))) == [1, 1]


def test_touching_digits_are_cut_where_both_halves_are_digits() -> None:
    boxes = (60, 80, 60, 100), (118, 125, 14, 8), (130, 80, 60, 100)
    candidates = chosen(Judge(eight), *boxes)
    assert digits(candidates) == [8, 8]
    left, right = sorted((c.mark.box for c in candidates if c.is_digit), key=lambda box: box.x)
    assert left.x < 70
    assert right.x > 105


def test_a_number_in_one_stroke_is_cut_as_often_as_it_is_long() -> None:
    boxes = [(20 + 52 * i, 80, 40, 70) for i in range(8)]
    candidates = chosen(Judge(eight), *boxes, (20, 140, 400, 4), side=450)
    assert digits(candidates) == [8] * 8


H = (60, 80, 14, 100), (70, 125, 70, 10), (136, 80, 14, 100)


def test_a_letter_that_is_surely_one_is_not_cut() -> None:
    judge = always(OTHER)
    assert digits(chosen(judge, *H)) == []
    assert sum(judge.asked) == 1


def test_a_doubtful_letter_is_not_cut_into_ones_that_are_pieces_of_it() -> None:
    judge = Judge(lambda crop, _: OTHER if width_of(crop) > 15 else FRAGMENT, 0.8)
    candidates = chosen(judge, *H)
    assert [c.mark.box for c in candidates] == [(60, 80, 90, 100)]


def test_what_may_well_be_one_thing_is_not_cut_into_what_its_parts_look_like() -> None:
    """As a cursive x into a 2 and a c: eights they are, but for the doubt about the whole."""
    boxes = (60, 80, 60, 100), (118, 125, 14, 8), (130, 80, 60, 100)
    judge = Judge(eight, 0.75)
    assert [c.mark.box for c in chosen(judge, *boxes)] == [(60, 80, 130, 100)]
    assert sum(judge.asked) <= 3, "the whole, and it as a ring"


def test_what_is_neither_whole_nor_better_cut_is_left_whole() -> None:
    assert [c.mark.box for c in chosen(always(FRAGMENT), *H)] == [(60, 80, 90, 100)]


def test_nothing_flat_is_a_digit() -> None:
    assert digits(chosen(always(1), (50, 100, 150, 14))) == []


def test_a_texture_of_many_strokes_is_not_joined() -> None:
    bars = [(40 + 24 * i, 80, 14, 60) for i in range(8)]
    judge = always(FRAGMENT)
    assert len(chosen(judge, *bars)) == 8
    assert sum(judge.asked) == 8


def test_the_surroundings_are_those_of_each_mark() -> None:
    """Alone a bar is a one, between others it is the stroke of something."""

    def lonely(_crop: NDArray[np.uint8], window: NDArray[np.uint8]) -> int:
        around = np.count_nonzero(window[..., 0] > 60) - np.count_nonzero(window[..., 1] > 60)
        return 1 if around < 8 else OTHER

    assert digits(chosen(Judge(lonely), (140, 80, 12, 100))) == [1]
    three = [(100 + 40 * i, 80, 12, 100) for i in range(3)]
    assert digits(chosen(Judge(lonely), *three)) == []


def test_no_marks_no_candidates() -> None:
    assert segment((), ink_of(np.zeros((40, 40), np.uint8)), always(1)) == []


def test_a_digit_that_touches_the_ring_round_it_is_taken_out() -> None:
    mask = np.zeros((300, 300), np.uint8)
    cv2.circle(mask, (150, 150), 90, 1, 6)
    cv2.rectangle(mask, (130, 100), (145, 240), 1, -1)

    def bar(crop: NDArray[np.uint8], _window: NDArray[np.uint8]) -> int:
        if width_of(crop) <= 8:
            return 1
        return FRAGMENT if (crop[10:18, 10:18] > 100).any() else OTHER

    ink = ink_of(mask)
    candidates = segment(find_marks(ink), ink, Judge(bar))
    assert digits(candidates) == [1]
    (one,) = (c for c in candidates if c.is_digit)
    assert one.mark.box.width < 30 and one.mark.box.height > 110
