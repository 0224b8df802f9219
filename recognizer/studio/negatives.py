"""Pictures without a digit: letters, signs, scribbles, empty paper and clutter."""

from collections.abc import Callable

import numpy as np

from recognizer.studio import camera, screens, shots
from recognizer.studio.arrays import Sheet, blend, floats, oval, soften
from recognizer.studio.scene import Scene
from recognizer.studio.scenery import clutter, household, lights, papers, props
from recognizer.studio.scenery.textures import Bank
from recognizer.studio.writing import paths, pens
from recognizer.studio.writing.easel import Easel
from recognizer.studio.writing.hands import Hand
from recognizer.studio.writing.letters import LETTERS, SIGNS
from recognizer.studio.writing.pens import Mark, Pen

_LETTERS = tuple(path for variants in LETTERS.values() for path in variants)
_SIGNS = tuple(path for variants in SIGNS.values() for path in variants)


def random_size(rng: np.random.Generator) -> tuple[int, int]:
    """Height and width of a small picture, some of them narrow strips."""
    side = np.exp(rng.uniform(np.log(60), np.log(230)))
    aspect = np.exp(rng.normal(0, 0.3) if rng.random() < 0.8 else rng.normal(0, 0.9))
    height, width = np.clip((side / aspect**0.5, side * aspect**0.5), 28, 320)
    return int(height), int(width)


def scribble(rng: np.random.Generator, size: float, line: float) -> Mark:
    """An aimless line with many turns, too tangled for a digit."""
    count = int(rng.integers(9, 26))
    kind = rng.random()
    if kind < 0.4:
        points = np.cumsum(rng.normal(0, 1, (count, 2)), axis=0)
    elif kind < 0.8:
        points = rng.uniform(0, 1, (count, 2)) * (rng.uniform(0.5, 2), 1)
    else:
        turns = np.linspace(0, 2 * np.pi * rng.uniform(4, 9), 4 * count)
        points = np.stack([0.12 * turns + np.cos(turns), np.sin(turns)], axis=1)
    return pens.draw([paths.smooth(floats(points))], size, Pen(line), rng)


def doodle(rng: np.random.Generator, hand: Hand, size: float) -> Mark:
    """A sign that exists in no script: many straight and bent strokes."""
    strokes = []
    for _ in range(int(rng.integers(5, 10))):
        ends = rng.uniform(0, 1, (2, 2))
        if rng.random() < 0.6:
            strokes.append(floats(ends))
        else:
            strokes.append(paths.smooth(floats([ends[0], rng.uniform(0, 1, 2), ends[1]])))
    return hand.strokes(strokes, size)


def _drawer(hand: Hand, rng: np.random.Generator, line: float) -> Callable[[float], Mark]:
    """One of the ways to draw what is no digit."""
    kind = rng.random()
    if kind < 0.3:
        return lambda size: hand.glyph(_LETTERS[int(rng.integers(len(_LETTERS)))], size)
    if kind < 0.52:
        return hand.letter
    if kind < 0.86:
        return lambda size: hand.glyph(_SIGNS[int(rng.integers(len(_SIGNS)))], size)
    if kind < 0.94:
        return lambda size: scribble(rng, size, line)
    return lambda size: doodle(rng, hand, size)


def marks(hand: Hand, rng: np.random.Generator, bank: Bank) -> Scene:
    """Letters, signs or scribbles, photographed or on a screen."""
    many = rng.random() < 0.3
    unit = float(np.exp(rng.uniform(np.log(18), np.log(45 if many else 110))))
    line = max(hand.style.line * unit, 1.0)
    draw = _drawer(hand, rng, line)
    rows = 1 if rng.random() < 0.8 or not many else int(rng.integers(2, 4))
    count = int(rng.integers(2, 9)) if many else 1
    drawn = [[draw(unit * rng.uniform(0.85, 1.1)) for _ in range(count)] for _ in range(rows)]
    easel = _page(drawn, unit, rng)
    if rng.random() < 0.25:
        return screens.screen(easel, "", rng)
    return shots.photograph(shots.Subject(easel, "", unit, line), rng, bank)


def _page(drawn: list[list[Mark]], unit: float, rng: np.random.Generator) -> Easel:
    """Put rows of marks on a canvas."""
    gap, lead = rng.uniform(0.02, 0.6) * unit, rng.uniform(0.1, 0.6) * unit
    before, after = (np.exp(rng.uniform(-3, 0.4, 2)) * unit for _ in range(2))
    widths = [sum(mark.extent[0] + gap for mark in row) for row in drawn]
    heights = [max(mark.extent[1] for mark in row) + lead for row in drawn]
    width, height = max(widths) + before[0] + after[0], sum(heights) + before[1] + after[1]
    easel = Easel.of(int(height) + 2, int(width) + 2)
    y = before[1]
    for row, tall in zip(drawn, heights, strict=True):
        x = before[0]
        for mark in row:
            easel.put(mark, x, y + rng.normal(0, 0.05) * unit)
            x += mark.extent[0] + gap
        y += tall
    return easel


def empty(rng: np.random.Generator, bank: Bank) -> Scene:
    """Paper with nothing on it but lines, stains and what lies at its edges."""
    height, width = random_size(rng)
    unit = rng.uniform(0.1, 0.8) * min(height, width)
    sheet = papers.paper(rng, bank, height, width, unit)
    if rng.random() < 0.3:
        sheet = _stained(sheet, rng)
    if rng.random() < 0.4:
        sheet = camera.warp(sheet, camera.viewpoint(rng, height, width, 2.0))
    if rng.random() < 0.3:
        sheet = props.table(sheet, rng, bank, [])
    if rng.random() < 0.12:
        sheet = props.finger(sheet, rng, [])
    if rng.random() < 0.12:
        sheet = props.holes(sheet, rng, [])
    sheet = lights.light(sheet, rng, bank)
    sheet = camera.focus(sheet, rng, 3.0)
    sheet = camera.sensor(sheet, rng, bank, 12.0)
    if rng.random() < 0.2:
        sheet = props.bars(sheet, rng, [])
    if rng.random() < 0.1:
        sheet = props.wedges(sheet, rng, [])
    return Scene(camera.develop(sheet, rng), "", (), (), (), "empty")


def _stained(sheet: Sheet, rng: np.random.Generator) -> Sheet:
    """Dirt, drops and coffee on the paper."""
    height, width = sheet.shape[:2]
    plane = np.zeros((height, width), np.uint8)
    for _ in range(int(rng.integers(1, 12))):
        reach = min(height, width) * float(np.exp(rng.uniform(np.log(0.01), np.log(0.25))))
        centre = (rng.uniform(0, width), rng.uniform(0, height))
        size = (2 * reach, 2 * reach * rng.uniform(0.3, 1))
        oval(plane, centre, size, rng.uniform(0, 180))
    if rng.random() < 0.6:
        plane = soften(plane, rng.uniform(0.5, 8))
    return blend(sheet, plane, floats(rng.uniform(20, 160, 3)), rng.uniform(0.1, 0.8))


def cluttered(rng: np.random.Generator, bank: Bank) -> Scene:
    """A picture of things, rooms, landscapes, foliage and textures."""
    height, width = random_size(rng)
    kinds = (*clutter.ALL, *household.ALL)
    make = kinds[int(rng.integers(len(kinds)))]
    sheet = make(rng, bank, height, width)
    if rng.random() < 0.5:
        sheet = lights.light(sheet, rng, bank)
    sheet = camera.focus(floats(np.clip(sheet, 0, 255)), rng, 3.0)
    sheet = camera.sensor(sheet, rng, bank, 12.0)
    if rng.random() < 0.15:
        sheet = np.repeat(sheet.mean(axis=2, keepdims=True), 3, axis=2)
    return Scene(camera.develop(sheet, rng), "", (), (), (), "clutter")
