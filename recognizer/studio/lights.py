"""Light: gradients, vignettes, shadows, flash spots and the colour of the lamp."""

import numpy as np

from recognizer.studio.papers import Sheet
from recognizer.studio.textures import Bank, Plane


def _grid(height: int, width: int) -> tuple[Plane, Plane]:
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    return x, y


def _shadow(rng: np.random.Generator, x: Plane, y: Plane) -> Plane:
    """The edge of a shadow, hard or soft, straight or curved; 0 in the light, 1 in the shade."""
    angle = rng.uniform(0, 2 * np.pi)
    distance = np.cos(angle) * x + np.sin(angle) * y - rng.uniform(-0.7, 0.9)
    if rng.random() < 0.5:
        distance = distance + rng.uniform(0.05, 0.3) * np.sin(
            rng.uniform(1, 4) * (np.cos(angle) * y - np.sin(angle) * x) + rng.uniform(0, 6)
        )
    soft = np.exp(rng.uniform(np.log(0.015), np.log(0.6)))
    return (0.5 + 0.5 * np.tanh(distance / soft)).astype(np.float32)


def light(sheet: Sheet, rng: np.random.Generator, bank: Bank) -> Sheet:
    """Light a sheet."""
    height, width = sheet.shape[:2]
    x, y = _grid(height, width)
    shine = np.ones((height, width), np.float32)
    if rng.random() < 0.7:
        strength = rng.exponential(0.12)
        angle = rng.uniform(0, 2 * np.pi)
        shine *= 1 + np.float32(min(strength, 0.45)) * (np.cos(angle) * x + np.sin(angle) * y)
    if rng.random() < 0.3:
        shine *= 1 - np.float32(rng.uniform(0.05, 0.35)) * (x * x + y * y)
    if rng.random() < 0.3:
        shine *= 1 - np.float32(rng.uniform(0.08, 0.55)) * _shadow(rng, x, y)
    if rng.random() < 0.2:
        shine *= 1 + bank.field(rng, height, width, 2) * np.float32(rng.uniform(0.02, 0.1))
    if rng.random() < 0.08:
        cx, cy = rng.uniform(-1, 1, 2)
        spot = np.exp(-((x - cx) ** 2 + (y - cy) ** 2) / rng.uniform(0.05, 0.6))
        shine += np.float32(rng.uniform(0.1, 0.4)) * spot.astype(np.float32)
    cast = np.ones(3, np.float32)
    if rng.random() < 0.5:
        cast += rng.normal(0, 0.05, 3).astype(np.float32)
        warm = rng.normal(0, 0.08)
        cast += np.array([-warm, 0, warm], np.float32)
    exposure = rng.uniform(0.55, 1.08) if rng.random() < 0.6 else rng.uniform(0.85, 1.05)
    return sheet * (shine[:, :, None] * (cast * np.float32(exposure)))
