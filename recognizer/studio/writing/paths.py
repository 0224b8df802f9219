"""Pen paths: strokes as smooth polylines, read from their notation and shaken by a hand."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np

from recognizer.studio.arrays import Points, floats

Stroke = Points
"""Points (n, 2) of one stroke; the glyph is about 1 high, y runs down."""

Strokes = Sequence[Stroke]

_STEPS = 7
_T = (np.arange(_STEPS, dtype=np.float32) / _STEPS)[:, None]
_BASIS = np.concatenate(
    [
        -0.5 * _T + _T**2 - 0.5 * _T**3,
        1 - 2.5 * _T**2 + 1.5 * _T**3,
        0.5 * _T + 2 * _T**2 - 1.5 * _T**3,
        -0.5 * _T**2 + 0.5 * _T**3,
    ],
    axis=1,
)


@lru_cache(maxsize=1024)
def _parse(notation: str) -> tuple[tuple[Points, tuple[int, ...]], ...]:
    """Control points of each stroke and the positions of its corners."""
    strokes = []
    for part in notation.split("/"):
        words = part.split()
        points = [[float(number) / 100 for number in word.strip("*").split(",")] for word in words]
        corners = tuple(i for i, word in enumerate(words) if word.endswith("*"))
        strokes.append((np.array(points, np.float32), corners))
    return tuple(strokes)


def smooth(points: Points) -> Stroke:
    """Pass a Catmull-Rom curve through control points (n, 2)."""
    if len(points) < 3:
        return points
    padded = np.concatenate([2 * points[:1] - points[1:2], points, 2 * points[-1:] - points[-2:-1]])
    if np.array_equal(points[0], points[-1]):
        padded[0], padded[-1] = points[-2], points[1]
    windows = np.stack([padded[i : len(points) - 1 + i] for i in range(4)])
    curve = np.einsum("tk,kns->nts", _BASIS, windows).reshape(-1, 2)
    return floats(np.concatenate([curve, points[-1:]]))


def write(notation: str, rng: np.random.Generator, shake: float = 0.02) -> list[Stroke]:
    """Draw a glyph once: ``shake`` is the spread of its control points, 1 being its height."""
    strokes = []
    for points, corners in _parse(notation):
        moved = points + floats(rng.normal(0, shake, points.shape))
        if np.array_equal(points[0], points[-1]):
            moved[-1] = moved[0]
        ends = (0, *corners, len(points) - 1)
        pieces = [smooth(moved[a : b + 1]) for a, b in pairwise(ends)]
        strokes.append(np.concatenate(pieces))
    return strokes


def bend(strokes: Strokes, rng: np.random.Generator, strength: float = 0.03) -> list[Stroke]:
    """Deform strokes by slow waves over the plane, as no hand draws a straight line."""
    a, b = rng.normal(0, strength, 2)
    p, q, u, v = rng.uniform(0, 2 * np.pi, 4)
    f, g = rng.uniform(2, 6, 2)
    bent = []
    for stroke in strokes:
        x, y = stroke[:, 0], stroke[:, 1]
        dx = a * np.sin(f * y + p) + 0.4 * b * np.sin(g * x + u)
        dy = b * np.sin(g * x + q) + 0.4 * a * np.sin(f * y + v)
        moved = np.empty_like(stroke)
        moved[:, 0], moved[:, 1] = x + dx, y + dy
        bent.append(moved)
    return bent


def turn(strokes: Strokes, angle: float, shear: float = 0.0, aspect: float = 1.0) -> list[Stroke]:
    """Scale the width by ``aspect``, slant by ``shear`` and turn by ``angle`` degrees."""
    c, s = np.cos(np.deg2rad(angle)), np.sin(np.deg2rad(angle))
    matrix = np.array([[c, -s], [s, c]]) @ np.array([[aspect, -shear], [0, 1]])
    return [floats(stroke @ matrix.T) for stroke in strokes]


def jerk(strokes: Strokes, rng: np.random.Generator, step: float) -> list[Stroke]:
    """Draw strokes as an unsteady mouse does: in straight pieces about ``step`` long."""
    left, top, right, bottom = extent(strokes)
    step = step * max(bottom - top, right - left)
    rough = []
    for stroke in strokes:
        pieces = densify(stroke, step)
        rough.append(floats(pieces + rng.normal(0, 0.15 * step, pieces.shape)))
    return rough


def densify(stroke: Stroke, step: float) -> Stroke:
    """Put a point about every ``step`` along a stroke."""
    ways = stroke[1:] - stroke[:-1]
    along = np.zeros(len(stroke))
    np.cumsum(np.hypot(ways[:, 0], ways[:, 1]), out=along[1:])
    count = int(along[-1] / step) + 2
    ticks = np.arange(count) * (along[-1] / (count - 1))
    points = np.empty((count, 2), np.float32)
    for axis in (0, 1):
        points[:, axis] = np.interp(ticks, along, stroke[:, axis])
    return points


def extent(strokes: Strokes) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of all points."""
    points = np.concatenate(list(strokes))
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    return float(left), float(top), float(right), float(bottom)
