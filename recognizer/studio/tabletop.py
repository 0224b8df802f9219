"""A whole sheet on a table, as askew as it was put there."""

import cv2
import numpy as np

from recognizer.studio.arrays import Mask, Sheet, blend, dyed, floats, octets, polygon, soften
from recognizer.studio.scenery.props import TABLES
from recognizer.studio.scenery.textures import Bank
from recognizer.studio.writing.easel import Easel


def laid(sheet: Sheet, easel: Easel, angle: float, rng: np.random.Generator, bank: Bank) -> Sheet:
    """Lay a sheet on a table, turned by ``angle`` degrees, and see all of it and its shadow.

    The picture becomes as large as that takes; what the easel knows of the marks moves along.
    """
    height, width = sheet.shape[:2]
    corners = floats([[0, 0], [width, 0], [width, height], [0, height]])
    c, s = np.cos(np.deg2rad(angle)), np.sin(np.deg2rad(angle))
    turned = corners @ np.array([[c, s], [-s, c]]) + rng.normal(0, 0.02, (4, 2)) * (width, height)
    low, high = turned.min(axis=0), turned.max(axis=0)
    around = rng.uniform(0.01, 0.16, 4) * max(height, width)
    placed = floats(turned - low + around[:2])
    span = high - low + around[:2] + around[2:]
    size = (int(span[0]) + 1, int(span[1]) + 1)
    matrix = np.asarray(cv2.getPerspectiveTransform(corners, placed), np.float64)
    easel.move(matrix, *size)
    paper: Mask = np.zeros(size[::-1], np.uint8)
    polygon(paper, placed)
    seen = cv2.warpPerspective(
        sheet, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    ground = table(rng, bank, size)
    if rng.random() < 0.7:
        shift = tuple(int(n) for n in rng.integers(-6, 7, 2))
        shade = soften(octets(np.roll(paper, shift, (0, 1))), rng.uniform(1, 8))
        ground = blend(ground, shade, np.zeros(3, np.float32), rng.uniform(0.1, 0.5))
    return blend(ground, paper, floats(seen))


def table(rng: np.random.Generator, bank: Bank, size: tuple[int, int]) -> Sheet:
    """The table's surface, of ``size`` (width, height)."""
    width, height = size
    colour = floats(TABLES[int(rng.integers(len(TABLES)))]) * np.float32(rng.uniform(0.5, 1.5))
    wooden = rng.random() < 0.5
    grain = bank.wood(rng, height, width) if wooden else bank.texture(rng, height, width)
    return dyed(floats(1 + np.float32(rng.exponential(0.06)) * grain), colour)
