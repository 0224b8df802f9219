"""Squared, ruled and graph paper as dark and as thick as the pen, and digits upon it."""

import numpy as np

from recognizer.studio.arrays import Points, floats
from recognizer.studio.pages import lines, sums
from recognizer.studio.pages.desk import Desk
from recognizer.studio.pages.page import PEN, Page

_FAR = 60


def squares(
    desk: Desk, page: Page, pitch: float, *, upright: bool = True, own: bool | None = None
) -> None:
    """Cover the sheet with squares or with lines ``pitch`` pixels apart, through (0, 0).

    ``own`` says whether they have the pen's own ink and thickness; None leaves it to chance.
    """
    as_dark = desk.chance(0.3) if own is None else own
    layer = PEN if as_dark else desk.printed(page, own=0.0)
    as_thick = own or desk.chance(0.5)
    width = page.line_width * desk.between(0.6, 1.3) if as_thick else desk.between(1.0, 2.2)
    width = min(width, 0.2 * pitch)
    turn, far = desk.near(0.01), _FAR * pitch
    every = desk.count(4, 10) if desk.chance(0.12) else 0
    for i in range(-_FAR, _FAR + 1):
        thick = width * (1.8 if every and i % every == 0 else 1.0)
        level, edge = _lines_at(i * pitch, turn, far)
        page.line(level, thick, layer, endless=True)
        if upright:
            page.line(edge, thick, layer, endless=True)
    page.plain = True
    if desk.chance(0.15):
        red = page.dye(floats([80, 80, 210]), desk.between(0.4, 1.0))
        _, edge = _lines_at(desk.between(-4, -1) * page.unit, turn, far)
        page.line(edge, width, red, endless=True)


def dots(desk: Desk, page: Page, pitch: float) -> None:
    """Cover the sheet with dots ``pitch`` pixels apart, as diaries have them."""
    layer = desk.printed(page, own=0.2)
    size, far = max(1.0, desk.between(0.04, 0.1) * pitch), int(desk.side / pitch) + 3
    steps = np.arange(-2, far) * pitch
    for y in steps:
        for x in steps:
            page.line(floats([[x, y], [x + 0.5, y]]), size, layer, endless=True)
    page.plain = True


def on_dots(desk: Desk) -> Page:
    """Numbers on dotted paper."""
    rows, most = desk.count(1, 4), desk.count(1, 7)
    page = desk.page(most + 1, rows, least=0.4)
    dots(desk, page, max(desk.side / 22, page.unit * desk.between(0.4, 1.5)))
    _rows(desk, page, rows, most, page.unit * desk.between(1.3, 2.0))
    return page


def _lines_at(at: float, turn: float, far: float) -> tuple[Points, Points]:
    """A level and an upright line, turned a little."""
    level = floats([[-far, at - turn * far], [far, at + turn * far]])
    return level, floats([[at + turn * far, -far], [at - turn * far, far]])


def dark_squares(desk: Desk) -> Page:
    """A number on squares that are as dark and as thick as the pen."""
    page = desk.page(4.0, 1.2, least=0.4)
    pitch = page.unit * desk.between(0.6, 1.6)
    squares(desk, page, pitch, own=True)
    desk.write(page, desk.digits(desk.count(1, 4)), 0.0, desk.between(-0.3, 0.3) * page.unit)
    return page


def in_squares(desk: Desk) -> Page:
    """One digit a square, as pupils write; signs and blanks have squares of their own."""
    rows, columns = desk.count(1, 5), desk.count(2, 9)
    page = desk.page(1.3 * columns, rows, least=0.5)
    pitch = page.unit * desk.between(1.0, 1.7)
    squares(desk, page, pitch)
    step = 2 if desk.chance(0.2) else 1
    lead = (step + desk.chance(0.15)) * pitch
    for i in range(rows):
        start = desk.count(0, 2)
        page.next_group()
        for j in range(start, columns):
            kind = desk.rng.random()
            place = (j * step * pitch, i * lead)
            if kind < 0.1:
                page.next_group()
            elif kind < 0.25:
                _sign(desk, page, place, pitch)
            else:
                _digit(desk, page, place, pitch)
        page.next_row()
    return page


def _digit(desk: Desk, page: Page, place: lines.Spot, pitch: float) -> None:
    label = desk.count(0, 9)
    mark = page.writer.digit(label, page.unit * desk.between(0.9, 1.08))
    width, tall = mark.extent
    x, y = np.array(place) + (np.array([pitch, pitch]) - (width, tall)) / 2
    stray = desk.rng.normal(0, 0.06, 2) * pitch
    page.digit(label, mark, x + stray[0], y + stray[1])


def _sign(desk: Desk, page: Page, place: lines.Spot, pitch: float) -> None:
    page.next_group()
    mark, drop = page.writer.character(
        desk.pick("+", "-", "=", ":", "·", "x", ",", "×", "<"), page.unit
    )
    page.other(
        mark, place[0] + (pitch - mark.extent[0]) / 2, place[1] + (pitch - page.unit) / 2 + drop
    )
    page.next_group()


def across_squares(desk: Desk) -> Page:
    """Numbers on squares that are smaller than the digits, or larger."""
    rows, most = desk.count(1, 4), desk.count(1, 7)
    page = desk.page(most + 1, rows, least=0.4)
    pitch = max(6.0, page.unit * float(np.exp(desk.between(np.log(0.25), np.log(2.5)))))
    squares(desk, page, pitch)
    _rows(desk, page, rows, most, page.unit * desk.between(1.3, 2.0))
    return page


def on_lines(desk: Desk) -> Page:
    """Numbers on dark ruled lines, on them or across them."""
    rows, most = desk.count(1, 5), desk.count(1, 8)
    page = desk.page(most + 1, rows, least=0.4)
    pitch = page.unit * desk.between(0.7, 2.2)
    squares(desk, page, pitch, upright=False)
    _rows(desk, page, rows, most, pitch if pitch > 1.15 * page.unit else 2 * pitch)
    return page


def _rows(desk: Desk, page: Page, rows: int, most: int, lead: float) -> None:
    lift = desk.between(-0.3, 0.5) * page.unit
    for i in range(rows):
        text = desk.digits(desk.count(1, most))
        if desk.chance(0.2):
            text = sums.arithmetic(desk)
        desk.write(page, text, abs(desk.near(0.3)) * page.unit, i * lead - lift)
        page.next_row()


def bare(desk: Desk) -> Page:
    """An empty sheet with squares or lines on it, or with words only."""
    page = desk.page(desk.between(4, 14), 2, least=0.6)
    squares(desk, page, page.unit * desk.between(0.4, 2.0), upright=desk.chance(0.7))
    if desk.chance(0.4):
        for _ in range(desk.count(1, 4)):
            sign = desk.pick(*"AEFHKMNRTVWXaekmnruvwx+-=?")
            mark, drop = page.writer.character(sign, page.unit)
            page.other(mark, desk.between(0, 6) * page.unit, desk.between(0, 3) * page.unit + drop)
    else:
        page.reserve(desk.between(3, 9) * page.unit, desk.between(1, 9) * page.unit)
    return page
