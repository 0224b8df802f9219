"""From one mark to the picture that the network sees, as MNIST was made.

The ink fits into 20x20 with its aspect kept and anti-aliased, then its centre of mass moves to the
centre of 28x28 (LeCun et al. 1998, http://yann.lecun.com/exdb/mnist).
"""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.pixels import stroke_width

SIDE: Final = 28
BOX: Final = 20
DETAIL: Final = 80
"""Strokes are widened at this size, four times the final one."""
MIN_STROKE_WIDTH: Final = 0.085
"""Strokes thinner than this share of the longer side are widened: MNIST's are about 0.13."""

DIM: Final = 32
"""Up to here pixels are the blur of strokes, and do not say how bright those are."""

FAINTEST: Final = 60
"""What turning leaves of less ink, in 1/255, is an edge's blur."""


def normalise(ink: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Normalise ``ink``, uint8 of shape (h, w), tightly cut, 255 for full ink; returns (28, 28)."""
    detailed = _fit(ink, DETAIL)
    detailed = _widen(detailed)
    small = _fit(detailed, BOX)
    # cv2 interpolates in fixed point; thin strokes lose brightness to the area average.
    ink_there = np.sort(small[small > DIM])
    peak = int(ink_there[len(ink_there) * 9 // 10]) if len(ink_there) else 255
    if peak < 255:
        small = np.asarray(cv2.convertScaleAbs(small, alpha=255 / max(peak, 64)), np.uint8)
    return _centre(small)


def turned(ink: NDArray[np.uint8], degrees: float) -> NDArray[np.uint8]:
    """Turn ``ink``, uint8 of shape (h, w), anticlockwise; the result is cut tightly again."""
    height, width = ink.shape
    side = int(np.hypot(height, width)) + 4
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    matrix[:, 2] += (side - width) / 2, (side - height) / 2
    result = np.asarray(cv2.warpAffine(ink, matrix, (side, side)), np.uint8)
    x, y, w, h = cv2.boundingRect((result > FAINTEST).astype(np.uint8))
    return result[y : y + h, x : x + w] if w and h else ink


def _fit(ink: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    """Resize so that the longer side is ``side``, the shorter one at least 1."""
    height, width = ink.shape
    scale = side / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    interpolation = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(ink, size, interpolation=interpolation), np.uint8)


def _widen(ink: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Widen hairlines, which the reduction to 20x20 would make faint."""
    mask = (ink >= 64).view(np.uint8)
    missing = MIN_STROKE_WIDTH * DETAIL - stroke_width(mask)
    if missing < 1:
        return ink
    size = 1 + round(missing)
    pad = size // 2 + 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    # A fifth of np.pad's time.
    padded = cv2.copyMakeBorder(ink, pad, pad, pad, pad, cv2.BORDER_CONSTANT)
    return np.asarray(cv2.dilate(padded, kernel), np.uint8)


def _centre(small: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Put ``small`` into 28x28 with its centre of mass in the middle, as far as it fits."""
    height, width = small.shape
    moments = cv2.moments(small)
    mass = max(moments["m00"], 1.0)
    x = round((SIDE - 1) / 2 - moments["m10"] / mass)
    y = round((SIDE - 1) / 2 - moments["m01"] / mass)
    x, y = min(max(x, 0), SIDE - width), min(max(y, 0), SIDE - height)
    canvas = np.zeros((SIDE, SIDE), np.uint8)
    canvas[y : y + height, x : x + width] = small
    return canvas
