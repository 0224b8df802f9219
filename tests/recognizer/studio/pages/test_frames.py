from collections.abc import Callable

import numpy as np
import pytest

from recognizer.studio.pages import decorations, frames, lines
from recognizer.studio.pages.desk import Desk
from recognizer.studio.pages.page import Page
from recognizer.studio.writing.easel import OTHERS, Easel
from tests.recognizer.studio.pages.desks import steady

Draw = Callable[[Desk, Page, lines.Extent], None]
MARGINS = (10.0, 10.0, 10.0, 10.0)
AROUND = (0.0, 0.0, 40.0, 40.0)


def drawn(draw: Draw, seed: int) -> Easel:
    made = steady(seed)
    page = Page(made.writer, 40.0, made.rng)
    draw(made, page, AROUND)
    return page.cut((60.0, 60.0, 60.0, 60.0))[0]


@pytest.mark.parametrize("draw", [decorations.encircle, decorations.frame])
@pytest.mark.parametrize("seed", range(6))
def test_what_goes_round_leaves_the_middle_free(draw: Draw, seed: int) -> None:
    easel = drawn(draw, seed)
    ys, xs = np.nonzero(easel.cover > 90)
    assert np.ptp(xs) >= 40
    assert np.ptp(ys) >= 40
    middle = (int(xs.mean()), int(ys.mean()))
    window = easel.cover[middle[1] - 8 : middle[1] + 8, middle[0] - 8 : middle[0] + 8]
    assert window.max() <= 90


@pytest.mark.parametrize("seed", range(4))
def test_a_line_below_is_below(seed: int) -> None:
    made = steady(seed)
    page = Page(made.writer, 40.0, made.rng)
    decorations.underline(made, page, AROUND)
    _, top, _, _ = page.extent()
    assert top > 38


@pytest.mark.parametrize("seed", range(4))
def test_what_is_struck_through_is_crossed(seed: int) -> None:
    made = steady(seed)
    page = Page(made.writer, 40.0, made.rng)
    decorations.strike(made, page, AROUND)
    left, _, right, _ = page.extent()
    assert left < 5
    assert right > 35


def test_an_arrow_ends_near_what_it_points_at() -> None:
    for seed in range(8):
        made = steady(seed)
        page = Page(made.writer, 40.0, made.rng)
        decorations.point_at(made, page, AROUND)
        left, top, right, bottom = page.extent()
        apart = max(left - 40, -right, top - 40, -bottom, 0.0)
        assert apart < 25


def test_one_digit_in_a_ring() -> None:
    for seed in range(10):
        easel, text = frames.ringed_digit(steady(seed)).cut(MARGINS)
        assert len(text) == 1
        cover = np.maximum.reduce([easel.cover, *(one.cover for one in easel.prints)])
        ys, xs = np.nonzero((cover > 90) & (easel.owners == OTHERS))
        digit = easel.digits[0]
        assert xs.min() < digit[:, 0].min()
        assert digit[:, 0].max() < xs.max()
        assert ys.min() < digit[:, 1].min()
        assert digit[:, 1].max() < ys.max()


def test_numbers_that_are_struck_through_are_not_read() -> None:
    void = 0
    for seed in range(40):
        easel, text = frames.decorated(steady(seed)).cut(MARGINS)
        assert len(easel.labels) == len("".join(text.split()))
        void += bool(easel.others)
    assert void > 5
