"""Rows and groups."""

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
