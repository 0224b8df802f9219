"""Pictures of anything but writing: leaves of things, foliage, skies, screens full of text."""

import cv2
import numpy as np

from recognizer.studio.papers import Sheet
from recognizer.studio.textures import Bank


def _colours(rng: np.random.Generator) -> Sheet:
    """A palette of related colours, (12, 3) BGR."""
    base = rng.uniform(20, 235, 3)
    spread = rng.uniform(10, 70)
    return np.clip(base + rng.normal(0, spread, (12, 3)), 0, 255).astype(np.float32)


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
    return _shaded(canvas.astype(np.float32), rng, bank)


def _shaded(sheet: Sheet, rng: np.random.Generator, bank: Bank) -> Sheet:
    height, width = sheet.shape[:2]
    tone = 1 + bank.field(rng, height, width, 3) * np.float32(rng.uniform(0.05, 0.3))
    tone += bank.texture(rng, height, width) * np.float32(rng.exponential(0.06))
    return sheet * tone[:, :, None]


def hills(rng: np.random.Generator, bank: Bank, height: int, width: int) -> Sheet:
    """A landscape: sky, and ridges of different texture below it."""
    palette = _colours(rng)
    sheet = np.empty((height, width, 3), np.float32)
    ramp = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    sheet[:] = palette[0] * (1 - ramp) + palette[1] * ramp
    y = np.arange(height, dtype=np.float32)[:, None]
    for level in np.sort(rng.uniform(0.2, 1, int(rng.integers(1, 4)))):
        ridge = bank.field(rng, 4, width, int(rng.integers(2, 12)))[:1] * height * 0.1
        below = (y > level * height + ridge).astype(np.float32)[:, :, None]
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
        cv2.polylines(canvas, [points.astype(np.int32)], False, _colour(palette, rng), thick, cv2.LINE_AA)
    return _shaded(canvas.astype(np.float32), rng, bank)


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
    blend = (0.5 + 0.5 * mix)[:, :, None]
    return palette[0] * blend + palette[1] * (1 - blend)


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
        axes = side * rng.uniform(0.15, 0.7, 2)
        if rng.random() < 0.5:
            cv2.ellipse(plane, ((x, y), tuple(axes), rng.uniform(0, 180)), 255, -1, cv2.LINE_AA)
        else:
            corners = cv2.boxPoints(((x, y), tuple(axes), float(rng.uniform(0, 180))))
            cv2.fillPoly(plane, [corners.astype(np.int32)], 255, cv2.LINE_AA)
        shade = cv2.GaussianBlur(np.roll(plane, rng.integers(1, 6, 2), (0, 1)), (0, 0), 0.04 * side + 1)
        canvas *= 1 - np.float32(0.5 / 255) * shade.astype(np.float32)[:, :, None]
        colour = np.array(_colour(palette, rng), np.float32)
        body = (1 + 0.25 * bank.field(rng, height, width, 3))[:, :, None] * colour
        alpha = plane.astype(np.float32)[:, :, None] / 255
        canvas += alpha * (body - canvas)
    return canvas


ALL = (leaves, leaves, hills, foliage, haze, things)
