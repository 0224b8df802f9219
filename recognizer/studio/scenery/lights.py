"""Light: gradients, vignettes, shadows, flash spots and the colour of the lamp."""

import cv2
import numpy as np

from recognizer.studio.arrays import Plane, Sheet, dyed, floats, stretch
from recognizer.studio.scenery.textures import Bank


def _shadow(rng: np.random.Generator, x: Plane, y: Plane) -> Plane:
    """The edge of a shadow, hard or soft, straight or curved; 0 in the light, 1 in the shade."""
    angle = rng.uniform(0, 2 * np.pi)
    c, s = np.float32(np.cos(angle)), np.float32(np.sin(angle))
    distance = c * x + s * y - np.float32(rng.uniform(-0.7, 0.9))
    if rng.random() < 0.5:
        along = np.float32(rng.uniform(1, 4)) * (c * y - s * x) + np.float32(rng.uniform(0, 6))
        distance = distance + np.float32(rng.uniform(0.05, 0.3)) * np.sin(along)
    soft = np.float32(np.exp(rng.uniform(np.log(0.015), np.log(0.6))))
    return floats(0.5 + 0.5 * np.tanh(distance / soft))


def light(sheet: Sheet, rng: np.random.Generator, bank: Bank) -> Sheet:
    """Light a sheet: most lamps are a little uneven, few are harsh."""
    height, width = (side // 2 + 2 for side in sheet.shape[:2])  # light has no finer detail
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    shine = np.ones((height, width), np.float32)
    if rng.random() < 0.7:
        angle, strength = rng.uniform(0, 2 * np.pi), min(rng.exponential(0.12), 0.45)
        shine *= 1 + floats(strength * np.cos(angle)) * x + floats(strength * np.sin(angle)) * y
    if rng.random() < 0.3:
        shine *= 1 - np.float32(rng.uniform(0.05, 0.35)) * (x * x + y * y)
    if rng.random() < 0.25:
        shine *= 1 - np.float32(rng.uniform(0.08, 0.55)) * _shadow(rng, x, y)
    if rng.random() < 0.2:
        shine *= 1 + bank.field(rng, height, width, 2) * np.float32(rng.uniform(0.02, 0.1))
    if rng.random() < 0.08:
        cx, cy = rng.uniform(-1, 1, 2)
        spot = np.exp(-((x - cx) ** 2 + (y - cy) ** 2) / rng.uniform(0.05, 0.6))
        shine += floats(rng.uniform(0.1, 0.4) * spot)
    cast = np.ones(3)
    if rng.random() < 0.5:
        warm = rng.normal(0, 0.08)
        cast += rng.normal(0, 0.05, 3) + np.array([-warm, 0, warm])
    exposure = rng.uniform(0.5, 1.1) if rng.random() < 0.5 else rng.uniform(0.85, 1.05)
    shine = stretch(np.clip(shine, 0.12, 1.8), sheet.shape[1], sheet.shape[0])
    return floats(cv2.multiply(sheet, dyed(shine, floats(cast * exposure))))
