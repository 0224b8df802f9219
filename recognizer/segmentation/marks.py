"""From ink to marks: connected strokes that may be digits, in reading order."""

import math
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.ink.ink import ROUGHEST, Ink
from recognizer.ink.threshold import LEVELS
from recognizer.pixels import SQUARE, components, histogram, percentile, stroke_width
from recognizer.reading import Box

MOST_MARKS: Final = 80
"""So many connected components, the largest by area, are looked at; smaller ones are left out."""
MOST_PIXELS: Final = 4
"""Their boxes hold so many times the picture's pixels at most: rings in rings are texture."""
MIN_AREA: Final = 12
MIN_SIDE: Final = 8
"""A mark has so many pixels, and is so long, at least."""
MIN_MARK_SIZE: Final = 0.12
"""What is smaller than this share of the largest mark is dirt."""

SLENDER: Final = 3
"""What is longer than this times its width may be an edge."""
STEP: Final = 0.6
"""Strokes have paper on both sides: its brightness differs by less than this share of the ink's."""


@dataclass(frozen=True, eq=False)
class Mark:
    """Connected ink.

    ``box`` is in pixels of the ink's picture. ``ink`` is uint8 of the box's shape, 255 for full
    ink. ``level`` is its own contrast, 0 to 255. ``thickness`` is its mean stroke width in pixels.
    ``at_edge`` says that it touches the picture's frame.
    """

    box: Box
    ink: NDArray[np.uint8]
    level: float
    thickness: float
    at_edge: bool = False

    @property
    def size(self) -> int:
        """The longer side of the box."""
        return max(self.box.width, self.box.height)


def find_marks(ink: Ink) -> tuple[Mark, ...]:
    """Cut the connected strokes out of ``ink``, without specks, frames and edges of the paper."""
    if ink.noise > ROUGHEST:  # the world is rough even when it is smoothed
        return ()
    labels, stats = ink.components
    height, width = ink.mask.shape
    order = np.argsort(-stats[1:, cv2.CC_STAT_AREA], kind="stable") + 1
    whole: list[Mark] = []
    least, room = float(MIN_SIDE), MOST_PIXELS * height * width
    for label in order[:MOST_MARKS].tolist():
        x, y, w, h, area = stats[label].tolist()
        if area < MIN_AREA:
            break
        if max(w, h) < least or w * h > room:
            continue
        room -= w * h
        window = (slice(y, y + h), slice(x, x + w))
        own = (labels[window] == label).view(np.uint8)
        for mark in _refine(ink, own, x, y):
            if _is_edge(mark, width, height) or _is_step(mark, ink.gray):
                continue
            whole.append(mark)
            if not mark.at_edge:
                least = max(least, MIN_MARK_SIZE * mark.size)
    if not whole:
        return ()
    # Tables, bars and fingers come in from the side: they do not say how large writing is.
    inside = [mark for mark in whole if not mark.at_edge]
    if inside:
        whole = [mark for mark in whole if not (mark.at_edge and _crosses(mark, width, height))]
    inside = inside or whole
    tallest = max(mark.size for mark in inside)
    loudest = max(mark.level for mark in inside if mark.size >= 0.3 * tallest)
    return tuple(
        mark
        for mark in whole
        if mark.size >= MIN_MARK_SIZE * tallest and mark.level >= 0.22 * loudest
    )


def _refine(ink: Ink, own: NDArray[np.uint8], x: int, y: int) -> list[Mark]:
    """Threshold a component again at half of its own darkness: shadows and ruled lines fall off."""
    height, width = own.shape
    contrast = ink.contrast[y : y + height, x : x + width]
    level = percentile(histogram(contrast, own), 85)
    strong = cv2.bitwise_and(own, (contrast >= math.ceil(0.42 * level)).view(np.uint8))
    # Between a quarter of that and a little less than all of it, ink fades in.
    faded = np.clip((LEVELS - 0.25 * level) / (0.6 * level), 0, 1)
    soft = cv2.LUT(np.ascontiguousarray(contrast), (faded * 255).astype(np.uint8))
    labels, stats = components(np.asarray(strong, np.uint8))
    marks = []
    for label, (left, top, w, h, area) in enumerate(stats.tolist()):
        if label == 0 or area < MIN_AREA or max(w, h) < MIN_SIDE:
            continue
        window = (slice(top, top + h), slice(left, left + w))
        mask = (labels[window] == label).view(np.uint8)
        near = cv2.dilate(mask, SQUARE)
        cut = np.asarray(soft[window] * near, np.uint8)
        box = Box(x + left, y + top, w, h)
        marks.append(Mark(box, cut, level, stroke_width(mask), _touches_frame(box, ink)))
    return marks


def _touches_frame(box: Box, ink: Ink) -> bool:
    height, width = ink.mask.shape
    x, y, w, h = box
    return min(x, y) <= 1 or x + w >= width - 1 or y + h >= height - 1


def _is_step(mark: Mark, gray: NDArray[np.uint8]) -> bool:
    """Tell whether a slender mark is where the paper or a shadow ends: dark on one side of it."""
    x, y, w, h = mark.box
    ink = mark.ink > 0
    if h < w:
        x, y, w, h, ink, gray = y, x, h, w, ink.T, gray.T
    if h < SLENDER * w:
        return False
    rows = np.flatnonzero(ink.any(axis=1))
    left = x + ink[rows].argmax(axis=1)
    right = x + w - 1 - ink[rows, ::-1].argmax(axis=1)
    # Twice on each side: a neighbour's stroke is thinner than a table.
    away = max(3, round(mark.thickness / 2))
    sides = np.stack([left - away, left - 2 * away, right + away, right + 2 * away])
    beside = np.median(gray[y + rows, np.clip(sides, 0, gray.shape[1] - 1)], axis=1)
    one, other = float(beside[:2].max()), float(beside[2:].max())
    tones = gray[y : y + h, x : x + w][ink]
    dark = float(np.partition(tones, len(tones) // 4)[len(tones) // 4])
    return abs(one - other) > STEP * (max(one, other) - dark)


def _crosses(mark: Mark, width: int, height: int) -> bool:
    """Tell whether the mark runs from one side of the picture to the opposite one."""
    x, y, w, h = mark.box
    across = x <= 1 and x + w >= width - 1
    return across or (y <= 1 and y + h >= height - 1)


def _is_edge(mark: Mark, width: int, height: int) -> bool:
    """Tell whether the mark is a border of the picture rather than writing in it."""
    x, y, w, h = mark.box
    ink = mark.ink > 100
    contact = 0
    for touches, line in (
        (x <= 1, ink[:, :2].any(axis=1)),
        (x + w >= width - 1, ink[:, -2:].any(axis=1)),
        (y <= 1, ink[:2].any(axis=0)),
        (y + h >= height - 1, ink[-2:].any(axis=0)),
    ):
        contact += int(line.sum()) if touches else 0
    return contact > max(0.45 * max(w, h), 4 * mark.thickness)
