"""Paper and boards: colour, texture, creases, ruled lines, squares and margins."""

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.studio.textures import Bank, Plane

Sheet = NDArray[np.float32]
"""A picture in the making: float32 BGR (h, w, 3), 0 to 255."""

_TINTS = (
    ((250, 252, 252), 5),
    ((225, 228, 230), 4),
    ((195, 198, 200), 3),
    ((215, 235, 245), 3),
    ((175, 205, 225), 1.5),
    ((190, 200, 215), 1.5),
    ((140, 175, 205), 1),
    ((120, 220, 245), 0.7),
    ((190, 185, 245), 0.7),
    ((235, 215, 180), 0.7),
    ((185, 230, 190), 0.7),
    ((215, 170, 205), 0.4),
    ((120, 170, 250), 0.4),
)
_BOARDS = ((40, 40, 40), (45, 65, 40), (25, 25, 25), (90, 50, 30), (70, 70, 75), (20, 25, 60))
_LINES = ((150, 120, 90), (190, 150, 110), (120, 120, 120), (170, 170, 170), (90, 90, 200), (60, 50, 50))

_TINT_WEIGHTS = np.cumsum([weight for _, weight in _TINTS]) / sum(w for _, w in _TINTS)


def blank(rng: np.random.Generator, bank: Bank, height: int, width: int, *, dark: bool) -> Sheet:
    """A sheet without lines: coloured, textured, sometimes crumpled."""
    if dark:
        colour = np.array(_BOARDS[int(rng.integers(len(_BOARDS)))], np.float32)
    else:
        colour = np.array(_TINTS[int(np.searchsorted(_TINT_WEIGHTS, rng.random()))][0], np.float32)
    colour = np.clip(colour * rng.uniform(0.93, 1.05) + rng.normal(0, 4, 3), 8, 255)
    tone = np.ones((height, width), np.float32)
    if rng.random() < 0.75:
        tone += bank.texture(rng, height, width, int(rng.integers(5))) * rng.exponential(0.012)
    if rng.random() < 0.1:
        tone += bank.texture(rng, height, width) * rng.uniform(0.01, 0.05)
    if rng.random() < 0.22:
        tone += bank.crumple(rng, height, width) * rng.uniform(0.01, 0.05)
    if dark and rng.random() < 0.6:
        tone += np.abs(bank.field(rng, height, width, 3)) * rng.uniform(0.05, 0.3)
    return tone[:, :, None] * colour.astype(np.float32)


def _rule(plane: Plane, rng: np.random.Generator, start: float, angle: float, sag: float, thick: int) -> None:
    """Draw one line across a plane; ``start`` is its height at the left border."""
    height, width = plane.shape
    x = np.linspace(-2, width + 2, 9)
    y = start + np.tan(np.deg2rad(angle)) * x + sag * (x / width - 0.5) ** 2
    points = np.round(np.stack([x, y], axis=1) * 16).astype(np.int32)
    cv2.polylines(plane, [points], False, 255, thick, cv2.LINE_AA, 4)


def ruled(sheet: Sheet, rng: np.random.Generator, unit: float, *, squares: bool = False) -> Sheet:
    """Print lines or squares whose spacing suits a digit ``unit`` pixels high."""
    height, width = sheet.shape[:2]
    spacing = unit * (rng.uniform(0.35, 1.3) if squares else np.exp(rng.uniform(-0.5, 1.1)))
    spacing = max(spacing, 7.0)
    angle, sag = rng.normal(0, 1.5), rng.normal(0, 0.02) * width
    thick = 1 if rng.random() < 0.7 else max(1, round(unit * rng.uniform(0.01, 0.05)))
    double = rng.random() < 0.12
    plane = np.zeros((height, width), np.uint8)
    offset = rng.uniform(0, spacing)
    for i in range(-1, int(height / spacing) + 3):
        y = offset + i * spacing
        _rule(plane, rng, y, angle, sag, thick)
        if double:
            _rule(plane, rng, y + max(3.0, 0.08 * unit), angle, sag, thick)
    if squares:
        turned = np.zeros((width, height), np.uint8)
        offset = rng.uniform(0, spacing)
        for i in range(-1, int(width / spacing) + 3):
            _rule(turned, rng, offset + i * spacing, -angle, sag, thick)
        plane = np.maximum(plane, turned.T)
    strength = rng.uniform(0.12, 0.6) if squares else rng.uniform(0.15, 0.9)
    colour = np.array(_LINES[int(rng.integers(len(_LINES)))], np.float32)
    sheet = _print(sheet, plane, colour, strength)
    if rng.random() < 0.15:
        sheet = _margin(sheet, rng)
    return sheet


def _margin(sheet: Sheet, rng: np.random.Generator) -> Sheet:
    height, width = sheet.shape[:2]
    turned = np.zeros((width, height), np.uint8)
    at = width * (rng.uniform(0, 0.22) if rng.random() < 0.7 else rng.uniform(0.8, 1))
    _rule(turned, rng, at, rng.normal(0, 1.5), 0, 1 + int(rng.random() < 0.3))
    return _print(sheet, turned.T, np.array((80, 80, 210), np.float32), rng.uniform(0.3, 0.9))


def _print(sheet: Sheet, plane: NDArray[np.uint8], colour: Plane, strength: float) -> Sheet:
    if sheet.mean() < 100:
        colour = np.clip(colour + 70, 0, 255)
    alpha = plane.astype(np.float32)[:, :, None] * np.float32(strength / 255)
    return sheet + alpha * (colour - sheet)


def paper(rng: np.random.Generator, bank: Bank, height: int, width: int, unit: float) -> Sheet:
    """Any sheet or board to write on; ``unit`` is the height of the digits in pixels."""
    sheet = blank(rng, bank, height, width, dark=rng.random() < 0.08)
    kind = rng.random()
    if kind < 0.3:
        return ruled(sheet, rng, unit)
    if kind < 0.45:
        return ruled(sheet, rng, unit, squares=True)
    return sheet
