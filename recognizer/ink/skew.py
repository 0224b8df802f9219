"""Skew of ruled and squared paper: its slope, and the shear that deskews its lines."""

from dataclasses import dataclass
from typing import Final, Self

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.ink.page import Mask, Page
from recognizer.pixels import SQUARE, components

HOUGH_SIDE: Final = 320
"""The longest side at which lines are looked for."""
SHORTEST: Final = 0.4
"""A line counts from this share of the shorter side."""
MAX_GAP: Final = 4
"""So many pixels of a line may be missing at a time."""
MIN_TOTAL_LENGTH: Final = 1.5
"""All lines of one direction together are at least this many times as long as the shorter side."""
MAX_SKEW: Final = 25
"""Nobody photographs paper more askew than this, in degrees, and means a digit to be read."""
WIDEST: Final = 7
"""What is wider, in pixels at ``HOUGH_SIDE``, is no line: ruled ones are no thicker."""
NARROWEST: Final = 8
"""A strip of fewer pixels, at ``HOUGH_SIDE``, is no paper with lines on it."""


def find_skew(mask: Mask) -> float | None:
    """Find the slope that most of the long straight lines in ``mask`` have, or stand upright on.

    ``mask`` is uint8, 1 where there is ink. None where no direction stands out (Matas,
    Galambos and Kittler, "Robust detection of lines using the progressive probabilistic Hough
    transform", 2000).
    """
    scale = HOUGH_SIDE / max(mask.shape)
    height, width = (round(scale * side) for side in mask.shape)
    if min(height, width) < NARROWEST:
        return None
    small = cv2.resize(mask * np.uint8(255), (width, height), interpolation=cv2.INTER_AREA)
    _, small = cv2.threshold(small, 90, 255, cv2.THRESH_BINARY)
    small = _without_wide(np.asarray(small, np.uint8))
    side = min(small.shape)
    if not _may_hold_lines(small, SHORTEST * side):
        return None
    found = cv2.HoughLinesP(
        small, 1, np.pi / 360, round(side / 4), minLineLength=SHORTEST * side, maxLineGap=MAX_GAP
    )
    if found is None:
        return None
    ends = np.reshape(found, (-1, 4)).astype(np.float64)
    along = ends[:, 2:] - ends[:, :2]
    lengths = np.hypot(along[:, 0], along[:, 1])
    degrees = (np.degrees(np.arctan2(along[:, 1], along[:, 0])) + 45) % 90 - 45
    totals = np.bincount(np.round(degrees).astype(np.int64) + 45, lengths, 91)
    around = np.convolve(totals, np.ones(3), "same")
    best = int(around.argmax())
    if around[best] < MIN_TOTAL_LENGTH * side or abs(best - 45) > MAX_SKEW:
        return None
    near = np.abs(degrees - (best - 45)) <= 1.5
    return float(np.tan(np.radians(np.average(degrees[near], weights=lengths[near]))))


def _without_wide(small: Mask) -> Mask:
    """Take away what is wider than lines, which holds some in every direction.

    For shadows and scenery half of the photos in which little was read counted as askew, and now
    a fourteenth do; the transform takes a quarter of its time, which is that of its pixels.
    """
    wide = cv2.morphologyEx(small, cv2.MORPH_OPEN, np.ones((WIDEST, WIDEST), np.uint8))
    return np.asarray(cv2.subtract(small, cv2.dilate(wide, SQUARE)), np.uint8)


def _may_hold_lines(small: Mask, shortest: float) -> bool:
    """Whether any ink reaches so far, gaps bridged, that the transform could find a line in it.

    It finds none elsewhere: it walks over gaps of ``MAX_GAP`` and no further. Where only writing
    is, this takes a twentieth of the transform's time.
    """
    size = MAX_GAP + 3  # a pixel more than the next one may be away, on either side half of it
    joined = cv2.dilate(small, np.ones((size, size), np.uint8))
    _, stats = components(np.asarray(joined, np.uint8))
    return bool((stats[1:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]] >= shortest).any())


@dataclass(frozen=True, eq=False)
class Shear:
    """Moves columns up and down, so that lines of a slope become level; nothing is lost.

    ``shift`` says by how much each column rises, from 0 up.
    """

    shift: NDArray[np.int64]
    height: int

    @classmethod
    def of(cls, slope: float, shape: tuple[int, ...]) -> Self:
        """Make the shear for pictures of ``shape`` (h, w) and lines that fall by ``slope``."""
        height, width = shape
        fall = np.round(slope * np.arange(width)).astype(np.int64)
        return cls(int(fall.max()) - fall, height)

    def apply(self, page: Page) -> Page:
        """Shear all pictures of ``page`` to higher ones, 0 where nothing comes from.

        Where no column moves it is the page itself.
        """
        if not self.shift.any():
            return page
        height = self.height + int(self.shift.max())
        mask, faint, contrast = (
            _moved(one, -self.shift, height) for one in (page.mask, page.faint, page.contrast)
        )
        inside = _moved(np.ones_like(page.mask), -self.shift, height)
        return Page(mask, faint, contrast, inside > 0)

    def undo(self, sheared: Mask) -> Mask:
        """Bring a sheared picture back."""
        return _moved(sheared, self.shift, self.height) if self.shift.any() else sheared


def _moved(picture: Mask, shift: NDArray[np.int64], height: int) -> Mask:
    """Make a picture of ``height`` whose columns come from ``shift`` further down, or are 0."""
    rows = np.arange(height, dtype=np.float32)[:, None] + shift.astype(np.float32)
    columns = np.broadcast_to(np.arange(len(shift), dtype=np.float32), rows.shape)
    return np.asarray(cv2.remap(picture, columns, rows, cv2.INTER_NEAREST), np.uint8)
