"""Ground truth: what was written in a scene, and what each of its marks therefore shows."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Self

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.classification.networks import FRAGMENT, OTHER
from recognizer.ink.ink import Ink
from recognizer.reading import Box
from recognizer.segmentation.marks import Mark
from recognizer.studio import Scene
from recognizer.training.bars import STRAIGHT, roundness

WHOLE: Final = 0.84
"""A crop shows a digit if it holds this share of the ink that was written ..."""
PURE: Final = 0.7
"""... and if this share of what it holds is that digit's ink."""
PART: Final = 0.7
"""With less than this share of a digit's ink it is a fragment ..."""
MIXED: Final = 0.5
"""... as it is with all of it where that is less than this share of what it holds."""
SECOND: Final = 0.3
"""With this share of a second digit's ink it is several."""
TRACE: Final = 0.04
"""With less than this share of any digit's ink in it a crop shows something else."""
BLOT: Final = 0.27
"""Thicker lines than this share of a digit's size leave nothing to be read."""
BAR: Final = 0.3
"""Narrower marks that nobody wrote look like a one to anybody, and are not learned from, nor are
strokes."""


@dataclass(frozen=True, eq=False)
class GroundTruth:
    """Boxes, labels and owners (see ``Scene``), in pixels of the picture of the ink.

    Written ink is found within ``reach`` pixels of where it was drawn.
    """

    boxes: Sequence[Box]
    labels: Sequence[int]
    owners: NDArray[np.uint8]
    reach: int
    ignored: Sequence[Box] = ()

    @cached_property
    def areas(self) -> NDArray[np.int64]:
        """How many pixels each owner has."""
        return np.bincount(self.owners.ravel(), minlength=256)

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
        ignored = [_scaled(box, ink.scale) for box in scene.ignored]
        return cls(boxes, scene.labels, owners, 1 + math.ceil(ink.scale), ignored)

    def label(self, mark: Mark) -> int | None:
        """What a mark shows: a digit, ``OTHER``, ``FRAGMENT``, or None where nobody can tell."""
        near = self.reach
        area = _grown(mark.box, near, self.owners.shape)
        window = self.owners[area.y : area.y + area.height, area.x : area.x + area.width]
        cut = np.zeros_like(window)
        x, y = mark.box.x - area.x, mark.box.y - area.y
        cut[y : y + mark.box.height, x : x + mark.box.width] = mark.ink > 100
        size = max(cv2.countNonZero(cut), 1)
        kernel = np.ones((2 * near + 1, 2 * near + 1), np.uint8)
        around = cv2.dilate(cut, kernel)
        held, own = {}, {}
        for owner in np.unique(window[around > 0]):
            if not 0 < owner <= len(self.boxes):
                continue
            written = (window == owner).astype(np.uint8)
            held[owner] = cv2.countNonZero(cv2.bitwise_and(written, around)) / self.areas[owner]
            nearby = cv2.bitwise_and(cut, cv2.dilate(written, kernel))
            own[owner] = cv2.countNonZero(nearby) / size
        if not own or max(own.values()) < TRACE:
            return self._other(mark, window, cut)
        first = max(held, key=lambda owner: held[owner])
        if sum(share > SECOND for share in held.values()) > 1 or held[first] < PART:
            return FRAGMENT if max(own.values()) >= MIXED or len(own) > 1 else None
        if held[first] >= WHOLE and own[first] >= PURE:
            legible = mark.thickness <= BLOT * mark.size
            return self.labels[int(first) - 1] if legible else None
        return FRAGMENT if own[first] < MIXED else None

    def _other(self, mark: Mark, window: NDArray[np.uint8], cut: NDArray[np.uint8]) -> int | None:
        """Something else, unless nobody could tell it from a digit by itself."""
        if any(_inside(mark.box, box) > 0.5 for box in self.ignored):
            return None
        if cv2.countNonZero(cv2.bitwise_and(window, cut)) > 0 or self.labels:
            return OTHER  # it was written so, or stands where digits are
        slim = mark.box.width < BAR * mark.box.height
        return None if slim or roundness(mark.ink) < STRAIGHT else OTHER


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


def _inside(a: Box, b: Box) -> float:
    """The share of ``a`` that lies in ``b``."""
    return _shared(a, b) / max(a.width * a.height, 1)
