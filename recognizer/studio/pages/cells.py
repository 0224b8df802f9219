"""Form cells: joined, apart, rounded, combs, with digits, letters or nothing in them."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from recognizer.studio.pages import lines, numbers, words
from recognizer.studio.pages.desk import DIGITS, Desk
from recognizer.studio.pages.page import Page
from recognizer.studio.pages.walls import Walls

SHAPES: Final = ("joined", "joined", "joined", "apart", "apart", "rounded", "comb", "comb", "floor")
LETTERS: Final = "ACEFHKLMNPRTUVWXaekmnpruvwxDYtyd"


@dataclass(frozen=True)
class Cells:
    """Cells of one form: their walls, their shape, their size in pixels and the space between.

    ``loose`` is how far characters stray from the middle, over the size.
    """

    walls: Walls
    shape: str
    size: lines.Spot
    space: float
    loose: float

    @classmethod
    def random(cls, desk: Desk, page: Page) -> "Cells":
        """Cells of any shape that suit the page's digits."""
        shape = "open" if desk.chance(0.08) else desk.pick(*SHAPES)
        roomy = page.unit * desk.between(1.0, 1.7)
        size = (roomy * desk.between(0.75, 1.25), roomy * desk.between(1.0, 1.25))
        joined = shape in {"joined", "comb", "floor"}
        space = 0.0 if joined else desk.between(0.08, 0.5) * size[0]
        loose = desk.between(0.02, 0.12) if desk.chance(0.75) else desk.between(0.1, 0.3)
        return cls(Walls.random(desk, page), shape, size, space, loose)

    def row(self, desk: Desk, page: Page, text: str, x: float, y: float) -> float:
        """Draw a cell for each character and write it; return where the last one ends.

        A blank leaves its cell empty.
        """
        pitch = self.size[0] + self.space
        self._draw((x, y), len(text))
        page.next_group()
        for i, character in enumerate(text):
            if character != " ":
                self._fill(desk, page, character, (x + i * pitch, y))
        return x + len(text) * pitch - self.space

    def _draw(self, corner: lines.Spot, count: int) -> None:
        (x, y), (wide, tall), walls = corner, self.size, self.walls
        right, bottom = x + count * (wide + self.space) - self.space, y + tall
        edges = [x + i * wide for i in range(count + 1)]
        if self.shape == "joined":
            walls.grid(edges, (y, bottom))
            return
        if self.shape in {"comb", "floor"}:
            rise = tall * (1.0 if self.shape == "floor" else walls.page.rng.uniform(0.2, 0.6))
            walls.straight((x, bottom), (right, bottom))
            for edge in edges:
                walls.straight((edge, bottom - rise), (edge, bottom))
            return
        for i in range(count):
            left = x + i * (wide + self.space)
            if self.shape == "rounded":
                walls.draw(lines.rounded((left, y, left + wide, bottom), 0.2 * min(wide, tall)))
            elif self.shape == "open":
                walls.straight((left, bottom), (left + wide, bottom))
            else:
                walls.frame((left, y, left + wide, bottom))

    def _fill(self, desk: Desk, page: Page, character: str, corner: lines.Spot) -> None:
        """Write a character into its cell, about in the middle, over a wall now and then."""
        unit = page.unit * desk.between(0.85, 1.1)
        mark, drop = desk.form(character, unit)
        width, height = mark.extent
        room = np.array(self.size) - (width, unit)
        stray = desk.rng.normal(0, self.loose, 2) * self.size
        x, y = (float(n) for n in np.array(corner) + room / 2 + stray)
        if character in DIGITS:
            page.digit(int(character), mark, x, y + unit - height)
            return
        page.next_group()
        page.other(mark, x, y + drop)
        page.next_group()


def numbers_in_cells(desk: Desk) -> Page:
    """One to a few rows of cells with numbers in them."""
    rows = 1 if desk.chance(0.6) else desk.count(2, 5)
    most = desk.count(2, 10)
    page = desk.page(1.5 * most, 1.4 * rows)
    cells = Cells.random(desk, page)
    stacked = rows > 1 and cells.shape == "joined" and desk.chance(0.5)
    y = 0.0
    for _ in range(rows):
        x = _label(desk, page, y, cells.size[1]) if desk.chance(0.25) else 0.0
        cells.row(desk, page, _contents(desk, most), x, y)
        page.next_row()
        y += cells.size[1] * (1.0 if stacked else desk.between(1.1, 2))
    return page


def _contents(desk: Desk, most: int) -> str:
    """A number, with empty cells or letters beside it now and then."""
    text = desk.digits(desk.count(min(2, most), most))
    if desk.chance(0.25):
        blanks = " " * desk.count(1, 3)
        text = text + blanks if desk.chance(0.6) else blanks + text
    if desk.chance(0.12):
        at = desk.count(0, len(text) - 1)
        text = text[:at] + desk.pick(*"-/.,+AFHKNPXRET") + text[at + 1 :]
    return text if text.strip() else "7"


def _label(desk: Desk, page: Page, y: float, tall: float) -> float:
    """Print what the cells are for beside them or above; return where the cells begin."""
    text = words.pick(desk.rng, words.THINGS) + desk.pick("", ":", ".")
    scale = desk.between(0.4, 0.9)
    if desk.chance(0.6):
        end = desk.write(page, text, 0.0, y + 0.5 * (tall - scale * page.unit), scale=scale)
        return end + desk.between(0.3, 1.0) * page.unit
    desk.write(page, text, 0.0, y - 1.5 * scale * page.unit, scale=scale)
    return 0.0


def letters_in_cells(desk: Desk) -> Page:
    """Cells with letters, or with nothing at all."""
    rows = 1 if desk.chance(0.5) else desk.count(2, 5)
    most = desk.count(2, 10)
    page = desk.page(1.5 * most, 1.4 * rows)
    cells = Cells.random(desk, page)
    bare, y = desk.chance(0.45), 0.0
    for _ in range(rows):
        x = _label(desk, page, y, cells.size[1]) if desk.chance(0.4) else 0.0
        text = "".join(desk.pick(*LETTERS) for _ in range(desk.count(2, most)))
        if desk.chance(0.2):
            text = desk.pick("X", "✓", "✗", "-", "x") + " " * desk.count(1, 4)
        cells.row(desk, page, " " * len(text) if bare else text, x, y)
        y += cells.size[1] * desk.between(1.0, 2)
    return page


def dates_in_cells(desk: Desk) -> Page:
    """A date or a time with a group of cells for each of its parts."""
    page = desk.page(13, 1.4)
    cells = Cells.random(desk, page)
    cells = replace(cells, shape="joined", space=0.0) if desk.chance(0.4) else cells
    parts = numbers.date(desk.rng) if desk.chance(0.6) else numbers.time(desk.rng)
    x, sign = 0.0, desk.pick(".", "/", "-", ":", "")
    for part in "".join(c if c in DIGITS else " " for c in parts).split():
        if x > 0 and sign:
            mark, drop = desk.form(sign, page.unit)
            page.other(mark, x, 0.5 * (cells.size[1] - page.unit) + drop)
            x += mark.extent[0] + desk.between(0.1, 0.4) * page.unit
        x = cells.row(desk, page, part, x, 0.0) + desk.between(0.2, 0.6) * page.unit
    return page


def four_joined(desk: Desk) -> Page:
    """A number in as many joined cells as it has digits, each well within its own."""
    page = desk.page(7, 1.5)
    size = (page.unit * desk.between(1.0, 1.5), page.unit * desk.between(1.15, 1.6))
    cells = Cells(Walls.random(desk, page), "joined", size, 0.0, desk.between(0.01, 0.06))
    cells.row(desk, page, desk.digits(4), 0.0, 0.0)
    return page
