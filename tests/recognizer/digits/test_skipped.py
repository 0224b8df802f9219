"""What stood in a row of digits, of their size, and was not read."""

import pytest

from recognizer.classification.networks import FRAGMENT, OTHER
from recognizer.digits.candidates import Candidate
from recognizer.digits.skipped import find_skipped
from tests.recognizer.digits.candidates import candidate

DIGITS = [candidate(3, 0, 0), candidate(7, 120, 0)]


def between(size: int = 60, y: int = 0, x: int = 60, **options: object) -> Candidate:
    return candidate(None, x, y, size=size, none=FRAGMENT, **options)  # type: ignore[arg-type]


def test_a_mark_between_digits_that_was_not_read_is_skipped() -> None:
    lost = between()
    assert find_skipped([DIGITS[0], lost, DIGITS[1]], DIGITS) == [lost]


def test_a_digit_that_was_sorted_out_is_skipped_too() -> None:
    doubtful = candidate(5, 60, 0, share=0.6)
    assert find_skipped([*DIGITS, doubtful], DIGITS) == [doubtful]


def test_what_is_surely_a_sign_is_left_out_and_what_is_hardly_one_is_not() -> None:
    plus, perhaps = candidate(None, 60, 0), candidate(None, 60, 0, none=OTHER, share=0.6)
    assert find_skipped([*DIGITS, plus, perhaps], DIGITS) == [perhaps]


@pytest.mark.parametrize(
    "other",
    [
        between(size=20),
        between(size=130, y=-30),
        between(y=50),
        between(x=260),
        between(at_edge=True),
    ],
    ids=["a dot", "a tall line", "another row", "far away", "at the edge"],
)
def test_what_is_no_mark_of_the_row_is_not(other: Candidate) -> None:
    assert find_skipped([*DIGITS, other], DIGITS) == []


def test_what_stands_a_little_higher_or_lower_is_in_the_row() -> None:
    assert len(find_skipped([*DIGITS, between(y=-20), between(y=20)], DIGITS)) == 2


def test_where_nothing_was_read_nothing_was_skipped() -> None:
    assert find_skipped([between(), between(x=120)], []) == []


def test_what_was_read_was_not_skipped() -> None:
    assert find_skipped(DIGITS, DIGITS) == []
