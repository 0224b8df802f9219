"""Pictures without a digit: letters, signs, scribbles, print, empty paper and clutter."""

import cv2
import numpy as np

from recognizer.studio import camera, clutter, lights, papers, paths, pens, props, shots
from recognizer.studio.easel import Easel
from recognizer.studio.hands import Hand
from recognizer.studio.layouts import extent_of
from recognizer.studio.letters import LETTERS, SIGNS
from recognizer.studio.pens import Mark, Pen
from recognizer.studio.scene import Scene
from recognizer.studio.textures import Bank

_LETTERS = tuple(path for variants in LETTERS.values() for path in variants)
_SIGNS = tuple(path for variants in SIGNS.values() for path in variants)


def _size(rng: np.random.Generator) -> tuple[int, int]:
    width = int(np.exp(rng.uniform(np.log(60), np.log(230))))
    return int(np.clip(width * np.exp(rng.normal(0, 0.25)), 40, 260)), width


def scribble(rng: np.random.Generator, size: float, line: float) -> Mark:
    """An aimless line with many turns, too tangled for a digit."""
    count = int(rng.integers(8, 26))
    if rng.random() < 0.5:
        points = np.cumsum(rng.normal(0, 1, (count, 2)), axis=0)
    else:
        points = rng.uniform(0, 1, (count, 2)) * (rng.uniform(0.5, 2), 1)
        points[:, 0] = np.sort(points[:, 0]) if rng.random() < 0.5 else points[:, 0]
    stroke = paths.smooth(points.astype(np.float32))
    return pens.draw([stroke], size, Pen(line), rng)


def marks(hand: Hand, rng: np.random.Generator, bank: Bank) -> Scene:
    """Letters, signs or scribbles, photographed or on a screen."""
    unit = float(np.exp(rng.uniform(np.log(18), np.log(110))))
    line = max(hand.style.line * unit, 1.0)
    kind = rng.random()
    count = 1 if rng.random() < 0.75 else int(rng.integers(2, 6))
    drawn: list[Mark] = []
    for _ in range(count):
        if kind < 0.45:
            path = _LETTERS[int(rng.integers(len(_LETTERS)))]
            drawn.append(hand.glyph(path, unit * rng.uniform(0.85, 1.1)))
        elif kind < 0.85:
            drawn.append(hand.glyph(_SIGNS[int(rng.integers(len(_SIGNS)))], unit))
        else:
            drawn.append(scribble(rng, unit, line))
    easel = _row(drawn, unit, rng)
    if rng.random() < 0.25:
        return shots.screen(easel, "", rng)
    return shots.photograph(easel, "", unit, line, rng, bank)


def _row(drawn: list[Mark], unit: float, rng: np.random.Generator) -> Easel:
    sizes = [extent_of(mark) for mark in drawn]
    gap = rng.uniform(0.1, 0.6) * unit
    before, after = rng.uniform(0.05, 1.2, 2) * unit, rng.uniform(0.05, 1.2, 2) * unit
    width = sum(size[0] + gap for size in sizes) + before[0] + after[0]
    height = max(size[1] for size in sizes) + before[1] + after[1]
    easel = Easel.of(int(height) + 2, int(width) + 2)
    x = before[0]
    for mark, size in zip(drawn, sizes, strict=True):
        easel.put(mark, x, before[1] + rng.normal(0, 0.05) * unit)
        x += size[0] + gap
    return easel


def empty(rng: np.random.Generator, bank: Bank) -> Scene:
    """Paper with nothing on it but lines, stains and what lies at its edges."""
    height, width = _size(rng)
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
    if rng.random() < 0.15:
        sheet = props.bars(sheet, rng, [])
    if rng.random() < 0.1:
        sheet = props.wedges(sheet, rng, [])
    return Scene(camera.develop(sheet, rng), "", (), (), (), "empty")


def _stained(sheet: papers.Sheet, rng: np.random.Generator) -> papers.Sheet:
    """Dirt, drops and coffee on the paper."""
    height, width = sheet.shape[:2]
    plane = np.zeros((height, width), np.uint8)
    for _ in range(int(rng.integers(1, 12))):
        centre = (float(rng.uniform(0, width)), float(rng.uniform(0, height)))
        reach = min(height, width) * float(np.exp(rng.uniform(np.log(0.01), np.log(0.25))))
        axes = (2 * reach, 2 * reach * float(rng.uniform(0.3, 1)))
        cv2.ellipse(plane, (centre, axes, float(rng.uniform(0, 180))), 255, -1, cv2.LINE_AA)
    if rng.random() < 0.6:
        plane = cv2.GaussianBlur(plane, (0, 0), rng.uniform(0.5, 8)).astype(np.uint8, copy=False)
    colour = rng.uniform(20, 160, 3).astype(np.float32)
    alpha = plane.astype(np.float32)[:, :, None] * np.float32(rng.uniform(0.1, 0.8) / 255)
    return sheet + alpha * (colour - sheet)


def cluttered(rng: np.random.Generator, bank: Bank) -> Scene:
    """A picture of things, landscapes, foliage and textures."""
    height, width = _size(rng)
    make = clutter.ALL[int(rng.integers(len(clutter.ALL)))]
    sheet = make(rng, bank, height, width)
    if rng.random() < 0.5:
        sheet = lights.light(sheet, rng, bank)
    sheet = camera.focus(np.clip(sheet, 0, 255), rng, 3.0)
    sheet = camera.sensor(sheet, rng, bank, 12.0)
    if rng.random() < 0.15:
        sheet = np.repeat(sheet.mean(axis=2, keepdims=True), 3, axis=2)
    return Scene(camera.develop(sheet, rng), "", (), (), (), "clutter")


_WORDS = "the and with rune flew machine never hammer where under kernel fume reap"
_FONTS = (
    cv2.FONT_HERSHEY_SIMPLEX,
    cv2.FONT_HERSHEY_DUPLEX,
    cv2.FONT_HERSHEY_COMPLEX,
    cv2.FONT_HERSHEY_TRIPLEX,
    cv2.FONT_HERSHEY_SCRIPT_COMPLEX,
)


def printed(rng: np.random.Generator, bank: Bank) -> Scene:
    """A page or a screen full of words."""
    height, width = _size(rng)
    ground = np.full((height, width, 3), int(rng.choice((255, 250, 240, 30, 20))), np.uint8)
    tone = 20 if ground[0, 0, 0] > 100 else 235
    words = _WORDS.split()
    font = _FONTS[int(rng.integers(len(_FONTS)))]
    scale = float(rng.uniform(0.25, 1.0))
    step = 34 * scale
    y = step
    while y < height:
        count = int(rng.integers(1, 9))
        line = " ".join(words[int(i)] for i in rng.integers(0, len(words), count))
        if rng.random() < 0.3:
            line = line.upper().replace("O", "A").replace("I", "E").replace("S", "M")
        x = int(rng.uniform(0, 0.2) * width)
        cv2.putText(ground, line, (x, int(y)), font, scale, (tone,) * 3, 1, cv2.LINE_AA)
        y += step * rng.uniform(1, 1.6)
        if rng.random() < 0.12:
            y += step * rng.uniform(1, 3)
    sheet = ground.astype(np.float32)
    if rng.random() < 0.6:
        sheet = camera.warp(sheet, camera.viewpoint(rng, height, width))
        sheet = lights.light(sheet, rng, bank)
        sheet = camera.focus(sheet, rng, 1.5)
        sheet = camera.sensor(sheet, rng, bank, 8.0)
    return Scene(camera.develop(sheet, rng), "", (), (), (), "print")
