"""Doubtful digits are looked at again, and only those."""

import numpy as np
from numpy.typing import NDArray

from recognizer.classification.classifier import Classifier
from recognizer.classification.networks import BACKGROUND
from recognizer.digits.candidates import Candidate
from recognizer.digits.tta import MOST, average_views, turn
from recognizer.reading import Box
from recognizer.segmentation.marks import Mark


class Views(Classifier):
    """Gives every crop the same answer, and counts the crops."""

    def __init__(self, answer: NDArray[np.float32]) -> None:
        self.answer, self.seen = answer, 0

    def classify(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        self.seen += len(crops)
        return np.repeat(self.answer[None], len(crops), axis=0)


def _row(**probabilities: float) -> NDArray[np.float32]:
    """``_row(d4=0.8)``: that for a four, the rest shared by all others."""
    row = np.full(11, (1 - sum(probabilities.values())) / (11 - len(probabilities)), np.float32)
    for name, probability in probabilities.items():
        row[int(name[1:])] = probability
    return row


def _candidate(row: NDArray[np.float32]) -> Candidate:
    ink = np.zeros((60, 40), np.uint8)
    ink[:, 10:20] = ink[25:35] = 255
    return Candidate(Mark(Box(0, 0, 40, 60), ink, 150.0, 6.0), np.zeros((28, 28), np.uint8), row)


def test_what_turns_into_something_else_is_doubted() -> None:
    (seen,) = average_views([_candidate(_row(d4=0.6, d9=0.3))], Views(_row(d9=0.9)))
    assert seen.digit == 9
    (seen,) = average_views([_candidate(_row(d4=0.6, d9=0.3))], Views(_row(d10=0.9)))
    assert not seen.is_digit
    assert abs(float(seen.probabilities.sum()) - 1) < 1e-5


def test_what_stays_the_same_is_kept() -> None:
    (seen,) = average_views([_candidate(_row(d4=0.6, d9=0.3))], Views(_row(d4=0.9)))
    assert seen.digit == 4
    assert seen.confidence > 0.6


def test_sure_digits_and_strange_marks_are_not_looked_at_again() -> None:
    views = Views(_row(d1=0.9))
    sure, strange = _candidate(_row(d4=0.95)), _candidate(_row(d10=0.7))
    assert average_views([sure, strange], views) == [sure, strange]
    assert views.seen == 0


def test_many_doubtful_digits_are_left_as_they_are() -> None:
    views = Views(_row(d1=0.9))
    many = [_candidate(_row(d4=0.6)) for _ in range(MOST + 1)]
    assert average_views(many, views) == many
    assert views.seen == 0


def test_a_turn_keeps_the_ink_and_cuts_it_tightly() -> None:
    ink = np.zeros((60, 40), np.uint8)
    ink[:, 15:25] = 255
    upright = turn(ink, 90)
    assert abs(upright.shape[0] - 10) <= 2
    assert abs(upright.shape[1] - 60) <= 2
    assert abs(int(upright.sum()) / int(ink.sum()) - 1) < 0.05
    assert turn(np.zeros((5, 5), np.uint8), 10).shape == (5, 5)


def test_background_is_one_of_the_opinions() -> None:
    (seen,) = average_views([_candidate(_row(d4=0.5, d10=0.4))], Views(_row(d4=0.4, d10=0.5)))
    assert seen.probabilities[BACKGROUND] > 0.4
