"""Pens: strokes become masks of ink, at any size and line width."""

from dataclasses import dataclass

import cv2
import numpy as np

from recognizer.studio.arrays import Mask, Points, floats, octets, polyline
from recognizer.studio.writing.paths import Stroke, Strokes, densify, extent

_VISIBLE = 70


@dataclass(frozen=True, eq=False)
class Mark:
    """Ink of one glyph: coverage (h, w), and the outline (n, 2) of what is visible of it."""

    mask: Mask
    outline: Points

    @property
    def extent(self) -> tuple[float, float]:
        """Width and height of the visible ink in pixels."""
        width, height = np.ptp(self.outline, axis=0)
        return float(width), float(height)


def mark(mask: Mask) -> Mark:
    """Measure a mask of ink."""
    visible = mask > min(_VISIBLE, int(mask.max()) - 1)
    points = np.asarray(cv2.findNonZero(octets(visible)), dtype=np.int32)
    hull = floats(cv2.convexHull(points)).reshape(-1, 2)
    corners = [hull + floats(offset) for offset in ((0, 0), (1, 0), (0, 1), (1, 1))]
    return Mark(mask, np.concatenate(corners))


@dataclass(frozen=True)
class Pen:
    """How a line is drawn: ``width`` in pixels, ``pressure`` its variation (0 to 1).

    ``aliased`` draws hard pixels as a paint program does.
    """

    width: float
    pressure: float = 0.0
    aliased: bool = False


def fit(strokes: Strokes, height: float) -> list[Stroke]:
    """Scale strokes so that the longer side of their extent is ``height``; origin top left."""
    left, top, right, bottom = extent(strokes)
    scale = height / max(bottom - top, right - left, 1e-3)
    origin = floats([left, top])
    return [floats((stroke - origin) * scale) for stroke in strokes]


def draw(strokes: Strokes, height: float, pen: Pen, rng: np.random.Generator) -> Mark:
    """Draw strokes ``height`` pixels high (or wide, if they are wider)."""
    placed = fit(strokes, height)
    _, _, right, bottom = extent(placed)
    pad = int(pen.width / 2 + 2)
    size = (int(right) + 2 * pad + 1, int(bottom) + 2 * pad + 1)
    if pen.aliased:
        return mark(_aliased(placed, size, pad, max(1, round(pen.width))))
    factor = 4 if pen.width < 3 else 2 if pen.width < 9 else 1
    canvas = np.zeros((size[1] * factor, size[0] * factor), np.uint8)
    for stroke in placed:
        points = floats((stroke + pad) * factor)
        if pen.pressure > 0:
            _pressed(canvas, points, pen, factor, rng)
        else:
            polyline(canvas, points, max(1, round(pen.width * factor)))
    if factor > 1:
        canvas = octets(cv2.resize(canvas, size, interpolation=cv2.INTER_AREA))
    return mark(canvas)


def _aliased(strokes: Strokes, size: tuple[int, int], pad: int, thickness: int) -> Mask:
    canvas = np.zeros((size[1], size[0]), np.uint8)
    for stroke in strokes:
        points = np.round(stroke + pad).astype(np.int32)
        cv2.polylines(canvas, [points], False, 255, thickness, cv2.LINE_8)
    return canvas


def _pressed(canvas: Mask, points: Stroke, pen: Pen, factor: int, rng: np.random.Generator) -> None:
    """Draw a stroke whose width swells and fades slowly along its way."""
    dense = densify(points, max(4.0, 3.0 * factor))
    count = len(dense)
    waves = np.interp(np.arange(count) * (5 / (count - 1)), np.arange(6), rng.uniform(-1, 1, 6))
    if rng.random() < 0.4:
        tail = max(2, count // 4)
        waves[-tail:] -= (np.arange(tail) / (tail - 1))[:count]
    widths = np.maximum(pen.width * factor * (1 + pen.pressure * waves), 1)
    steps = np.rint(widths).astype(int)
    ends = np.flatnonzero(np.diff(steps[:-1], append=-1)) + 1
    start = 0
    for end in ends.tolist():
        polyline(canvas, dense[start : end + 1], int(steps[start]))
        start = end


def gap(strokes: Strokes, rng: np.random.Generator, share: float) -> list[Stroke]:
    """Break the longest stroke in two, leaving ``share`` of its length out."""
    lengths = [float(np.hypot(*np.diff(s, axis=0).T).sum()) for s in strokes]
    longest = int(np.argmax(lengths))
    dense = densify(strokes[longest], max(lengths[longest] / 60, 1e-4))
    width = max(2, int(share * len(dense)))
    first = len(dense) // 5
    at = int(rng.integers(first, max(len(dense) - first - width, first + 1)))
    rest = [stroke for i, stroke in enumerate(strokes) if i != longest]
    return [*rest, dense[: at + 1], dense[at + width :]]
