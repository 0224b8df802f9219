"""Paper and boards: colour, texture, creases, ruled lines, squares and margins."""

import math
from dataclasses import dataclass

import numpy as np

from recognizer.studio.arrays import Mask, Sheet, blend, dyed, floats, polyline, tint
from recognizer.studio.scenery.textures import Bank

_TINTS = (
    ((250, 252, 252), 6.0),
    ((225, 228, 230), 5.0),
    ((195, 198, 200), 4.0),
    ((215, 235, 245), 3.0),
    ((175, 205, 225), 1.5),
    ((190, 200, 215), 1.5),
    ((140, 175, 205), 0.9),
    ((120, 220, 245), 0.6),
    ((190, 185, 245), 0.6),
    ((235, 215, 180), 0.6),
    ((185, 230, 190), 0.6),
    ((215, 170, 205), 0.3),
    ((120, 170, 250), 0.3),
)
_BOARDS = ((40, 40, 40), (45, 65, 40), (25, 25, 25), (90, 50, 30), (70, 70, 75), (20, 25, 60))
_PRINTS = (
    (150, 120, 90),
    (190, 150, 110),
    (120, 120, 120),
    (170, 170, 170),
    (90, 90, 200),
    (60, 50, 50),
)
_WEIGHTS = np.cumsum([weight for _, weight in _TINTS]) / sum(weight for _, weight in _TINTS)


def blank(rng: np.random.Generator, bank: Bank, height: int, width: int, *, dark: bool) -> Sheet:
    """A sheet without lines: coloured, textured, sometimes crumpled."""
    if dark:
        colour = floats(_BOARDS[int(rng.integers(len(_BOARDS)))])
    else:
        colour = floats(_TINTS[int(np.searchsorted(_WEIGHTS, rng.random()))][0])
    colour = floats(np.clip(colour * rng.uniform(0.93, 1.05) + rng.normal(0, 4, 3), 8, 255))
    tone = np.ones((height, width), np.float32)
    if rng.random() < 0.75:
        tone += bank.texture(rng, height, width, int(rng.integers(5))) * rng.exponential(0.012)
    if rng.random() < 0.1:
        tone += bank.texture(rng, height, width) * rng.uniform(0.01, 0.05)
    if rng.random() < 0.22:
        tone += bank.crumple(rng, height, width) * rng.uniform(0.01, 0.05)
    if dark and rng.random() < 0.6:
        tone += np.abs(bank.field(rng, height, width, 3)) * rng.uniform(0.05, 0.3)
    return dyed(floats(tone), colour)


@dataclass(frozen=True)
class _Rules:
    """Parallel lines: pixels between them, degrees off the level, sag and width in pixels."""

    spacing: float
    angle: float
    sag: float
    thick: int
    double: float

    def draw(self, plane: Mask, start: float) -> None:
        """Draw one line from the left border, ``start`` pixels down."""
        width = plane.shape[1]
        x = np.arange(9) * ((width + 4) / 8) - 2
        points = np.empty((9, 2), np.float32)
        points[:, 0] = x
        points[:, 1] = start + math.tan(math.radians(self.angle)) * x
        points[:, 1] += self.sag * (x / width - 0.5) ** 2
        polyline(plane, points, self.thick)

    def fill(self, plane: Mask, offset: float) -> None:
        """Draw all lines that fit on a plane, twice each if the rules are double."""
        for i in range(-1, int(plane.shape[0] / self.spacing) + 3):
            self.draw(plane, offset + i * self.spacing)
            if self.double:
                self.draw(plane, offset + i * self.spacing + self.double)


def ruled(sheet: Sheet, rng: np.random.Generator, unit: float, *, squares: bool = False) -> Sheet:
    """Print lines or squares whose spacing suits a digit ``unit`` pixels high."""
    height, width = sheet.shape[:2]
    spacing = unit * (rng.uniform(0.3, 1.4) if squares else np.exp(rng.uniform(-0.6, 1.2)))
    rules = _Rules(
        spacing=max(float(spacing), 6.0),
        angle=float(rng.normal(0, 1.5)),
        sag=float(rng.normal(0, 0.02) * width),
        thick=1 if rng.random() < 0.7 else max(1, round(unit * rng.uniform(0.01, 0.05))),
        double=max(3.0, 0.08 * unit) if rng.random() < 0.12 else 0.0,
    )
    plane = np.zeros((height, width), np.uint8)
    rules.fill(plane, rng.uniform(0, spacing))
    if squares:
        turned = np.zeros((width, height), np.uint8)
        rules.fill(turned, rng.uniform(0, spacing))
        plane = np.maximum(plane, turned.T[:, ::-1])
    strength = rng.uniform(0.12, 0.6) if squares else rng.uniform(0.15, 0.95)
    sheet = _print(sheet, plane, _PRINTS[int(rng.integers(len(_PRINTS)))], strength)
    return _margin(sheet, rng) if rng.random() < 0.15 else sheet


def _margin(sheet: Sheet, rng: np.random.Generator) -> Sheet:
    """Print the red line that parts the margin from the page."""
    height, width = sheet.shape[:2]
    turned = np.zeros((width, height), np.uint8)
    at = width * (rng.uniform(0, 0.22) if rng.random() < 0.7 else rng.uniform(0.8, 1))
    thick = 1 + int(rng.random() < 0.3)
    _Rules(1, float(rng.normal(0, 1.5)), 0, thick, 0).draw(turned, at)
    return _print(sheet, np.ascontiguousarray(turned.T), (80, 80, 210), rng.uniform(0.3, 0.9))


def _print(sheet: Sheet, plane: Mask, dye: tuple[int, int, int], strength: float) -> Sheet:
    colour = floats(dye)
    if tint(sheet).mean() < 100:
        colour = floats(np.clip(colour + 70, 0, 255))
    return blend(sheet, plane, colour, strength)


def paper(rng: np.random.Generator, bank: Bank, height: int, width: int, unit: float) -> Sheet:
    """Any sheet or board to write on; ``unit`` is the height of the digits in pixels."""
    sheet = blank(rng, bank, height, width, dark=rng.random() < 0.08)
    kind = rng.random()
    if kind < 0.3:
        return ruled(sheet, rng, unit)
    if kind < 0.46:
        return ruled(sheet, rng, unit, squares=True)
    return sheet
