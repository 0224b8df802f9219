"""Threshold above which contrast is ink: by the paper's noise, and by the strokes around."""

import math
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.pixels import histogram, percentile

MINIMUM_CONTRAST: Final = 11
"""The faintest ink, in 1/255 of the paper's brightness."""
LEVELS: Final = np.arange(256, dtype=np.float32)
SHARE_OF_PEAK: Final = 0.36
"""Ink is at least this share of the darkest ink around it: strokes end at half of their edge."""

Gray = NDArray[np.uint8]


def threshold_locally(contrast: Gray, floor: float) -> Gray:
    """Take as ink what is above ``floor`` and above a share of the darkest ink around it.

    The first lets faint pencil in, the second keeps halos and ringing out of strong strokes.
    """
    height, width = contrast.shape
    quarter = (max(1, width // 4), max(1, height // 4))
    small = cv2.resize(cv2.blur(contrast, (3, 3)), quarter, interpolation=cv2.INTER_LINEAR)
    size = max(3, round(0.07 * max(quarter)) | 1)
    peak = cv2.blur(cv2.dilate(small, np.ones((size, size), np.uint8)), (size, size))
    peak = cv2.resize(peak, (width, height), interpolation=cv2.INTER_LINEAR)
    least = np.ceil(np.maximum(np.float32(SHARE_OF_PEAK) * LEVELS, np.float32(floor)))
    # Whole numbers of which the ink is one more: 255 says that there is none.
    limit = cv2.LUT(peak, np.clip(least - 1, 0, 255).astype(np.uint8))
    return np.asarray(contrast > limit).view(np.uint8)


def noise_floor(contrast: Gray) -> tuple[float, float]:
    """Measure the paper: its noise (standard deviation) and the threshold that clears it."""
    counts = histogram(contrast[::3, ::3])
    level = percentile(counts, 50)
    # Half of the paper lies below its median whatever the ink does above it; of that half the
    # nearest 68 % are within a standard deviation, whatever tables and frames do to the rest.
    below = counts[: math.floor(level) + 1]
    noise = max(level - percentile(below, 100 - 68), 0.5)
    return noise, max(level + 4 * noise, level + MINIMUM_CONTRAST)
