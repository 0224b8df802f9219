"""Pictures of things whose outlines look like digits in part: rings, keys, furniture, bricks."""

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.studio.arrays import Mask, Sheet, blend, floats, oval, polygon, polyline, soften
from recognizer.studio.scenery.textures import Bank

Maker = Callable[[np.random.Generator, Bank, int, int], Sheet]
"""Makes a picture of the given height and width."""


def _ground(rng: np.random.Generator, bank: Bank, height: int, width: int) -> Sheet:
    """A plain table or wall."""
    tone = 1 + bank.field(rng, height, width, 3) * np.float32(rng.uniform(0, 0.15))
    tone += bank.texture(rng, height, width) * np.float32(rng.exponential(0.02))
    colour = np.clip(rng.uniform(60, 250) + rng.normal(0, 15, 3), 0, 255)
    return floats(tone[:, :, None] * floats(colour))


def _laid(sheet: Sheet, plane: Mask, rng: np.random.Generator) -> Sheet:
    """Lay things with a soft shadow on a sheet, far darker or lighter than it."""
    shade = soften(np.roll(plane, rng.integers(0, 4, 2), (0, 1)), rng.uniform(1, 4))
    sheet = blend(sheet, shade, np.zeros(3, np.float32), float(rng.uniform(0, 0.5)))
    dark = sheet.mean() > 125
    colour = rng.uniform(10, 90) if dark else rng.uniform(170, 250)
    return blend(sheet, plane, floats(np.clip(colour + rng.normal(0, 20, 3), 0, 255)))


def keys(rng: np.random.Generator, bank: Bank, height: int, width: int) -> Sheet:
    """A ring of keys or a chain of rings."""
    plane = np.zeros((height, width), np.uint8)
    radius = min(height, width) * rng.uniform(0.08, 0.2)
    thick = max(1, round(radius * rng.uniform(0.1, 0.35)))
    x, y = width * rng.uniform(0.35, 0.65), height * rng.uniform(0.35, 0.65)
    cv2.circle(plane, (int(x), int(y)), int(radius), 255, thick, cv2.LINE_AA)
    for _ in range(int(rng.integers(2, 5))):
        turn = rng.uniform(0, 2 * np.pi)
        way = np.array([np.cos(turn), np.sin(turn)])
        if rng.random() < 0.3:
            centre = (np.array([x, y]) + 1.7 * radius * way).astype(int)
            link = (int(centre[0]), int(centre[1]))
            cv2.circle(plane, link, int(radius * rng.uniform(0.5, 1)), 255, thick, cv2.LINE_AA)
        else:
            _key(plane, np.array([x, y]) + radius * way, way, radius, rng)
    return _laid(_ground(rng, bank, height, width), plane, rng)


def _key(
    plane: Mask,
    start: NDArray[np.float64],
    way: NDArray[np.float64],
    size: float,
    rng: np.random.Generator,
) -> None:
    """A head with a hole, a shaft and its teeth."""
    across = np.array([-way[1], way[0]])
    head, end = start + 0.5 * size * way, start + rng.uniform(2, 3.2) * size * way
    thick = max(1, round(size * rng.uniform(0.15, 0.4)))
    polyline(plane, floats([head, end]), thick)
    for place in rng.uniform(0.6, 1, 3):
        tooth = start + (end - start) * place
        polyline(plane, floats([tooth, tooth + 0.4 * size * across]), thick)
    oval(plane, (float(head[0]), float(head[1])), (1.1 * size, 1.1 * size), 0)
    cv2.circle(plane, (int(start[0]), int(start[1])), max(1, int(0.2 * size)), 0, -1, cv2.LINE_AA)


def furniture(rng: np.random.Generator, bank: Bank, height: int, width: int) -> Sheet:
    """Doors, drawers and shelves: panels, their dark seams, knobs and handles."""
    sheet, plane = _ground(rng, bank, height, width), np.zeros((height, width), np.uint8)
    lean, thick = rng.normal(0, 0.05, 2), max(1, round(rng.uniform(0.004, 0.03) * width))
    for at in rng.uniform(0, width, int(rng.integers(1, 5))):
        polyline(plane, floats([[at, -2], [at + lean[0] * height, height + 2]]), thick)
    for at in rng.uniform(0, height, int(rng.integers(1, 5))):
        polyline(plane, floats([[-2, at], [width + 2, at + lean[1] * width]]), thick)
    for _ in range(int(rng.integers(0, 4))):
        x, y = rng.uniform(0.1, 0.9, 2) * (width, height)
        long, wide = rng.uniform(0.1, 0.35) * height, rng.uniform(0.015, 0.05) * width
        turn = 0.0 if rng.random() < 0.6 else 90.0
        polygon(plane, cv2.boxPoints(((x, y), (max(wide, 2.0), long), turn)))
    return _laid(sheet, plane, rng)


def bricks(rng: np.random.Generator, bank: Bank, height: int, width: int) -> Sheet:
    """Bricks or tiles with their joints."""
    plane = np.zeros((height, width), np.uint8)
    tall = max(8.0, height * rng.uniform(0.06, 0.3))
    wide, thick = tall * rng.uniform(1, 3), max(1, round(tall * rng.uniform(0.03, 0.15)))
    shift = 0.5 * wide if rng.random() < 0.7 else 0.0
    for row in range(int(height / tall) + 2):
        y = row * tall
        polyline(plane, floats([[-2, y], [width + 2, y + rng.normal(0, 1)]]), thick)
        for x in np.arange((row % 2) * shift, width, wide):
            polyline(plane, floats([[x, y], [x + rng.normal(0, 1), y + tall]]), thick)
    return _laid(_ground(rng, bank, height, width), plane, rng)


ALL: tuple[Maker, ...] = (keys, furniture, bricks)
