"""Rows and groups."""

import numpy as np
import pytest

from recognizer.digits import layout
from recognizer.digits.candidates import Candidate
from tests.recognizer.digits.candidates import candidate


def say(candidates: list[Candidate]) -> str:
    return layout.text(layout.rows(candidates))


def test_rows_are_read_from_the_top_and_from_the_left() -> None:
    digits = [
        candidate(d, x, y)
        for d, x, y in [(4, 200, 210), (1, 0, 10), (3, 100, 205), (2, 100, 0), (5, 300, 200)]
    ]
    assert say(digits) == "12\n345"


def test_a_climbing_row_is_one_row() -> None:
    assert say([candidate(i, 80 * i, 300 - 25 * i) for i in range(9)]) == "012345678"


def test_groups_are_set_apart_only_where_the_gap_is_clear() -> None:
    together = [candidate(i, 70 * i, 0) for i in range(4)]
    apart = [candidate(i, 400 + 70 * i, 0) for i in range(3)]
    assert say([*together, *apart]) == "0123 012"
    assert say([candidate(i, 200 * i, 0) for i in range(4)]) == "0123"


def test_a_short_row_takes_its_usual_gap_from_the_others() -> None:
    long = [candidate(i, 60 * i, 0) for i in range(4)]
    assert say([*long, candidate(4, 0, 100), candidate(5, 130, 100)]) == "0123\n4 5"


def test_uneven_gaps_are_no_groups() -> None:
    places = (0, 136, 252, 380, 441, 526)
    assert say([candidate(i, x, 0) for i, x in enumerate(places)]) == "012345"


def test_nothing_is_nothing() -> None:
    assert say([]) == ""


def sheet(rows: int, columns: int, degrees: float) -> list[Candidate]:
    """Rows of digits, numbered in reading order, on a sheet that is turned clockwise."""
    cos, sin = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return [
        candidate(
            (row * columns + column) % 10,
            round(500 + 70 * column * cos - 110 * row * sin),
            round(500 + 70 * column * sin + 110 * row * cos),
        )
        for row in range(rows)
        for column in range(columns)
    ]


@pytest.mark.parametrize("degrees", [-30, -15, -5, 5, 15, 30])
def test_a_sheet_that_lies_askew_gives_its_rows_in_order(degrees: float) -> None:
    digits = sheet(3, 5, degrees)
    assert say(digits) == "01234\n56789\n01234"
    assert say(digits[::-1]) == "01234\n56789\n01234"


def test_one_row_askew_is_one_row() -> None:
    for degrees in (-30, 30):
        assert say(sheet(1, 6, degrees)) == "012345"


def test_a_falling_diagonal_is_read_as_one_row() -> None:
    assert say([candidate(i, 70 * i, 30 * i) for i in range(8)]) == "01234567"


def test_columns_of_a_level_sheet_are_not_taken_for_rows() -> None:
    """A sum: the columns stand closer than the rows."""
    digits = [candidate(3 * row + i, 45 * i, 140 * row) for row in range(3) for i in range(3)]
    assert say(digits) == "012\n345\n678"


def test_exponents_and_indices_stay_in_their_row() -> None:
    power = [candidate(5, 0, 100), candidate(2, 45, 85, size=25), candidate(7, 80, 100)]
    below = [candidate(4, 0, 200), candidate(1, 45, 238, size=25), candidate(9, 80, 200)]
    assert say([*power, *below]) == "527\n419"


def test_an_exponent_before_a_low_digit_splits_no_row() -> None:
    equation = [
        candidate(2, 152, 90, size=42, width=50),
        candidate(5, 390, 116, size=62, width=74),
        candidate(1, 764, 86, size=82, width=20),
        candidate(4, 808, 96, size=66, width=88),
    ]
    assert [c.digit for c in layout.rows(equation)[0]] == [2, 5, 1, 4]
    assert len(layout.rows(equation)) == 1


def test_a_small_digit_far_from_its_row_is_no_exponent() -> None:
    digits = [candidate(5, 0, 100), candidate(7, 60, 100), candidate(2, 300, 88, size=25)]
    assert say(digits) != "572"


def test_small_rows_between_large_ones_stay_apart() -> None:
    large = [candidate(1, 0, 0, size=100), candidate(2, 90, 0, size=100)]
    small = [candidate(3, 0, 120, size=30), candidate(4, 40, 120, size=30)]
    assert say([*large, *small]) == "12\n34"


def test_many_thin_rows_stay_rows() -> None:
    digits = [candidate(r % 10, 24 * i, 34 * r, size=24) for r in range(12) for i in range(10)]
    assert say(digits) == "\n".join(str(r % 10) * 10 for r in range(12))
