"""What passes the filter as a digit."""

from dataclasses import replace

import pytest

from recognizer.digits.candidates import Candidate
from recognizer.digits.filter import CLUTTER, filter_digits
from tests.recognizer.digits.candidates import candidate


def test_where_no_digit_is_none_passes() -> None:
    assert filter_digits([]) == []
    assert filter_digits([candidate(None, 0, 0)]) == []


def test_letters_between_digits_are_left_out_and_the_digits_are_kept() -> None:
    marks = [candidate(1, 0, 0), candidate(None, 70, 0), candidate(2, 140, 0)]
    assert [c.digit for c in filter_digits(marks)] == [1, 2]


def test_of_several_digits_each_is_more_likely_right_than_wrong() -> None:
    sure = [candidate(i, 70 * i, 0, share=0.99) for i in range(3)]
    doubtful = candidate(2, 210, 0, share=0.45)
    assert filter_digits([*sure, doubtful]) == sure
    probable = candidate(2, 210, 0, share=0.55)
    assert filter_digits([*sure, probable]) == [*sure, probable]


def test_what_is_left_out_as_doubtful_still_says_that_this_may_be_scenery() -> None:
    sure = candidate(7, 0, 0, share=0.99)
    doubtful = [candidate(i, 70 * i, 0, share=0.45) for i in (1, 2)]
    assert filter_digits([sure, *doubtful]) == []


def test_a_ring_round_a_digit_is_no_zero() -> None:
    ring, seven = candidate(0, 0, 0, size=100, width=100), candidate(7, 35, 30, size=40)
    assert filter_digits([ring, seven]) == [seven]
    assert filter_digits([ring]) == [ring]


def test_what_stands_beside_a_zero_or_is_a_speck_in_it_does_not_make_it_a_ring() -> None:
    zero = candidate(0, 0, 0, size=100, width=100)
    for other in (candidate(7, 85, 30, size=40), candidate(1, 45, 45, size=20, width=10)):
        assert zero in filter_digits([zero, other])


def strange(count: int, *, size: int = 60, apart: int = 70) -> list[Candidate]:
    return [candidate(None, apart * (i % 3), 70 * (i // 3), size=size) for i in range(count)]


def test_a_page_of_strange_figures_is_not_searched_for_digits() -> None:
    assert filter_digits([candidate(7, 0, 210), *strange(CLUTTER)]) == []
    assert len(filter_digits([candidate(7, 0, 210), *strange(CLUTTER - 1)])) == 1


def test_a_number_among_words_is_no_picture() -> None:
    digits = [candidate(i, 60 * i, 210) for i in range(6)]
    assert filter_digits([*digits, *strange(9)]) == digits


def test_specks_dashes_and_what_is_far_away_are_no_clutter() -> None:
    seven = candidate(7, 0, 210)
    for others in (
        strange(12, size=15),
        [
            replace(c, mark=candidate(None, 10 * i, 0, size=60, width=8).mark)
            for i, c in enumerate(strange(12))
        ],
        strange(12, apart=2000)[1::3],
    ):
        assert filter_digits([seven, *others]) == [seven]


@pytest.mark.parametrize(
    "dirt",
    [
        candidate(1, 80, 0, size=10),
        candidate(1, 80, 0, level=40),
        replace(
            candidate(1, 80, 0),
            mark=replace(candidate(1, 80, 0, size=30, level=70).mark, thickness=40.0),
        ),
        replace(candidate(1, 80, 0), mark=replace(candidate(1, 80, 0).mark, thickness=0.5)),
    ],
    ids=["small", "pale", "thick", "thin"],
)
def test_what_another_pen_made_is_not_of_the_same_writing(dirt: Candidate) -> None:
    leader = candidate(8, 0, 0)
    assert filter_digits([leader, dirt]) == [leader]


def test_an_exponent_is_small_and_a_doubtful_speck_is_none() -> None:
    base, exponent = candidate(5, 0, 0), candidate(2, 50, 0, size=16)
    assert filter_digits([base, exponent]) == [base, exponent]
    assert filter_digits([base, candidate(2, 50, 0, size=16, share=0.85)]) == [base]


def test_a_finger_does_not_say_how_large_writing_is() -> None:
    digit, edge = candidate(4, 100, 100), candidate(1, 0, 0, size=110, at_edge=True)
    assert digit in filter_digits([digit, edge])


def test_several_doubtful_digits_are_scenery_and_one_may_be_doubtful() -> None:
    doubtful = [candidate(4, 0, 0, share=0.72), candidate(7, 70, 0, share=0.72)]
    assert filter_digits(doubtful) == []
    assert filter_digits(doubtful[:1]) == doubtful[:1]
    sure = [candidate(digit, 140 + 70 * digit, 0) for digit in range(3)]
    assert len(filter_digits([*doubtful, *sure])) == 5


def test_one_of_two_digits_passes_one_of_many_does_not() -> None:
    doubtful = candidate(4, 0, 0)
    doubtful.probabilities[:] = 0.06
    doubtful.probabilities[[4, 9]] = 0.4, 0.35
    assert filter_digits([doubtful]) == [doubtful]
    doubtful.probabilities[9] = 0.2
    assert filter_digits([doubtful]) == []
