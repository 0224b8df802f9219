"""MNIST digits as ink: enlarged smoothly, with another line width, or vectorised to pen paths."""

from functools import lru_cache
from typing import Final

import cv2
import numpy as np

from recognizer.studio.arrays import Mask, Plane, Points, blur, floats, octets, soften, stretch
from recognizer.studio.writing.paths import Strokes
from recognizer.studio.writing.pens import Mark, Pen, draw, mark
from recognizer.studio.writing.thinning import follow, thin

REMEMBERED: Final = 4000
"""So many vectorised digits are kept: each takes as long as half of a scene."""
_SIDE = 28
_BOX = 20.0
_PADDING = 2.0
_THINNEST = 0.7
"""Half a line is at least so many pixels: a thinner one is not seen."""


def enlarge(
    image: Mask,
    height: float,
    rng: np.random.Generator,
    *,
    angle: float = 0.0,
    shear: float = 0.0,
    aspect: float = 1.0,
    weight: float = 0.0,
    soft: float = 0.7,
) -> Mark:
    """Enlarge a 28x28 digit to ``height`` pixels (or width, if it is wider).

    ``weight`` changes the half line width, in pixels of the 28x28 image; ``soft`` is the width
    of the edge in pixels of the result.
    """
    ys, xs = np.nonzero(image > 60)
    centre = np.array([xs.mean(), ys.mean()])
    c, s = np.cos(np.deg2rad(angle)), np.sin(np.deg2rad(angle))
    matrix = np.array([[c, -s], [s, c]]) @ np.array([[aspect, -shear], [0, 1]])
    moved = (np.stack([xs, ys], axis=1) - centre) @ matrix.T
    low, span = moved.min(axis=0), np.ptp(moved, axis=0)
    scale = height / max(float(span.max()) + 1 + 2 * weight, 4.0)
    margin = (_PADDING + max(weight, 0)) * scale
    width, tall = (int(side) for side in np.ceil(span * scale + 2 * margin))
    inverse = np.linalg.inv(matrix * scale)
    offset = centre + inverse @ (low * scale - margin)
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(tall, dtype=np.float32))
    source = [
        floats(row[0] * x + row[1] * y + start)
        + stretch(floats(rng.normal(0, 0.35, (5, 5))), width, tall, cv2.INTER_CUBIC)
        for row, start in zip(inverse, offset, strict=True)
    ]
    large = octets(cv2.remap(image, source[0], source[1], cv2.INTER_CUBIC, borderValue=0))
    return mark(_thicken(large, scale, weight, soft))


def _thicken(large: Mask, scale: float, weight: float, soft: float) -> Mask:
    """Put the outline ``weight`` further out and give it an edge ``soft`` pixels wide."""
    ink = octets(soften(large, max(0.35 * scale, 0.5)) > 105)
    outside = floats(cv2.distanceTransform(octets(1 - ink), cv2.DIST_L2, 3))
    inside = floats(cv2.distanceTransform(ink, cv2.DIST_L2, 3))
    if weight < 0 and ink.any():
        half = float(np.percentile(inside[ink > 0], 90))
        weight = -min(-weight, 0.62 * half / scale, max(half - _THINNEST, 0.0) / scale)
    edge: Plane = (inside - outside + np.float32(weight * scale)) / np.float32(max(soft, 0.5))
    return octets(np.clip(blur(edge, 0.8) + 0.5, 0, 1) * 255)


def scan(strokes: Strokes, pressure: float, rng: np.random.Generator) -> Mask:
    """Draw strokes as MNIST shows a digit: in 20x20 pixels, in the middle of 28x28."""
    pen = Pen(float(rng.uniform(2.0, 3.2)), pressure)
    ink = draw(strokes, _BOX - pen.width, pen, rng).mask
    image = np.zeros((_SIDE, _SIDE), np.uint8)
    tall, wide = (min(side, _SIDE) for side in ink.shape)
    top, left = (_SIDE - tall) // 2, (_SIDE - wide) // 2
    image[top : top + tall, left : left + wide] = ink[:tall, :wide]
    return image


def vectorise(image: Mask) -> tuple[Points, ...]:
    """Vectorise a 28x28 digit: the middle of its lines; points in pixels of that image."""
    return _vectorised(image.tobytes(), image.shape)


@lru_cache(maxsize=REMEMBERED)
def _vectorised(data: bytes, shape: tuple[int, int]) -> tuple[Points, ...]:
    """The same of an image's bytes: pages of one writer come back to the same few images."""
    image = np.frombuffer(data, np.uint8).reshape(shape)
    large = octets(cv2.resize(image, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC))
    paths = follow(thin(soften(large, 0.8) > 100))
    longest = max((len(path) for path in paths), default=0)
    return tuple(floats(_evened(path) / 2) for path in paths if len(path) > min(4, longest - 1))


def _evened(path: Points) -> Points:
    """Smooth the pixel steps out of a path, its ends kept."""
    for _ in range(5):
        if len(path) > 2:
            middle = 0.25 * path[:-2] + 0.5 * path[1:-1] + 0.25 * path[2:]
            path = np.concatenate([path[:1], middle, path[-1:]])
    return floats(path)
