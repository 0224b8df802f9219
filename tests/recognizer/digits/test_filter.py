"""What passes the filter as a digit."""

from recognizer.digits.filter import filter_digits
from tests.recognizer.digits.candidates import candidate


def test_where_no_digit_is_none_passes() -> None:
    assert filter_digits([]) == []
    assert filter_digits([candidate(None, 0, 0)]) == []


def test_letters_between_digits_are_left_out() -> None:
    marks = [candidate(1, 0, 0), candidate(None, 70, 0), candidate(2, 140, 0)]
    assert [c.digit for c in filter_digits(marks)] == [1, 2]


def test_a_page_of_strange_marks_is_not_searched_for_digits() -> None:
    marks = [candidate(None, 70 * (i % 3), 70 * (i // 3)) for i in range(9)]
    assert filter_digits([candidate(7, 0, 210), *marks]) == []


def test_something_large_that_is_no_digit_rules_the_picture() -> None:
    assert filter_digits([candidate(7, 0, 0), candidate(None, 100, 0, size=300)]) == []


def test_small_pale_and_line_like_marks_are_not_digits_of_the_same_hand() -> None:
    leader = candidate(8, 0, 0)
    assert filter_digits([leader, candidate(1, 70, 0, size=12)]) == [leader]
    assert filter_digits([leader, candidate(1, 70, 0, level=40)]) == [leader]
    assert filter_digits([leader, candidate(1, 70, 0, size=140, width=8)]) == [leader]


def test_several_doubtful_digits_are_scenery_and_one_may_be_doubtful() -> None:
    doubtful = [candidate(4, 0, 0), candidate(7, 70, 0)]
    for one in doubtful:
        one.probabilities[one.digit] = 0.72
    assert filter_digits(doubtful) == []
    assert filter_digits(doubtful[:1]) == doubtful[:1]


def test_one_of_two_digits_passes_one_of_many_does_not() -> None:
    doubtful = candidate(4, 0, 0)
    doubtful.probabilities[:] = 0.06
    doubtful.probabilities[[4, 9]] = 0.4, 0.35
    assert filter_digits([doubtful]) == [doubtful]
    doubtful.probabilities[9] = 0.2
    assert filter_digits([doubtful]) == []


def test_a_dozen_ones_in_a_row_are_bars() -> None:
    ones = [candidate(1, 40 * i, 0, width=12) for i in range(12)]
    assert filter_digits([*ones, candidate(7, 500, 0)]) == []
    assert len(filter_digits(ones[:11])) == 11
    lower = [candidate(1, 40 * i, 100, width=12) for i in range(11)]
    assert len(filter_digits([*ones[:11], *lower])) == 22
    assert len(filter_digits([*ones, *[candidate(7, 480 + 60 * i, 0) for i in range(4)]])) == 16
