"""Measurements of pixels: histogram, percentile, connected components and stroke width."""

import math
from typing import Final, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.float32]

SQUARE: Final = np.ones((3, 3), np.uint8)
"""A pixel and its eight neighbours."""


def histogram(values: NDArray[np.uint8], mask: NDArray[np.uint8] | None = None) -> Counts:
    """Count the values of a picture, where ``mask`` is not 0 if it is given: float32 (256,)."""
    picture = np.ascontiguousarray(values)
    return np.asarray(cv2.calcHist([picture], [0], mask, [256], [0, 256]), np.float32).ravel()


def percentile(counts: Counts, percent: float) -> float:
    """Return what ``np.percentile`` returns for the counted values, of which there is one at least.

    That is ten times faster than by sorting. ``counts`` may end early, and of each kind there are
    fewer than 2**24.
    """
    upto = counts.cumsum(dtype=np.float64)
    rank = percent / 100 * (upto[-1] - 1)
    below = math.floor(rank)
    # The values at the ranks on both sides; where they are one, the share says nothing.
    low, high = upto.searchsorted((below, math.ceil(rank)), side="right")
    return float(low + (high - low) * (rank - below))


def quarters_turned(picture: NDArray[np.uint8], quarters: int) -> NDArray[np.uint8]:
    """Turn a picture, uint8 (h, w) or (h, w, 3), anticlockwise by so many quarters.

    As ``np.rot90`` does, whose result takes several times as long to be copied into rows.
    """
    turn = (None, cv2.ROTATE_90_COUNTERCLOCKWISE, cv2.ROTATE_180, cv2.ROTATE_90_CLOCKWISE)[
        quarters % 4
    ]
    return picture if turn is None else np.asarray(cv2.rotate(picture, turn), np.uint8)


class Components(NamedTuple):
    """What is connected in a mask, corners included.

    ``labels`` is int32 of the mask's shape, 0 for what is 0 in it; ``stats``, int32 (n, 5), holds
    for each label, 0 too, ``cv2.CC_STAT_LEFT`` to ``cv2.CC_STAT_AREA``.
    """

    labels: NDArray[np.int32]
    stats: NDArray[np.int32]


def components(mask: NDArray[np.uint8]) -> Components:
    """Label what is connected in ``mask``, uint8 (h, w)."""
    # Grana's algorithm takes 0.6 ms for 640x480 where OpenCV's own choice takes 1.8.
    _, labels, stats, _ = cv2.connectedComponentsWithStatsWithAlgorithm(
        mask, 8, cv2.CV_32S, cv2.CCL_BBDT
    )
    return Components(np.asarray(labels, np.int32), np.asarray(stats, np.int32))


def stroke_width(mask: NDArray[np.uint8]) -> float:
    """Mean stroke width in ``mask`` (0 or not), in pixels: twice the ink over its outline."""
    area = cv2.countNonZero(mask)
    inner = cv2.erode(mask, SQUARE, borderType=cv2.BORDER_CONSTANT, borderValue=0)
    edge = area - cv2.countNonZero(inner)
    return 2.0 * area / edge if edge else 0.0
