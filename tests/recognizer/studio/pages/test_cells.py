import numpy as np
import pytest

from recognizer.studio.pages import cells
from recognizer.studio.pages.cells import Cells
from recognizer.studio.pages.page import PEN, Page
from recognizer.studio.pages.walls import Walls
from recognizer.studio.writing.easel import FULL, OTHERS, Easel
from tests.recognizer.studio.pages.desks import steady

MARGINS = (10.0, 10.0, 10.0, 10.0)


def row(text: str, shape: str, space: float = 0.0) -> tuple[Easel, str]:
    made = steady()
    page = Page(made.writer, 40.0, made.rng)
    walls = Walls(page, PEN, 2.0, 0.0, None)
    end = Cells(walls, shape, (60.0, 70.0), space, 0.0).row(made, page, text, 0.0, 0.0)
    assert end == pytest.approx(len(text) * (60 + space) - space)
    return page.cut(MARGINS)


@pytest.mark.parametrize(
    ("shape", "space"),
    [("joined", 0.0), ("comb", 0.0), ("floor", 0.0), ("apart", 20.0), ("rounded", 20.0)],
)
def test_each_digit_stands_in_its_own_cell(shape: str, space: float) -> None:
    easel, text = row("43 5", shape, space)
    assert text.replace(" ", "") == "435"
    left = 10.0
    for outline, cell in zip(easel.digits, (0, 1, 3), strict=True):
        start = left + cell * (60 + space)
        assert start < float(outline[:, 0].min())
        assert float(outline[:, 0].max()) < start + 60
        if shape != "comb":  # whose cells have no ceiling to measure from
            assert float(outline[:, 1].min()) > 10
            assert float(outline[:, 1].max()) < 80


@pytest.mark.parametrize(
    ("shape", "walls"), [("joined", 4), ("apart", 6), ("comb", 4), ("floor", 4)]
)
def test_walls_stand_between_cells_and_belong_to_no_digit(shape: str, walls: int) -> None:
    easel, _ = row("   ", shape, 20.0 if shape == "apart" else 0.0)
    low = easel.owners[-16:-13].max(axis=0) == OTHERS
    assert int((np.diff(low.astype(int)) == 1).sum()) == walls


def test_open_cells_have_a_floor_only() -> None:
    easel, _ = row("   ", "open", 20.0)
    ys, _ = np.nonzero(easel.cover > FULL)
    assert np.ptp(ys) <= 4


def test_dashed_walls_have_gaps() -> None:
    made = steady()
    page = Page(made.writer, 40.0, made.rng)
    Walls(page, PEN, 2.0, 0.0, (4.0, 6.0)).straight((0, 0), (100, 0))
    easel, _ = page.cut(MARGINS)
    ink = easel.cover.max(axis=0) > FULL
    assert 0.35 < ink.sum() / 100 < 0.75


def test_letters_in_cells_part_groups() -> None:
    _, text = row("4A3", "joined")
    assert text == "4 3"


def test_the_made_case_is_four_digits_between_five_walls() -> None:
    for seed in range(10):
        easel, text = cells.four_joined(steady(seed)).cut(MARGINS)
        assert len(text) == 4
        assert len(easel.labels) == 4
        assert (easel.owners == OTHERS).any()


def test_letters_or_nothing_stand_where_no_digit_does() -> None:
    for seed in range(15):
        easel, text = cells.letters_in_cells(steady(seed)).cut(MARGINS)
        assert not text
        assert not easel.labels
        assert (easel.owners == OTHERS).any()
