"""Warps of a typeface's glyph: slanted, turned, deformed, thinner or thicker, as a hand does it."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from recognizer.studio.arrays import Mask, Plane, blur, floats, octets, stretch

GRID: Final = 2
"""Marks are made so many times larger than they are wanted, so that edges come out smooth."""
MARGIN: Final = 3
"""Room around a glyph, in pixels of the grid."""


@dataclass(frozen=True)
class Variation:
    """How a typeface is written: ``line`` is the wanted line width over the digits' height.

    None leaves the line as the typeface has it. ``slant`` is a shear, ``angle`` degrees,
    ``unrest`` the strength of the waves that deform each glyph, over the digits' height.
    """

    line: float | None = None
    slant: float = 0.0
    angle: float = 0.0
    aspect: float = 1.0
    unrest: float = 0.012
    soft: float = 0.8
    aliased: bool = False


PRINTED: Final = Variation(unrest=0.0)


def scaled(mask: Mask, scale: float) -> Plane:
    """Bring a mask to another size, at least one pixel."""
    height, width = mask.shape
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return stretch(floats(mask), *size, how)


def warped(
    plane: Plane, how: Variation, unit: float, rng: np.random.Generator
) -> tuple[Mask, float]:
    """Slant, turn, stretch and deform; return the new plane and the row of the old one's middle."""
    height, width = plane.shape
    c, s = np.cos(np.deg2rad(how.angle)), np.sin(np.deg2rad(how.angle))
    matrix = np.array([[c, -s], [s, c]]) @ np.array([[how.aspect, -how.slant], [0, 1]])
    room = np.abs(matrix) @ np.array([width, height])
    pad = 2 * (MARGIN + 0.04 * unit + 3 * how.unrest * unit)
    wide, tall = (GRID * int(np.ceil((side + pad) / GRID)) for side in room)
    inverse = np.linalg.inv(matrix)
    x, y = np.meshgrid(
        np.arange(wide, dtype=np.float32) - np.float32((wide - 1) / 2),
        np.arange(tall, dtype=np.float32) - np.float32((tall - 1) / 2),
    )
    if how.unrest > 0:
        x, y = _waved(x, y, how.unrest * unit, unit, rng)
    source_x = floats(inverse[0, 0] * x + inverse[0, 1] * y + (width - 1) / 2)
    source_y = floats(inverse[1, 0] * x + inverse[1, 1] * y + (height - 1) / 2)
    moved = cv2.remap(plane, source_x, source_y, cv2.INTER_LINEAR, borderValue=0)
    return octets(np.clip(moved, 0, 255)), tall / 2


def _waved(
    x: Plane, y: Plane, strength: float, unit: float, rng: np.random.Generator
) -> tuple[Plane, Plane]:
    """Move points by slow waves over the plane, as :func:`paths.bend` does with strokes."""
    a, b = rng.normal(0, strength, 2)
    f, g = rng.uniform(2, 6, 2) / unit
    p, q, u, v = rng.uniform(0, 2 * np.pi, 4)
    dx = a * np.sin(f * y + p) + 0.4 * b * np.sin(g * x + u)
    dy = b * np.sin(g * x + q) + 0.4 * a * np.sin(f * y + v)
    return floats(x + dx), floats(y + dy)


def reweighted(mask: Mask, weight: float, soft: float) -> Mask:
    """Move the edge of the ink outwards by ``weight`` pixels; never thin a line to nothing."""
    ink = octets(mask > 127)
    if not ink.any():
        return mask
    inside = floats(cv2.distanceTransform(ink, cv2.DIST_L2, 5))
    outside = floats(cv2.distanceTransform(octets(1 - ink), cv2.DIST_L2, 5))
    if weight < 0:
        weight = -min(-weight, 0.6 * float(np.percentile(inside[ink > 0], 90)))
    edge: Plane = (inside - outside + np.float32(weight)) / np.float32(max(soft, 0.5))
    return octets(np.clip(blur(edge, 0.8) + 0.5, 0, 1) * 255)
