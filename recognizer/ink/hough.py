"""The Hough transform: the straight line, and then the parabola, through most of a run of ink."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.ink.page import Mask

HOUGH_SLOPES: Final = np.linspace(-0.07, 0.07, 15)
"""The slopes for which points vote: up to 4 degrees."""
MOST_POINTS: Final = 800
"""So many points of a line decide where it runs."""
RIDGE: Final = 1e-9 * np.eye(3)
"""Points in fewer than three columns are on many parabolas."""


def hough_parabola(line: Mask, thickness: float) -> tuple[NDArray[np.floating], int, int] | None:
    """Fit a parabola to most of ``line``, from its Hough line on.

    Returns its coefficients, its first and its last column.
    """
    step = 1 + cv2.countNonZero(line) // MOST_POINTS
    xs, ys = (places[::step] for places in np.nonzero(line.T))
    # Every second one tells where a straight line runs; the parabola wants all of them.
    slope, offset = _hough_line(xs[::2], ys[::2], thickness)
    near = np.abs(ys - slope * xs - offset) <= 2 + thickness
    # Sums of powers of x up to 1 are a fifth of the work of np.polyfit, and as good.
    units = np.array([line.shape[1] ** 2, line.shape[1], 1])
    powers = np.stack([xs**2, xs, np.ones_like(xs)]) / units[:, None]
    parabola = np.zeros(3)
    for _ in range(4):  # strokes that run along the line pull at it: let go of them by and by
        if near.sum() < max(3, 0.5 * len(xs)):
            return None
        held = powers * near
        parabola = np.linalg.solve(held @ powers.T + RIDGE, held @ ys)
        near = np.abs(parabola @ powers - ys) <= 1.5 + thickness / 2
    columns = xs[near]
    return (parabola / units, int(columns[0]), int(columns[-1])) if len(columns) else None


def _hough_line(
    xs: NDArray[np.int64], ys: NDArray[np.int64], thickness: float
) -> tuple[float, float]:
    """Find the straight line through most points by a Hough transform: slope and y at x = 0.

    The accumulator counts, for each of ``HOUGH_SLOPES``, the points at each height.
    """
    heights = np.rint(ys - HOUGH_SLOPES[:, None] * xs).astype(np.int64)
    lowest = heights.min(axis=1, keepdims=True)
    heights -= lowest
    span = int(heights.max()) + 1
    places = heights + span * np.arange(len(HOUGH_SLOPES))[:, None]
    counts = np.bincount(places.ravel(), minlength=span * len(HOUGH_SLOPES)).reshape(-1, span)
    # A line as thick as this one holds the points of so many heights.
    width = max(1, round(thickness))
    upto = np.pad(counts, ((0, 0), (width // 2 + 1, (width - 1) // 2))).cumsum(axis=1)
    sums = upto[:, width:] - upto[:, :-width]
    best, peak = np.unravel_index(int(sums.argmax()), sums.shape)
    return float(HOUGH_SLOPES[best]), float(peak + lowest[best, 0])
