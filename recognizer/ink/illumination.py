"""Illumination correction: light and shadow divided out of a picture, so that its ink is left."""

from functools import cache
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.pixels import histogram, percentile

DARKEST: Final = 24
"""Darker paper holds no contrast worth amplifying."""
BRIGHTENED: Final = np.maximum(np.arange(256), DARKEST).astype(np.uint8)
"""What each brightness is taken for: a table is five times as fast as NumPy's maximum."""
LEVEL: Final = 160
"""What even paper becomes once the smooth surface is divided out: room for brighter spots."""
SURFACE_SIDE: Final = 32
"""The smooth surface is fitted to a square of so many samples a side."""
REACH: Final = 0.22
"""Wider than any stroke and narrower than most shadows, as a share of the picture's side."""
EVEN: Final = 0.75
"""The share of a picture that a smooth surface must explain to be its light."""

Gray = NDArray[np.uint8]


def correct_illumination(gray: Gray, reach: float = REACH) -> Gray:
    """Divide by the paper's own brightness and return the contrast.

    A smooth surface takes away vignettes and fall-off, then a closing, at a quarter of the size,
    follows shadows; what is narrower than ``reach``, a share of the side, is no shadow.
    """
    height, width = gray.shape
    quarter = (max(1, width // 4), max(1, height // 4))
    small = np.asarray(cv2.resize(gray, quarter, interpolation=cv2.INTER_AREA), np.uint8)
    surface = smooth_surface(small)
    level = cv2.divide(small, surface, scale=LEVEL)
    size = max(3, round(reach * min(max(quarter), 2 * min(quarter))) | 1)
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (size, size))
    paper = cv2.morphologyEx(level, cv2.MORPH_CLOSE, kernel, borderType=cv2.BORDER_REPLICATE)
    # Smoother, but never across a shadow's edge into the dark, where it would look like ink.
    paper = cv2.min(paper, cv2.blur(paper, (5, 5), borderType=cv2.BORDER_REPLICATE))
    paper = cv2.multiply(paper, surface, scale=1 / LEVEL)
    paper = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    bright = cv2.LUT(paper, BRIGHTENED)
    return np.asarray(cv2.divide(cv2.subtract(paper, gray), bright, scale=255), np.uint8)


def smooth_surface(small: Gray) -> Gray:
    """Fit a polynomial of degree 3 to the paper's brightness; returns the shape of ``small``.

    Twice the fit is repeated without what is far darker or lighter: ink, tables, reflections.
    Where it explains too little, the result is constant.
    """
    samples = np.asarray(
        cv2.resize(small, (SURFACE_SIDE, SURFACE_SIDE), interpolation=cv2.INTER_AREA), np.uint8
    )
    terms = _cubic_terms()
    values = samples.ravel().astype(np.float32)
    kept = np.ones(len(values), bool)
    fit, near = values, kept
    for _ in range(3):
        kept_terms = terms[kept]
        moments = kept_terms.T @ kept_terms + 1e-3 * np.eye(terms.shape[1], dtype=np.float32)
        fit = terms @ np.linalg.solve(moments, kept_terms.T @ values[kept])
        near = np.abs(values - fit) <= 0.12 * np.maximum(fit, 32)
        if near.mean() < 0.4 or np.array_equal(near, kept):  # the same would be fitted again
            break
        kept = near
    if near.mean() < EVEN:  # a hard shadow, or no paper at all: the closing does better alone
        return np.full(small.shape, LEVEL, np.uint8)
    # Where the paper ends the surface goes on; it stays within what was seen on the paper.
    darkest = percentile(histogram(samples.ravel()[kept]), 1)
    fit = np.clip(fit, max(darkest, 16), 255)
    surface = fit.reshape(SURFACE_SIDE, SURFACE_SIDE).astype(np.uint8)
    return np.asarray(cv2.resize(surface, small.shape[::-1]), np.uint8)


@cache
def _cubic_terms() -> NDArray[np.float32]:
    """The ten monomials of degree 3 and less at each place of the samples' square, row by row."""
    steps = np.linspace(-1, 1, SURFACE_SIDE, dtype=np.float32)
    powers = [(i, j) for i in range(4) for j in range(4 - i)]
    return np.stack([np.outer(steps**j, steps**i).ravel() for i, j in powers]).T
