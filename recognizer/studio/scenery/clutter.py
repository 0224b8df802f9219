"""Pictures of anything but writing: leaves of things, foliage, skies, screens full of text."""

import cv2
import numpy as np

from recognizer.studio.arrays import Sheet, blend, floats, oval, polygon, soften
from recognizer.studio.scenery.textures import Bank


def _colours(rng: np.random.Generator) -> Sheet:
    """A palette of related colours, (12, 3) BGR."""
    base = rng.uniform(20, 235) + rng.normal(0, min(rng.exponential(30), 90), 3)
    tones = rng.normal(0, rng.uniform(10, 70), (12, 1))
    tints = rng.normal(0, min(rng.exponential(15), 60), (12, 3))
    return floats(np.clip(base + tones + tints, 0, 255))


def _colour(palette: Sheet, rng: np.random.Generator) -> tuple[int, int, int]:
    b, g, r = palette[int(rng.integers(len(palette)))] * rng.uniform(0.6, 1.3)
    return int(min(b, 255)), int(min(g, 255)), int(min(r, 255))


def leaves(rng: np.random.Generator, bank: Bank, height: int, width: int) -> Sheet:
    """Overlapping shapes of all sizes, whose statistics are those of natural pictures."""
    palette = _colours(rng)
    canvas = np.zeros((height, width, 3), np.uint8)
    canvas[:] = _colour(palette, rng)
    side = max(height, width)
    round_ones = rng.random()
    for _ in range(int(np.exp(rng.uniform(np.log(4), np.log(90))))):
        radius = side * 0.5 * min(1.0, 0.03 / max(rng.random(), 0.03) + 0.02)
        x, y = rng.uniform(0, width), rng.uniform(0, height)
        colour = _colour(palette, rng)
        if rng.random() < round_ones:
            axes = (2 * radius, 2 * radius * rng.uniform(0.3, 1))
            cv2.ellipse(canvas, ((x, y), axes, rng.uniform(0, 180)), colour, -1, cv2.LINE_AA)
        else:
            angles = np.sort(rng.uniform(0, 2 * np.pi, int(rng.integers(3, 9))))
            reach = radius * rng.uniform(0.5, 1.2, len(angles))
            points = np.stack([x + reach * np.cos(angles), y + reach * np.sin(angles)], axis=1)
            cv2.fillPoly(canvas, [points.astype(np.int32)], colour, cv2.LINE_AA)
    return _shaded(floats(canvas), rng, bank)


def _shaded(sheet: Sheet, rng: np.random.Generator, bank: Bank) -> Sheet:
    height, width = sheet.shape[:2]
    tone = 1 + bank.field(rng, height, width, 3) * np.float32(rng.uniform(0.05, 0.3))
    tone += bank.texture(rng, height, width) * np.float32(rng.exponential(0.06))
    return floats(cv2.multiply(sheet, cv2.merge([tone, tone, tone])))


def hills(rng: np.random.Generator, bank: Bank, height: int, width: int) -> Sheet:
    """A landscape: sky, and ridges of different texture below it."""
    palette = _colours(rng)
    sheet = np.empty((height, width, 3), np.float32)
    ramp = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    sheet[:] = palette[0] * (1 - ramp) + palette[1] * ramp
    y = np.arange(height, dtype=np.float32)[:, None]
    for level in np.sort(rng.uniform(0.2, 1, int(rng.integers(1, 4)))):
        ridge = bank.field(rng, 4, width, int(rng.integers(2, 12)))[:1] * height * 0.1
        below = floats(y > level * height + ridge)[:, :, None]
        colour = palette[int(rng.integers(len(palette)))]
        grain = bank.texture(rng, height, width, 4) * np.float32(rng.uniform(0.05, 0.5))
        sheet += below * ((1 + grain)[:, :, None] * colour - sheet)
    return sheet


def foliage(rng: np.random.Generator, bank: Bank, height: int, width: int) -> Sheet:
    """Many blades, hairs, twigs or wires in one picture."""
    palette = _colours(rng)
    canvas = np.zeros((height, width, 3), np.uint8)
    canvas[:] = _colour(palette, rng)
    main, spread = rng.uniform(0, np.pi), rng.uniform(0.05, 1.5)
    side = max(height, width)
    longest = rng.uniform(0.1, 0.7) * side
    for _ in range(int(np.exp(rng.uniform(np.log(5), np.log(120))))):
        angle = main + rng.normal(0, spread)
        x, y, length = rng.uniform(0, width), rng.uniform(0, height), rng.uniform(0.2, 1) * longest
        t = np.linspace(0, 1, 6)
        bow = rng.normal(0, 0.2) * length * np.sin(np.pi * t)
        points = np.stack(
            [
                x + t * length * np.cos(angle) - bow * np.sin(angle),
                y + t * length * np.sin(angle) + bow * np.cos(angle),
            ],
            axis=1,
        )
        thick = max(1, int(rng.exponential(0.012 * side)))
        cv2.polylines(
            canvas, [points.astype(np.int32)], False, _colour(palette, rng), thick, cv2.LINE_AA
        )
    return _shaded(floats(canvas), rng, bank)


def haze(rng: np.random.Generator, bank: Bank, height: int, width: int) -> Sheet:
    """Clouds, water, fur, walls: noise of all scales in two colours."""
    palette = _colours(rng)
    mix = np.zeros((height, width), np.float32)
    power = rng.uniform(0.3, 1.3)
    for cells in (2, 5, 12, 30, 70):
        if cells < min(height, width):
            mix += bank.field(rng, height, width, cells) / np.float32(cells**power)
    mix /= np.abs(mix).max() + 1e-6
    if rng.random() < 0.35:
        mix = np.tanh(mix * np.float32(rng.uniform(2, 14)))
    share = (0.5 + 0.5 * mix)[:, :, None]
    return floats(palette[0] * share + palette[1] * (1 - share))


def things(rng: np.random.Generator, bank: Bank, height: int, width: int) -> Sheet:
    """One to few solid objects before a plain ground, each with a shadow."""
    palette = _colours(rng)
    ground = np.clip(rng.uniform(60, 255) + rng.normal(0, 10, 3), 0, 255)
    canvas = np.empty((height, width, 3), np.float32)
    canvas[:] = ground
    side = min(height, width)
    for _ in range(int(rng.integers(1, 5))):
        plane = np.zeros((height, width), np.uint8)
        x, y = rng.uniform(0.2, 0.8, 2) * (width, height)
        wide, tall = side * rng.uniform(0.15, 0.7, 2)
        turn = float(rng.uniform(0, 180))
        if rng.random() < 0.5:
            oval(plane, (x, y), (wide, tall), turn)
        else:
            polygon(plane, cv2.boxPoints(((x, y), (wide, tall), turn)))
        shade = np.roll(plane, rng.integers(1, 6, 2), (0, 1))
        canvas = blend(canvas, soften(shade, 0.04 * side + 1), np.zeros(3, np.float32), 0.5)
        body = 1 + 0.25 * bank.field(rng, height, width, 3)
        canvas = blend(canvas, plane, floats(body[:, :, None] * floats(_colour(palette, rng))))
    return canvas


ALL = (leaves, leaves, hills, foliage, haze, things)
