"""Packaging and posters: coloured fields, light and dark words, circles, stripes."""

import numpy as np

from recognizer.studio.arrays import floats
from recognizer.studio.pages import lines, words
from recognizer.studio.pages.desk import Desk
from recognizer.studio.pages.page import Page
from recognizer.studio.pages.typeset import press


def package(desk: Desk) -> Page:
    """Fields of colour with printed words on them, no digit anywhere."""
    page = desk.page(8, 5, least=0.7)
    wide, tall = page.unit * desk.between(5, 10), page.unit * desk.between(3, 7)
    page.reserve(wide, tall)
    for _ in range(desk.count(1, 4)):
        _field(desk, page, (wide, tall))
    for _ in range(desk.count(1, 4)):
        printer = press(desk, desk.compositor())
        text = words.word(desk.rng)
        text = text.upper() if desk.chance(0.5) else text
        scale = desk.between(0.5, 2.0)
        tone = desk.rng.uniform(0, 90, 3) if desk.chance(0.5) else desk.rng.uniform(190, 255, 3)
        ink = page.dye(floats(tone), desk.between(0.8, 1.0))
        place = (desk.between(0, 0.5) * wide, desk.between(0, 0.9) * tall)
        text = "".join(one for one in text if one.isascii()) or "e"
        printer.write(page, text, *place, scale=scale, layer=ink, decided=True)
    page.plain = True
    return page


def _field(desk: Desk, page: Page, room: lines.Spot) -> None:
    """A rectangle, a disc or stripes of one colour."""
    layer = page.dye(floats(desk.rng.uniform(0, 255, 3)), desk.between(0.6, 1.0))
    left, top = desk.rng.uniform(-0.1, 0.7, 2) * room
    wide, tall = desk.rng.uniform(0.2, 0.8, 2) * room
    kind = desk.rng.random()
    if kind < 0.5:
        corners = [(0, 0), (wide, 0), (wide, tall), (0, tall)]
        page.area(floats(corners) + floats([left, top]), layer)
    elif kind < 0.75:
        turns = np.linspace(0, 2 * np.pi, 28)
        oval = np.stack([np.cos(turns) * wide / 2, np.sin(turns) * tall / 2], axis=1)
        page.area(floats(oval) + floats([left + wide / 2, top + tall / 2]), layer)
    else:
        step = desk.between(0.1, 0.5) * page.unit
        for y in np.arange(top, top + tall, 2 * step):
            corners = [(left, y), (left + wide, y), (left + wide, y + step), (left, y + step)]
            page.area(floats(corners), layer)
