"""When a photo is taken for one that lies on its side, and when a turn is believed."""

from recognizer.classification.networks import FRAGMENT
from recognizer.digits.candidates import Candidate
from recognizer.digits.orientation import MOST, count_figures, is_convincing, is_doubtful
from tests.recognizer.digits.candidates import candidate


def row(*digits: int | None) -> list[Candidate]:
    return [candidate(digit, 60 * i, 0, none=FRAGMENT) for i, digit in enumerate(digits)]


def read(candidates: list[Candidate]) -> list[Candidate]:
    return [c for c in candidates if c.is_digit]


def test_several_figures_of_which_few_are_read_may_lie_the_other_way() -> None:
    for digits, doubtful in (
        ((None, None, None), True),
        ((6, None, None), True),
        ((6, 4, None), False),
        ((6, 4, 2), False),
    ):
        found = row(*digits)
        assert is_doubtful(found, read(found)) is doubtful


def test_digits_that_are_hardly_read_do_not_speak_for_this_way() -> None:
    unsure = [candidate(digit, 60 * i, 0, share=0.6) for i, digit in enumerate((6, 4, 2))]
    assert is_doubtful(unsure, read(unsure))
    assert not is_convincing(unsure, read(unsure))


def test_a_lone_figure_is_taken_as_it_lies() -> None:
    assert not is_doubtful(row(None), [])
    nine = row(9)
    assert not is_convincing(nine, nine)


def test_an_empty_sheet_and_a_page_are_not_turned() -> None:
    assert not is_doubtful([], [])
    assert not is_doubtful(row(*[None] * (MOST + 1)), [])


def test_a_turn_is_believed_where_nearly_all_is_read_for_sure() -> None:
    for digits, convincing in (
        ((2, 4, 7), True),
        ((2, 4, 7, None), True),
        ((2, 4, None, None), False),
        ((None, None), False),
    ):
        found = row(*digits)
        assert is_convincing(found, read(found)) is convincing


def test_digits_that_look_the_same_upside_down_tell_nothing() -> None:
    for digits in ((0, 1, 8), (0, 8, 8, 2)):
        found = row(*digits)
        assert not is_convincing(found, found)
    found = row(0, 8, 2, 5)
    assert is_convincing(found, found)


def test_lines_specks_and_what_is_cut_off_by_the_frame_are_no_figures() -> None:
    figures = row(2, 4)
    line = candidate(None, 0, 80, size=8, width=400)
    speck = candidate(None, 50, 50, size=10)
    finger = candidate(None, 200, 0, size=200, at_edge=True)
    assert count_figures([*figures, line, speck, finger]) == 2
    assert count_figures([]) == 0
