"""Ground truth: what was written in a scene, and what each of its marks therefore shows."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.classification.networks import BACKGROUND
from recognizer.digits.candidates import WIDEST
from recognizer.ink.ink import Ink
from recognizer.reading import Box
from recognizer.segmentation.marks import Mark
from recognizer.studio import Scene

SAME: Final = 0.7
"""A crop shows a digit where their boxes overlap by this much (intersection over union)."""
APART: Final = 0.25
"""Below this overlap it shows no digit; in between nobody can tell."""
BAR: Final = 0.3
"""Narrower marks that are no digit look like a one to anybody, and are not learned from."""
STRAIGHT: Final = 0.16
"""Nor are strokes, upright or slanted, that spread less than this across their length."""
WHOLE: Final = 0.84
"""A crop shows a digit if it holds this share of the ink that was written ..."""
PURE: Final = 0.7
"""... and if this share of what it holds is that digit's ink."""


@dataclass(frozen=True, eq=False)
class GroundTruth:
    """Boxes, labels and owners (see ``Scene``), in pixels of the picture of the ink.

    Written ink is found within ``reach`` pixels of where it was drawn.
    """

    boxes: Sequence[Box]
    labels: Sequence[int]
    owners: NDArray[np.uint8]
    reach: int

    @classmethod
    def of(cls, scene: Scene, ink: Ink) -> Self:
        """Bring what a scene says of itself to the size of its ink."""
        height, width = ink.mask.shape
        owners = scene.owners
        if owners is None:
            owners = np.zeros((height, width), np.uint8)
        elif owners.shape != (height, width):
            scaled = cv2.resize(owners, (width, height), interpolation=cv2.INTER_NEAREST)
            owners = np.asarray(scaled, np.uint8)
        boxes = [_scaled(box, ink.scale) for box in scene.boxes]
        return cls(boxes, scene.labels, owners, 1 + math.ceil(ink.scale))

    def label(self, mark: Mark) -> int | None:
        """The digit that a mark shows, 10 for none, None where nobody can tell."""
        overlaps = [_overlap(mark.box, box) for box in self.boxes]
        best = max(range(len(overlaps)), key=lambda i: overlaps[i], default=None)
        if best is not None and overlaps[best] >= SAME:
            touched = sum(_inside(box, mark.box) > 0.3 for box in self.boxes)
            return self.labels[best] if touched == 1 and self._readable(mark, best) else None
        if best is not None and overlaps[best] > APART:
            return None
        if not BAR <= mark.box.width / mark.box.height <= WIDEST or _spread(mark) < STRAIGHT:
            return None
        return BACKGROUND

    def _readable(self, mark: Mark, digit: int) -> bool:
        """Whether a mark holds the digit's own ink, nearly all of it and little else.

        A box as large as the digit's may hold a ruled line, a shadow or half of a broken stroke.
        """
        near = self.reach
        area = _grown(_union(mark.box, self.boxes[digit]), near, self.owners.shape)
        window = self.owners[area.y : area.y + area.height, area.x : area.x + area.width]
        written = (window == digit + 1).astype(np.uint8)
        cut = np.zeros_like(written)
        x, y = mark.box.x - area.x, mark.box.y - area.y
        cut[y : y + mark.box.height, x : x + mark.box.width] = mark.ink > 100
        kernel = np.ones((2 * near + 1, 2 * near + 1), np.uint8)
        held = cv2.countNonZero(cv2.bitwise_and(written, cv2.dilate(cut, kernel)))
        own = cv2.countNonZero(cv2.bitwise_and(cut, cv2.dilate(written, kernel)))
        whole = held >= WHOLE * cv2.countNonZero(written)
        return bool(whole and own >= PURE * cv2.countNonZero(cut))


def _spread(mark: Mark) -> float:
    """How far ink spreads across its main direction, over how far along it: 0 a line, 1 a disc."""
    moments = cv2.moments((mark.ink > 100).astype(np.uint8))
    a, b, c = moments["mu20"], moments["mu11"], moments["mu02"]
    root = math.hypot(a - c, 2 * b)
    return math.sqrt(max(a + c - root, 0.0) / max(a + c + root, 1e-6))


def _union(a: Box, b: Box) -> Box:
    left, top = min(a.x, b.x), min(a.y, b.y)
    right, bottom = max(a.x + a.width, b.x + b.width), max(a.y + a.height, b.y + b.height)
    return Box(left, top, right - left, bottom - top)


def _grown(box: Box, margin: int, shape: tuple[int, ...]) -> Box:
    """``box`` with a margin, cut at the picture's frame."""
    left, top = max(box.x - margin, 0), max(box.y - margin, 0)
    right = min(box.x + box.width + margin, shape[1])
    bottom = min(box.y + box.height + margin, shape[0])
    return Box(left, top, right - left, bottom - top)


def _scaled(box: Box, scale: float) -> Box:
    return Box(*(round(n * scale) for n in box))


def _shared(a: Box, b: Box) -> int:
    width = min(a.x + a.width, b.x + b.width) - max(a.x, b.x)
    height = min(a.y + a.height, b.y + b.height) - max(a.y, b.y)
    return max(width, 0) * max(height, 0)


def _overlap(a: Box, b: Box) -> float:
    # A pixel more on each side: a hairline's own box has next to no area.
    a, b = (Box(c.x - 3, c.y - 3, c.width + 6, c.height + 6) for c in (a, b))
    shared = _shared(a, b)
    return shared / (a.width * a.height + b.width * b.height - shared)


def _inside(a: Box, b: Box) -> float:
    """The share of ``a`` that lies in ``b``."""
    return _shared(a, b) / max(a.width * a.height, 1)
