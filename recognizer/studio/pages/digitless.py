"""Pages without any digit: words, formulas of letters, single letters, tallies, crosswords."""

from typing import Final

import numpy as np

from recognizer.studio.arrays import floats
from recognizer.studio.pages import lines, words
from recognizer.studio.pages.desk import LOOKALIKES, Desk
from recognizer.studio.pages.page import Page
from recognizer.studio.pages.walls import Walls

ALPHABET: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
SIGNS: Final = "?!%&@#+=*<>€$£§✓✗{}[]()→√Σ±≠÷~^"


def random_character(rng: np.random.Generator) -> str | None:
    """A Latin letter, a sign now and then, or None: a letter of any script."""
    kind = rng.random()
    if kind < 0.3:
        return None
    some = ALPHABET if kind < 0.87 else SIGNS
    return some[int(rng.integers(len(some)))]


def scripts(desk: Desk) -> Page:
    """Rows of letters of any script, close or far apart."""
    rows, most = desk.count(1, 5), desk.count(2, 10)
    page = desk.page(1.2 * most, rows, least=0.5)
    lead, gap = page.unit * desk.between(1.4, 2.2), desk.between(0.05, 0.5) * page.unit
    for i in range(rows):
        x = 0.0
        for _ in range(desk.count(1, most)):
            if desk.chance(0.12):
                x += 0.7 * page.unit
            mark = desk.letter(page.unit * desk.between(0.6, 1.1))
            width, tall = mark.extent
            page.other(mark, x, i * lead + (page.unit - tall) * desk.between(0.3, 1.0))
            x += width + gap * desk.between(0.7, 1.3)
    return page


def letter(desk: Desk) -> Page:
    """One letter or sign, small or large, as a digit alone would stand there."""
    page = desk.page(1.0, 1.0, least=0.12)
    sign = SIGNS[desk.count(0, len(SIGNS) - 1)]
    character = ALPHABET[desk.count(0, len(ALPHABET) - 1)] if desk.chance(0.85) else sign
    mark, drop = page.writer.character(character, page.unit)
    page.other(mark, 0.0, drop, ignored=character in LOOKALIKES)
    if desk.chance(0.1):
        desk.space = 1.0
        page.reserve(page.unit * desk.between(1, 3), page.unit * desk.between(1, 2))
    return page


def letters(desk: Desk) -> Page:
    """Several letters far apart, or a row of an alphabet."""
    columns, rows = desk.count(2, 7), desk.count(1, 4)
    page = desk.page(1.6 * columns, rows, least=0.5)
    pitch, lead = page.unit * desk.between(1.1, 2.0), page.unit * desk.between(1.4, 2.2)
    start, ordered = desk.count(0, 51), desk.chance(0.3)
    for i in range(rows):
        for j in range(columns):
            place = start + i * columns + j if ordered else desk.count(0, 51)
            character = ALPHABET[place % 52]
            mark, drop = page.writer.character(character, page.unit)
            page.other(mark, j * pitch, i * lead + drop, ignored=character in LOOKALIKES)
    return page


def text(desk: Desk) -> Page:
    """Words: one, some, or a page of sentences."""
    rows = 1 if desk.chance(0.4) else desk.count(2, 7)
    page = desk.page(desk.between(6, 16), rows, least=0.5)
    lead, left = page.unit * desk.between(1.4, 2.2), 0.0
    for i in range(rows):
        line = " ".join(words.sentence(desk.rng, desk.count(1, 4)))
        desk.write(page, line, left, i * lead)
        left = abs(desk.near(0.3)) * page.unit
    return page


def tally(desk: Desk) -> Page:
    """Tally marks: four strokes and one across, several times."""
    page = desk.page(8, 2, least=0.3)
    for i in range(desk.count(1, 3)):
        x, y = 0.0, i * 1.6 * page.unit
        for _ in range(desk.count(1, 4)):
            step = page.unit * desk.between(0.18, 0.35)
            count = 5 if desk.chance(0.75) else desk.count(2, 4)
            for j in range(min(count, 4)):
                top = (x + j * step + desk.near(0.04) * page.unit, y)
                foot = (x + j * step, y + page.unit * desk.between(0.9, 1.1))
                page.line(lines.straight(top, foot, desk.rng, 0.02 * page.unit), page.line_width)
            if count == 5:
                page.line(
                    lines.straight(
                        (x - step, y + 0.8 * page.unit),
                        (x + 4 * step, y + 0.2 * page.unit),
                        desk.rng,
                        0.02 * page.unit,
                    ),
                    page.line_width,
                )
            x += (4 + desk.between(1, 2.5)) * step
    return page


def crossword(desk: Desk) -> Page:
    """Squares with letters in some, others black."""
    columns, rows = desk.count(3, 8), desk.count(2, 7)
    page = desk.page(1.5 * columns, rows, least=0.6)
    walls, side = Walls.random(desk, page), page.unit * desk.between(1.2, 1.6)
    filled, black = desk.between(0, 1), desk.between(0, 0.3)
    edges, levels = [j * side for j in range(columns + 1)], [i * side for i in range(rows + 1)]
    walls.grid(edges, levels)
    for i in range(rows):
        for j in range(columns):
            kind = desk.rng.random()
            if kind < black:
                corners = [(j, i), (j + 1, i), (j + 1, i + 1), (j, i + 1)]
                page.area(side * floats(corners), walls.layer)
            elif kind < black + filled * (1 - black):
                character = "ACEFHKLMNPRTUVWXEARNTEDLY"[desk.count(0, 24)]
                mark, drop = page.writer.character(character, page.unit)
                page.other(
                    mark,
                    (j + 0.5) * side - mark.extent[0] / 2,
                    i * side + (side - page.unit) / 2 + drop,
                )
    return page


def empty_table(desk: Desk) -> Page:
    """A table or a form with nothing in it, or with words only."""
    columns, rows = desk.count(1, 6), desk.count(1, 8)
    page = desk.page(2.5 * columns, rows, least=0.5)
    walls = Walls.random(desk, page)
    wide, tall = page.unit * desk.between(1.2, 3.5), page.unit * desk.between(0.9, 2.0)
    walls.grid([j * wide for j in range(columns + 1)], [i * tall for i in range(rows + 1)])
    if desk.chance(0.4):
        for j in range(columns):
            desk.write(
                page,
                words.pick(desk.rng, words.THINGS)[:4],
                (j + 0.1) * wide,
                0.1 * tall,
                scale=0.6,
            )
    return page
