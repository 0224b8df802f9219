"""The marked photo: digits in solid boxes, what was skipped in dashed ones with a question mark."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from recognizer.pictures import look
from recognizer.pictures.marked_photo import WIDTH, MarkedPhotoPainter
from recognizer.reading import Box, Reading
from tests.recognizer.readings import reading

painter = MarkedPhotoPainter()
SKIPPED = Box(140, 50, 40, 60)
"""Where the third digit of a reading stands."""
PHOTO = 420
"""So many rows of these pictures are photo at least; below it the panel lists the digits."""


def is_of(picture: NDArray[np.uint8], colour: look.Colour) -> NDArray[np.bool_]:
    return np.asarray((picture == np.asarray(colour, np.uint8)).all(axis=2))


def shown(found: Reading) -> NDArray[np.uint8]:
    """The photo alone, without the panel that lists the digits."""
    return painter.draw(found)[:PHOTO]


def lost_third() -> Reading:
    """Four digits of which the third was not read."""
    whole = reading("1234")
    digits = (*whole.digits[:2], whole.digits[3])
    return Reading("124", digits, whole.photo, skipped=(SKIPPED,))


def test_what_was_skipped_is_marked_and_digits_are_not_marked_so() -> None:
    assert not is_of(shown(reading("124")), look.FAINT).any()
    assert is_of(shown(lost_third()), look.FAINT).sum() > 200


def test_its_box_is_dashed_and_a_digits_is_not() -> None:
    picture = shown(lost_third())
    for colour, dashed in ((look.FAINT, True), (look.BLUE, False)):
        mask = is_of(picture, colour)
        rows, columns = np.nonzero(mask)
        if not dashed:  # the left most digit's alone
            columns = columns[columns < columns.min() + 100]
        bottom = mask[rows.max() - 3 : rows.max() + 1, columns.min() : columns.max() + 1]
        line = bottom.any(axis=0)
        breaks = int((np.diff(line.astype(int)) == -1).sum())
        assert (breaks >= 3) is dashed
        assert line.mean() > 0.3


def test_the_box_lies_around_the_mark() -> None:
    whole = reading("1234")
    photo = whole.photo.copy()
    photo[50:110, 140:180] = (0, 0, 255)
    picture = shown(replace(lost_third(), photo=photo))
    red = (picture[..., 2] > 200) & (picture[..., :2].max(axis=2) < 60)
    faint = is_of(picture, look.FAINT)
    rows, columns = np.nonzero(red)
    around = np.nonzero(faint)
    assert around[1].min() < columns.min()
    assert around[1].max() > columns.max()
    assert around[0].max() > rows.max()
    assert around[0].min() < rows.min()


def test_it_is_called_by_a_question_mark() -> None:
    """A tag of its colour with something white in it, above the corner."""
    picture = shown(lost_third())
    rows, columns = np.nonzero(is_of(picture, look.FAINT))
    tag = picture[rows.min() : rows.min() + 28, columns.min() : columns.min() + 22]
    assert is_of(tag, look.FAINT).mean() > 0.4
    assert (tag.min(axis=2) > 220).mean() > 0.04


def test_the_panel_lists_only_what_was_read() -> None:
    assert not is_of(painter.draw(lost_third())[480:], look.FAINT).any()


def test_the_photo_shows_what_was_skipped_at_its_side() -> None:
    found = reading("12")
    wide = np.full((160, 900, 3), 230, np.uint8)
    beside = replace(found, photo=wide, skipped=(Box(700, 50, 40, 60),))
    assert is_of(shown(beside), look.FAINT).any()
    assert shown(beside).shape[1] == WIDTH


@pytest.mark.parametrize("box", [Box(0, 0, 1, 1), Box(0, 0, 280, 160), Box(279, 159, 1, 1)])
def test_marks_of_any_size_can_be_shown(box: Box) -> None:
    assert painter.draw(replace(lost_third(), skipped=(box,))).shape[1] == WIDTH
