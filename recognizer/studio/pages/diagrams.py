"""Drawings without a digit: flow charts, notes on staves, signatures, sketches."""

import numpy as np

from recognizer.studio.arrays import Points, floats
from recognizer.studio.pages import lines, words
from recognizer.studio.pages.desk import Desk
from recognizer.studio.pages.page import Page
from recognizer.studio.writing import paths
from recognizer.studio.writing.letters import SIGNS
from recognizer.studio.writing.paths import smooth


def flow_chart(desk: Desk) -> Page:
    """Boxes and ovals with words in them, and arrows between."""
    page = desk.page(10, 4, least=0.6)
    wide, tall = page.unit * desk.between(3, 4.5), page.unit * desk.between(1.6, 2.2)
    spots = [
        (i * (wide + 2 * page.unit), j * (tall + 1.6 * page.unit))
        for j in range(desk.count(1, 3))
        for i in range(desk.count(1, 3))
    ]
    for k, (x, y) in enumerate(spots):
        kind = desk.rng.random()
        if kind < 0.5:
            drawn = lines.rectangle((x, y, x + wide, y + tall), desk.rng, desk.shake(page))
        elif kind < 0.75:
            drawn = [
                lines.ring(
                    (x + wide / 2, y + tall / 2), (0.62 * wide, 0.62 * tall), desk.rng, shake=0.03
                )
            ]
        else:
            tips = [
                (x + wide / 2, y - 0.4 * tall),
                (x + 1.1 * wide, y + tall / 2),
                (x + wide / 2, y + 1.4 * tall),
                (x - 0.1 * wide, y + tall / 2),
            ]
            drawn = [
                lines.straight(tips[i], tips[(i + 1) % 4], desk.rng, desk.shake(page))
                for i in range(4)
            ]
        for line in drawn:
            page.line(line, page.line_width)
        desk.write(
            page,
            words.word(desk.rng)[:6],
            x + 0.2 * wide,
            y + 0.5 * (tall - 0.7 * page.unit),
            scale=0.7,
        )
        if k:
            before = spots[k - 1]
            start = (
                (before[0] + wide / 2, before[1] + tall)
                if before[0] == x
                else (before[0] + wide, before[1] + tall / 2)
            )
            end = (x + wide / 2, y) if before[0] == x else (x, y + tall / 2)
            for line in lines.arrow(start, end, 0.4 * page.unit, desk.rng):
                page.line(line, page.line_width)
    return page


def music(desk: Desk) -> Page:
    """Staves of five lines with notes, bars and a clef."""
    page = desk.page(8, 4, least=0.6)
    space = page.unit * desk.between(0.25, 0.5)
    layer = desk.printed(page, own=0.4)
    for s in range(desk.count(1, 3)):
        top, wide = s * 9 * space, page.unit * desk.between(6, 10)
        for i in range(5):
            page.line(
                lines.straight((0.0, top + i * space), (wide, top + i * space), desk.rng),
                desk.between(1, 1.8),
                layer,
            )
        clef = [
            (1.2, 6),
            (1.0, 5),
            (1.6, -1.2),
            (0.9, 1.5),
            (0.2, 3.2),
            (1.4, 4),
            (2.0, 2.8),
            (1.0, 2.2),
        ]
        page.line(
            smooth(floats([(x * space + space, top + y * space) for x, y in clef])), page.line_width
        )
        x = 5.0 * space
        while x < wide - space:
            kind = desk.rng.random()
            if kind < 0.15:
                page.line(lines.straight((x, top), (x, top + 4 * space), desk.rng), page.line_width)
            elif kind < 0.9:
                _note(desk, page, x, top + desk.count(-1, 9) * space / 2, space)
            x += space * desk.between(2, 4)
    return page


def _note(desk: Desk, page: Page, x: float, y: float, space: float) -> None:
    head = lines.ring((x, y), (0.62 * space, 0.42 * space), desk.rng, shake=0.03)
    page.line(head, page.line_width)
    if desk.chance(0.7):
        page.area(head)
    if desk.chance(0.85):
        up = desk.chance(0.5)
        side, reach = (0.6, -3.2) if up else (-0.6, 3.2)
        page.line(
            floats([[x + side * space, y], [x + side * space, y + reach * space]]), page.line_width
        )
        if desk.chance(0.3):
            flag = [(side, reach), (side + 0.7, reach * 0.75), (side + 0.9, reach * 0.5)]
            page.line(
                smooth(floats([(x + a * space, y + b * space) for a, b in flag])), page.line_width
            )


def signature(desk: Desk) -> Page:
    """A name written so fast that nobody can read it, above a line."""
    page = desk.page(5, 1.5, least=0.3)
    count = desk.count(8, 22)
    x = np.cumsum(desk.rng.normal(0.28, 0.3, count)) * page.unit
    y = desk.rng.normal(0, 0.3, count) * page.unit
    y[:: desk.count(2, 4)] -= desk.between(0.2, 0.6) * page.unit
    points = smooth(floats(np.stack([x, y], axis=1)))
    page.line(points, page.line_width)
    if desk.chance(0.5):
        foot = float(y.max()) + 0.2 * page.unit
        page.line(
            lines.straight(
                (float(x.min()), foot), (float(x.max()), foot), desk.rng, desk.shake(page)
            ),
            page.line_width,
        )
    if desk.chance(0.3):
        desk.write(
            page,
            words.pick(desk.rng, words.NAMES),
            0.0,
            float(y.max()) + 0.5 * page.unit,
            scale=0.6,
        )
    return page


_SKETCHES = (
    "heart",
    "star",
    "house",
    "triangle",
    "sun",
    "smile",
    "flower",
    "wave",
    "spiral",
    "cloud",
    "fish",
    "stick",
    "square",
    "arrow",
)


def sketches(desk: Desk) -> Page:
    """Small drawings: hearts, houses, faces, figures, scribbles."""
    count = desk.count(1, 5)
    page = desk.page(2 * count, 1.5, least=0.3)
    x = 0.0
    for _ in range(count):
        size = page.unit * desk.between(0.8, 1.6)
        if desk.chance(0.75):
            variants = SIGNS[_SKETCHES[desk.count(0, len(_SKETCHES) - 1)]]
            strokes = _strokes(variants[0], size, desk.rng)
        else:
            loose = (
                desk.rng.uniform(0, 1, (desk.count(9, 24), 2))
                * size
                * np.array([desk.between(0.6, 2), 1])
            )
            strokes = [smooth(floats(loose))]
        wide = max(float(stroke[:, 0].max()) for stroke in strokes)
        for stroke in strokes:
            page.line(
                stroke + floats([x, 0]) + floats(desk.rng.normal(0, 0.01 * size, (1, 2))),
                page.line_width,
            )
        x += wide + desk.between(0.3, 1.0) * page.unit
    return page


def _strokes(notation: str, size: float, rng: np.random.Generator) -> list[Points]:
    """The strokes of a pen path, ``size`` pixels to its height."""
    return [floats(stroke * size) for stroke in paths.write(notation, rng, 0.02)]
