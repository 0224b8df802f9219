import numpy as np
import pytest

from recognizer.studio.arrays import floats
from recognizer.studio.pages.page import MOST_DIGITS, PEN, Page
from recognizer.studio.pages.pictures import shrunk
from recognizer.studio.writing.easel import FULL, OTHERS
from tests.recognizer.studio.pages.desks import steady

MARGINS = (10.0, 20.0, 30.0, 40.0)


def blank(unit: float = 40.0, seed: int = 0) -> Page:
    made = steady(seed)
    return Page(made.writer, unit, made.rng)


def put(page: Page, label: int, x: float, y: float) -> None:
    page.digit(label, page.writer.digit(label, page.unit), x, y)


def test_the_text_follows_rows_and_groups_whatever_was_written_first() -> None:
    page = blank()
    page.row, page.group = 1, 2
    put(page, 8, 0, 60)
    page.row, page.group = 0, 0
    put(page, 3, 50, 0)
    put(page, 1, 0, 0)
    page.group = 1
    put(page, 5, 120, 0)
    easel, text = page.cut(MARGINS)
    assert text == "13 5\n8"
    assert easel.labels == [1, 3, 5, 8]
    assert [int(easel.owners[easel.owners > 0].min()), int(easel.owners.max())] == [1, 4]


def test_margins_lie_around_all_that_was_put_down() -> None:
    page = blank()
    page.line(floats([[0, 0], [100, 0], [100, 50]]), 2.0)
    easel, text = page.cut(MARGINS)
    assert text == ""
    ys, xs = np.nonzero(easel.cover > FULL)
    height, width = easel.cover.shape
    found = (xs.min(), ys.min(), width - xs.max(), height - ys.max())
    assert np.abs(np.subtract(found, MARGINS)).max() <= 3


def test_a_digit_keeps_its_ink_where_a_line_crosses_it() -> None:
    page = blank(60.0)
    put(page, 0, 0, 0)
    page.line(floats([[-20, 30], [80, 30]]), 3.0)
    easel, _ = page.cut(MARGINS)
    alone = blank(60.0)
    put(alone, 0, 0, 0)
    expected, _ = alone.cut(MARGINS)
    assert int((easel.owners == 1).sum()) == int((expected.owners == 1).sum())
    assert int((easel.owners == OTHERS).sum()) > 60


def test_layers_have_ink_of_their_own() -> None:
    page = blank()
    red = page.dye(floats([40, 40, 200]), 0.8)
    page.line(floats([[0, 0], [90, 0]]), 3.0, red)
    page.line(floats([[0, 20], [90, 20]]), 3.0, PEN)
    easel, _ = page.cut(MARGINS)
    (layer,) = easel.prints
    assert layer.strength == 0.8
    assert not ((layer.cover > FULL) & (easel.cover > FULL)).any()
    claimed = (layer.cover > FULL) | (easel.cover > FULL)
    assert (easel.owners[claimed] == OTHERS).all()


def test_an_endless_line_leaves_the_canvas_and_does_not_make_it_larger() -> None:
    page = blank()
    page.reserve(50, 50)
    page.line(floats([[-1000, 25], [1000, 25]]), 2.0, endless=True)
    easel, _ = page.cut(MARGINS)
    assert easel.cover.shape[1] < 100
    row = easel.cover.max(axis=0)
    assert (row > FULL).all()


def test_what_nobody_can_tell_is_ignored_and_no_letter() -> None:
    page = blank()
    mark, drop = page.writer.character("O", page.unit)
    page.other(mark, 0, drop, ignored=True)
    page.other(mark, 60, drop)
    easel, _ = page.cut(MARGINS)
    assert len(easel.ignored) == len(easel.others) == 1
    assert easel.ignored[0][:, 0].max() < easel.others[0][:, 0].min()


def test_no_more_digits_than_owners_have_numbers() -> None:
    page = blank(12.0)
    mark = page.writer.digit(1, 12.0)
    for i in range(MOST_DIGITS + 20):
        page.digit(1, mark, 14.0 * (i % 20), 14.0 * (i // 20))
    easel, text = page.cut(MARGINS)
    assert len(text) == len(easel.labels) == MOST_DIGITS
    assert int(easel.owners.max()) == MOST_DIGITS


@pytest.mark.parametrize(("side", "smallest", "expected"), [(100, 40, 100), (100, 12, 250)])
def test_pages_are_made_smaller_while_their_digits_can_be_read(
    side: float, smallest: float, expected: float
) -> None:
    page = blank()
    page.reserve(300 - 40, 100 - 60)
    put(page, 7, 0, 0)
    easel, _ = page.cut(MARGINS)
    small, scale = shrunk(easel, side, smallest)
    assert abs(max(small.cover.shape) - expected) <= 1
    assert small.owners.shape == small.cover.shape
    assert small.labels == [7]
    assert np.allclose(small.digits[0], easel.digits[0] * scale, atol=1e-3)
