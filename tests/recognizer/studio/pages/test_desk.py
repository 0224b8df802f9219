import numpy as np
import pytest

from recognizer.studio.pages.desk import Desk
from recognizer.studio.pages.page import Page
from recognizer.studio.writing.easel import Easel
from tests.recognizer.studio.pages.desks import steady

MARGINS = (20.0, 20.0, 20.0, 20.0)


def written(text: str, made: Desk | None = None, **how: bool) -> tuple[Easel, str]:
    made = made or steady()
    page = Page(made.writer, 40.0, made.rng)
    made.write(page, text, 0.0, 0.0, **how)
    return page.cut(MARGINS)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2026", "2026"),
        ("12/03/2024", "12 03 2024"),
        ("3.50 €", "350"),
        ("20 %", "20"),
        ("AB12 CD34", "12 34"),
        ("kg", ""),
        ("x=5!", "5"),
    ],
)
def test_what_is_no_digit_parts_groups_save_a_decimal_sign(text: str, read: str) -> None:
    easel, found = written(text)
    assert found == read
    assert len(easel.others) + len(easel.ignored) == sum(
        not one.isdigit() for one in text if one != " "
    )


def test_marks_stand_from_left_to_right_in_the_order_of_the_text() -> None:
    easel, _ = written("5 kg 81")
    lefts = [float(outline[:, 0].min()) for outline in easel.digits]
    assert lefts == sorted(lefts)
    letters = [float(outline[:, 0].min()) for outline in easel.others]
    assert lefts[0] < letters[0] < letters[1] < lefts[1]


def test_digits_are_as_high_as_the_page_says_and_letters_stand_on_their_foot() -> None:
    easel, _ = written("8a8")
    digits = [(float(one[:, 1].min()), float(one[:, 1].max())) for one in easel.digits]
    (letter,) = easel.others
    for top, foot in digits:
        assert 34 <= foot - top <= 50
        assert abs(float(letter[:, 1].max()) - foot) < 8
        assert float(letter[:, 1].min()) > top + 4


def test_a_lookalike_alone_is_ignored_and_one_in_a_word_is_a_letter() -> None:
    easel, _ = written("O")
    assert len(easel.ignored) == 1
    easel, _ = written("Oma")
    assert len(easel.others) == 3
    easel, _ = written("O", decided=True)
    assert len(easel.others) == 1


def test_digits_that_do_not_count_are_no_digits() -> None:
    easel, text = written("472", void=True)
    assert text == ""
    assert len(easel.others) == 3


def test_a_page_has_room_for_what_was_asked() -> None:
    for seed in range(20):
        made = steady(seed, side=400.0)
        page = made.page(10, 2)
        end = made.write(page, "0123456789", 0.0, 0.0)
        assert end < 500
        assert page.unit >= 11


def test_joined_letters_are_connected() -> None:
    made = steady()
    apart, _ = written("mun", steady())
    made.joined = True
    joined, _ = written("mun", made)
    assert _parts(joined) < _parts(apart)


def _parts(easel: Easel) -> int:
    columns = np.flatnonzero(easel.cover.max(axis=0) > 90)
    return int((np.diff(columns) > 1).sum())
