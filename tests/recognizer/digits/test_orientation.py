"""When a photo is taken for one that lies on its side, and when a turn is believed."""

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.classification.networks import FRAGMENT, OTHER
from recognizer.digits.candidates import Candidate
from recognizer.digits.orientation import (
    FIRST,
    MOST,
    SAMPLE,
    count_figures,
    is_convincing,
    is_doubtful,
    likely_turn,
)
from recognizer.digits.over_segmentation import segment
from recognizer.segmentation.marks import find_marks
from tests.recognizer.digits.candidates import candidate
from tests.recognizer.digits.judges import Judge, always
from tests.recognizer.paper import ink_of


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


def test_figures_that_look_like_digits_upside_down_are_turned_that_way() -> None:
    mask = np.zeros((200, 400), np.uint8)
    for x in (60, 160, 260):
        cv2.rectangle(mask, (x, 60), (x + 50, 140), 1, 6)
        mask[58:90, x + 10 : x + 40] = 1  # heavy at the top

    def heavy_below(crop: NDArray[np.uint8], _window: NDArray[np.uint8]) -> int:
        return 5 if crop[15:].sum() > 1.3 * crop[:13].sum() else OTHER

    ink = ink_of(mask)
    for judge, quarters in ((Judge(heavy_below), 2), (always(OTHER), 0)):
        found = segment(find_marks(ink), ink, always(OTHER))
        assert likely_turn(found, ink, judge) == quarters
    assert max(judge.asked) <= SAMPLE


def test_where_the_first_few_look_like_no_digits_the_others_are_not_asked_about() -> None:
    mask = np.zeros((200, 800), np.uint8)
    for x in range(60, 760, 80):
        mask[60:140, x : x + 50] = 1
    ink = ink_of(mask)
    found = segment(find_marks(ink), ink, always(OTHER))
    for answer, asked in ((OTHER, FIRST), (5, len(found))):
        judge = always(answer)
        likely_turn(found, ink, judge)
        assert sum(judge.asked) == 3 * asked


def test_a_turned_mark_shows_its_surroundings_turned() -> None:
    """A figure that is a digit only where another one stands to the right of it."""
    mask = np.zeros((300, 300), np.uint8)
    mask[60:120, 60:100] = 1
    mask[130:190, 60:100] = 1  # below it: to its right once it is turned anticlockwise

    def beside(_crop: NDArray[np.uint8], window: NDArray[np.uint8]) -> int:
        others = (window[..., 0] > 100) & (window[..., 1] < 100)
        middle = others[10:18]
        return 7 if middle[:, :12].any() or middle[:, 32:].any() else OTHER

    ink = ink_of(mask)
    found = segment(find_marks(ink), ink, always(OTHER))
    assert likely_turn(found, ink, Judge(beside)) in {1, 3}
