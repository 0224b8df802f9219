"""Form cells: joined, apart, rounded, combs, with walls of any colour and kind."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from recognizer.studio.arrays import Points
from recognizer.studio.pages import lines, numbers, words
from recognizer.studio.pages.desk import Desk
from recognizer.studio.pages.page import Page

SHAPES: Final = (
    "joined",
    "joined",
    "joined",
    "apart",
    "apart",
    "rounded",
    "comb",
    "comb",
    "floor",
    "open",
)


@dataclass
class Walls:
    """How walls are drawn: a layer, a width in pixels, unrest in pixels, and dashes or None."""

    page: Page
    layer: int
    width: float
    shake: float
    dash: tuple[float, float] | None

    @classmethod
    def random(cls, desk: Desk, page: Page, *, own: float = 0.35) -> "Walls":
        """Walls of 1 to 5 pixels, thinner ones more often, some dotted or dashed."""
        width = desk.between(1.0, 5.0) if desk.chance(0.35) else desk.between(1.0, 2.5)
        if desk.chance(0.25):
            width = page.line_width * desk.between(0.8, 1.2)
        layer = desk.printed(page, own=own)
        shake = 0.02 * page.unit if layer == 0 and desk.chance(0.4) else 0.0
        dash = None
        if desk.chance(0.14):
            unit = max(2.0, desk.between(1, 3) * width)
            dash = (unit if desk.chance(0.5) else 0.5, unit * desk.between(1.2, 2.5))
        return cls(page, layer, min(width, 0.16 * page.unit), shake, dash)

    def draw(self, points: Points) -> None:
        """Draw one line."""
        if self.dash is None:
            self.page.line(points, self.width, self.layer)
            return
        for piece in lines.dashes(points, *self.dash):
            self.page.line(piece, self.width, self.layer)

    def straight(self, start: lines.Spot, end: lines.Spot) -> None:
        """Draw from one place to another."""
        self.draw(lines.straight(start, end, self.page.rng, self.shake))


def row(
    desk: Desk,
    page: Page,
    walls: Walls,
    text: str,
    x: float,
    y: float,
    shape: str,
    size: lines.Spot,
) -> float:
    """Draw a cell for each character of ``text`` and write it; return where the last one ends.

    ``size`` is that of a cell; a blank leaves its cell empty.
    """
    wide, tall = size
    space = 0.0 if shape in {"joined", "comb", "floor"} else desk.between(0.08, 0.5) * wide
    _walls(walls, shape, (x, y), size, len(text), space)
    page.next_group()
    loose = desk.between(0.02, 0.12) if desk.chance(0.75) else desk.between(0.1, 0.3)
    for i, character in enumerate(text):
        left = x + i * (wide + space)
        if character != " ":
            _fill(desk, page, character, (left, y), size, loose)
    return x + len(text) * (wide + space) - space


def _walls(
    walls: Walls, shape: str, corner: lines.Spot, size: lines.Spot, count: int, space: float
) -> None:
    (x, y), (wide, tall) = corner, size
    right, bottom = x + count * (wide + space) - space, y + tall
    if shape == "joined":
        for level in (y, bottom):
            walls.straight((x, level), (right, level))
        for i in range(count + 1):
            walls.straight((x + i * wide, y), (x + i * wide, bottom))
        return
    if shape in {"comb", "floor"}:
        rise = tall if shape == "floor" else tall * (0.2 + 0.4 * float(walls.page.rng.random()))
        walls.straight((x, bottom), (right, bottom))
        for i in range(count + 1):
            walls.straight((x + i * wide, bottom - rise), (x + i * wide, bottom))
        return
    for i in range(count):
        left = x + i * (wide + space)
        if shape == "rounded":
            walls.draw(lines.rounded(left, y, left + wide, bottom, 0.2 * min(wide, tall)))
        elif shape == "open":
            walls.straight((left, bottom), (left + wide, bottom))
        else:
            for side in lines.rectangle(left, y, left + wide, bottom, walls.page.rng, walls.shake):
                walls.draw(side)


def _fill(
    desk: Desk, page: Page, character: str, corner: lines.Spot, size: lines.Spot, loose: float
) -> None:
    """Write a character into its cell, about in the middle, over a wall now and then."""
    unit = page.unit * desk.between(0.85, 1.1)
    if character.isdigit():
        mark, drop = page.writer.digit(int(character), unit), 0.0
    else:
        page.next_group()
        mark, drop = page.writer.character(character, unit)
    width, height = mark.extent
    room = np.array(size) - (width, unit)
    x, y = np.array(corner) + room / 2 + desk.rng.normal(0, loose, 2) * size
    if character.isdigit():
        page.digit(int(character), mark, x, y + unit - height)
        return
    page.other(mark, x, y + drop)
    page.next_group()


def numbers_in_cells(desk: Desk) -> Page:
    """One to a few rows of cells with numbers in them."""
    rows = 1 if desk.chance(0.6) else desk.count(2, 5)
    most = desk.count(2, 10)
    page = desk.page(1.5 * most, 1.4 * rows)
    walls = Walls.random(desk, page)
    shape = SHAPES[desk.count(0, len(SHAPES) - 1)]
    roomy = desk.between(1.0, 1.7)
    size = (
        page.unit * roomy * desk.between(0.75, 1.25),
        page.unit * roomy * desk.between(1.0, 1.25),
    )
    y = 0.0
    for _ in range(rows):
        x = _label(desk, page, y, size[1]) if desk.chance(0.25) else 0.0
        text = desk.digits(desk.count(min(2, most), most))
        if desk.chance(0.25):
            blanks = " " * desk.count(1, 3)
            text = text + blanks if desk.chance(0.6) else blanks + text
        if desk.chance(0.12):
            text = _mixed(desk, text)
        row(desk, page, walls, text, x, y, shape, size)
        page.next_row()
        y += size[1] * (
            1.0 if rows > 1 and shape == "joined" and desk.chance(0.5) else desk.between(1.1, 2)
        )
    return page


def _label(desk: Desk, page: Page, y: float, tall: float) -> float:
    """Print what the cells are for beside them or above; return where the cells begin."""
    text = words.pick(desk.rng, words.THINGS) + desk.pick("", ":", ".")
    scale = desk.between(0.4, 0.9)
    if desk.chance(0.6):
        end = desk.write(page, text, 0.0, y + 0.5 * (tall - scale * page.unit), scale=scale)
        return end + desk.between(0.3, 1.0) * page.unit
    desk.write(page, text, 0.0, y - 1.5 * scale * page.unit, scale=scale)
    return 0.0


def _mixed(desk: Desk, text: str) -> str:
    """Put letters or signs of a date, a plate or an account among the digits."""
    kept = list(text)
    sign = desk.pick("-", "/", ".", ",", "A", "F", "H", "K", "N", "P", "X", "R", "E", "T")
    kept[desk.count(0, len(kept) - 1)] = sign
    return "".join(kept)


def letters_in_cells(desk: Desk) -> Page:
    """Cells with letters, or with nothing at all."""
    rows = 1 if desk.chance(0.5) else desk.count(2, 5)
    most = desk.count(2, 10)
    page = desk.page(1.5 * most, 1.4 * rows)
    walls = Walls.random(desk, page)
    shape = SHAPES[desk.count(0, len(SHAPES) - 1)]
    size = (page.unit * desk.between(0.9, 2), page.unit * desk.between(1.1, 1.9))
    bare, y = desk.chance(0.45), 0.0
    for _ in range(rows):
        x = _label(desk, page, y, size[1]) if desk.chance(0.4) else 0.0
        text = "".join(
            "ACEFHKLMNPRTUVWXaekmnpruvwxDYtyd"[desk.count(0, 31)]
            for _ in range(desk.count(2, most))
        )
        if desk.chance(0.2):
            text = desk.pick("X", "✓", "✗", "-", "x") + " " * desk.count(1, 4)
        row(desk, page, walls, " " * len(text) if bare else text, x, y, shape, size)
        y += size[1] * desk.between(1.0, 2)
    return page


def dates_in_cells(desk: Desk) -> Page:
    """A date or a time with a group of cells for each of its parts."""
    page = desk.page(13, 1.4)
    walls = Walls.random(desk, page)
    shape = desk.pick("joined", "comb", "apart", "rounded", "floor")
    size = (page.unit * desk.between(0.9, 1.5), page.unit * desk.between(1.1, 1.6))
    parts = numbers.date(desk.rng) if desk.chance(0.6) else numbers.time(desk.rng)
    x, sign = 0.0, desk.pick(".", "/", "-", ":", "")
    for part in "".join(c if c.isdigit() else " " for c in parts).split():
        if x > 0 and sign:
            mark, drop = page.writer.character(sign, page.unit)
            page.other(mark, x, 0.5 * (size[1] - page.unit) + drop)
            x += mark.extent[0] + desk.between(0.1, 0.4) * page.unit
        x = row(desk, page, walls, part, x, 0.0, shape, size) + desk.between(0.2, 0.6) * page.unit
    return page
