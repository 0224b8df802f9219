"""How answers are counted."""

from pathlib import Path

import numpy as np
import pytest

from recognizer.evaluation.manifest import Entry
from recognizer.evaluation.scores import Outcome, Verdict, calibration_error, edit_distance, score
from tests.recognizer.readings import reading


def outcome(
    label: str, text: str, category: str = "single", *, sure: float = 0.9, seconds: float = 0.01
) -> Outcome:
    entry = Entry(Path("x"), "x", label, category, "")
    return Outcome(entry, text, reading(text, sure).digits, seconds)


@pytest.mark.parametrize(
    ("label", "text", "verdict"),
    [
        ("7", "7", Verdict.RIGHT),
        ("7", "", Verdict.SILENT),
        ("7", "1", Verdict.WRONG),
        ("7", "77", Verdict.WRONG),
        ("12345", "12 3\n45", Verdict.RIGHT),
        ("", "", Verdict.RIGHT),
        ("", "3", Verdict.WRONG),
    ],
)
def test_verdicts(label: str, text: str, verdict: Verdict) -> None:
    assert outcome(label, text).verdict is verdict


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [("", "", 0), ("123", "", 3), ("123", "13", 1), ("12", "21", 2), ("15", "1234", 3)],
)
def test_edit_distance_both_ways(one: str, other: str, distance: int) -> None:
    assert edit_distance(one, other) == edit_distance(other, one) == distance


def test_honest_confidences_have_no_calibration_error() -> None:
    assert calibration_error([0.8] * 150, ([True] * 8 + [False] * 2) * 15) == pytest.approx(0)


def test_boasting_is_measured_by_how_far_it_goes() -> None:
    right = ([True] * 6 + [False] * 4) * 15
    assert calibration_error([0.9] * 150, right) == pytest.approx(0.3)


def test_calibration_is_measured_within_bins_and_of_few_answers_too() -> None:
    sure = np.r_[np.full(75, 0.4), np.full(75, 0.9)]
    right = [index % 10 < 9 for index in range(75)] + [index % 10 < 4 for index in range(75)]
    assert calibration_error(list(sure), right) == pytest.approx(0.5, abs=0.1)
    assert calibration_error([0.7], [True]) == pytest.approx(0.3)
    assert calibration_error([], []) is None


def test_a_score_counts_everything_where_it_belongs() -> None:
    got = score(
        [
            outcome("7", "7", sure=0.6, seconds=0.02),
            outcome("7", "", seconds=0.03),
            outcome("1234", "124", "multi"),
            outcome("", "5", "negative", seconds=0.5),
        ]
    )
    assert (got.photos, got.right, got.silent, got.wrong) == (4, 0.25, 0.25, 0.5)
    assert got.character_error_rate == 0.25
    assert got.calibration_error == pytest.approx(0.4)
    assert got.milliseconds == pytest.approx(25)


def test_what_was_not_asked_is_not_counted() -> None:
    got = score([outcome("", "", "negative")])
    assert got.character_error_rate is None
    assert got.calibration_error is None


def test_several_digits_are_as_sure_as_all_of_them_together() -> None:
    assert outcome("12", "12", sure=0.9).confidence == pytest.approx(0.81)
