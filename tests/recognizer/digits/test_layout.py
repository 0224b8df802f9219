"""Rows, groups, and what is believed."""

import numpy as np

from recognizer.digits import layout
from recognizer.digits.candidates import Candidate
from recognizer.reading import Box
from recognizer.segmentation.marks import Mark


def candidate(
    digit: int | None, x: int, y: int, size: int = 60, level: float = 150.0, width: int = 0
) -> Candidate:
    """A mark that is surely ``digit``, or surely none."""
    box = Box(x, y, width or size * 2 // 3, size)
    row = np.full(11, 0.002, np.float32)
    row[10 if digit is None else digit] = 0.98
    ink = np.full((box.height, box.width), 255, np.uint8)
    return Candidate(Mark(box, ink, level, 6.0), np.zeros((28, 28), np.uint8), row)


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
    assert layout.believe([]) == []
    assert layout.believe([candidate(None, 0, 0)]) == []
    assert say([]) == ""


def test_letters_between_digits_are_left_out() -> None:
    marks = [candidate(1, 0, 0), candidate(None, 70, 0), candidate(2, 140, 0)]
    assert [c.digit for c in layout.believe(marks)] == [1, 2]


def test_a_page_of_strange_marks_is_not_searched_for_digits() -> None:
    marks = [candidate(None, 70 * (i % 3), 70 * (i // 3)) for i in range(9)]
    assert layout.believe([candidate(7, 0, 210), *marks]) == []


def test_something_large_that_is_no_digit_rules_the_picture() -> None:
    assert layout.believe([candidate(7, 0, 0), candidate(None, 100, 0, size=300)]) == []


def test_small_pale_and_line_like_marks_are_not_digits_of_the_same_hand() -> None:
    leader = candidate(8, 0, 0)
    assert layout.believe([leader, candidate(1, 70, 0, size=12)]) == [leader]
    assert layout.believe([leader, candidate(1, 70, 0, level=40)]) == [leader]
    assert layout.believe([leader, candidate(1, 70, 0, size=140, width=8)]) == [leader]


def test_several_doubtful_digits_are_scenery_and_one_may_be_doubtful() -> None:
    doubtful = [candidate(4, 0, 0), candidate(7, 70, 0)]
    for one in doubtful:
        one.probabilities[one.digit] = 0.72
    assert layout.believe(doubtful) == []
    assert layout.believe(doubtful[:1]) == doubtful[:1]


def test_one_of_two_digits_is_believed_one_of_many_is_not() -> None:
    doubtful = candidate(4, 0, 0)
    doubtful.probabilities[:] = 0.06
    doubtful.probabilities[[4, 9]] = 0.4, 0.35
    assert layout.believe([doubtful]) == [doubtful]
    doubtful.probabilities[9] = 0.2
    assert layout.believe([doubtful]) == []
