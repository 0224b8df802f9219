"""Strokes are joined and touching digits cut as the network's answers ask for it."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from recognizer.classification.classifier import Classifier
from recognizer.classification.networks import BACKGROUND
from recognizer.digits.over_segmentation import segment
from recognizer.segmentation.marks import Mark, find_marks
from recognizer.segmentation.strokes import cluster
from tests.recognizer.paper import ink_of


class Judge(Classifier):
    """Answers by a function instead of a network."""

    def __init__(self, answer: Callable[[NDArray[np.uint8]], int]) -> None:
        self._answer = answer

    def classify(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        rows = np.full((len(crops), 11), 0.002, np.float32)
        for row, crop in zip(rows, crops, strict=True):
            row[self._answer(crop)] = 0.98
        return rows


def parts(crop: NDArray[np.uint8]) -> int:
    """Count the strokes in a crop: a five has two here, everything else is none."""
    rows = (crop > 100).any(axis=1).astype(int)
    return 5 if int((np.diff(rows) == 1).sum()) == 2 else BACKGROUND


def marks_of(*boxes: tuple[int, int, int, int], side: int = 300) -> tuple[Mark, ...]:
    mask = np.zeros((side, side), np.uint8)
    for x, y, width, height in boxes:
        mask[y : y + height, x : x + width] = 1
    return find_marks(ink_of(mask))


def test_a_detached_bar_is_joined_to_its_digit() -> None:
    marks = marks_of((100, 80, 60, 12), (110, 104, 40, 90))
    chosen = segment(marks, Judge(parts))
    assert len(marks) == 2
    assert [c.digit for c in chosen if c.is_digit] == [5]
    assert chosen[0].mark.box == (100, 80, 60, 114)


def test_neighbours_stay_apart() -> None:
    marks = marks_of((60, 80, 40, 100), (150, 80, 40, 100))
    assert sorted(map(len, cluster(marks))) == [1, 1]
    assert len(segment(marks, Judge(lambda _: 7))) == 2


def test_two_sure_digits_side_by_side_are_not_joined_into_a_third() -> None:
    marks = marks_of((60, 80, 40, 100), (104, 84, 40, 100))
    assert len(cluster(marks)) == 1
    chosen = segment(marks, Judge(lambda _: 8))
    assert sorted(c.mark.box.x for c in chosen) == [60, 104]


def test_two_sides_that_look_like_ones_may_be_a_zero() -> None:
    marks = marks_of((60, 80, 22, 100), (96, 80, 22, 100))
    chosen = segment(marks, Judge(lambda crop: 1 if upright(crop) else 0))
    assert [c.digit for c in chosen] == [0]


def upright(crop: NDArray[np.uint8]) -> bool:
    columns = np.flatnonzero((crop > 100).any(axis=0))
    return len(columns) > 0 and bool(np.ptp(columns) < 10)


def squarish(crop: NDArray[np.uint8]) -> int:
    """Wide crops are none, upright ones are eights."""
    columns = np.flatnonzero((crop > 100).any(axis=0))
    return 8 if len(columns) and np.ptp(columns) < 16 else BACKGROUND


def test_touching_digits_are_cut_where_both_halves_are_digits() -> None:
    marks = marks_of((60, 80, 60, 100), (118, 125, 14, 8), (130, 80, 60, 100))
    assert len(marks) == 1
    chosen = segment(marks, Judge(squarish))
    assert [c.digit for c in chosen] == [8, 8]
    assert chosen[0].mark.box.x < 70
    assert chosen[1].mark.box.x > 115


def test_a_number_in_one_stroke_is_cut_as_often_as_it_is_long() -> None:
    digits = [(20 + 52 * i, 80, 40, 70) for i in range(8)]
    marks = marks_of(*digits, (20, 140, 400, 4), side=450)
    assert len(marks) == 1
    assert [c.digit for c in segment(marks, Judge(squarish))] == [8] * 8


def test_a_letter_is_not_cut_into_ones() -> None:
    """An H: two uprights that look like ones, and a bar."""
    marks = marks_of((60, 80, 14, 100), (70, 125, 70, 10), (136, 80, 14, 100))

    judge = Judge(lambda crop: 1 if upright(crop) else BACKGROUND)
    assert not any(c.is_digit for c in segment(marks, judge))


def test_nothing_flat_is_a_digit() -> None:
    chosen = segment(marks_of((50, 100, 150, 14)), Judge(lambda _: 1))
    assert not any(c.is_digit for c in chosen)


def test_no_marks_no_candidates() -> None:
    assert segment((), Judge(lambda _: 1)) == []
