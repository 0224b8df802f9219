"""Ruled and squared paper: printed lines are found and taken out of the ink."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.ink.hough import hough_parabola
from recognizer.ink.page import Mask, Page
from recognizer.ink.skew import Shear
from recognizer.pixels import components, histogram, percentile

THICKEST: Final = 13.0
"""No ruled line is thicker, in pixels of a picture that was not enlarged."""
COARSE: Final = 4
"""Runs are joined at a quarter of the width: they are long anyway."""
MIN_COVERED_WIDTH: Final = 0.4
"""A line's runs cover this share of the picture's width."""
COVERAGE: Final = 0.75
"""A printed line has ink on this share of its length, faint as it may be."""

MOST_LINES: Final = 64
"""A sheet of A4 has 59 lines across and 42 up and down where its squares are of 5 mm."""
MOST_OTHERS: Final = 12
"""After so many more runs that are no lines than lines, nothing is ruled: these are strokes."""


@dataclass(frozen=True, eq=False)
class RuledLine:
    """A nearly level line: ``path`` is its y at each x of the picture, ``thickness`` in pixels."""

    path: NDArray[np.floating]
    start: int
    end: int
    thickness: float
    reaches: bool


def remove_ruled_lines(
    page: Page, *, clean: bool, enlarged: float = 1.0, slope: float = 0.0
) -> tuple[Mask, int]:
    """Take level and upright lines out of the mask of ``page``; returns how many they were, too.

    Beside dark strokes a line may be in the faint ink only; where the contrast is far above the
    line's own, there is ink. ``slope`` is that of the lines, where the paper lies askew.
    ``clean`` says that the picture has no camera noise. Nobody rules a screen for a single digit,
    whose own straight strokes are as thin and long, so more is asked of ruled lines there.
    """
    level, across = _remove_sloping(page, clean, enlarged, slope)
    turned = replace(page, mask=level).turned()
    upright, along = _remove_sloping(turned, clean, enlarged, -slope)
    if not along:
        return level, across
    return np.asarray(cv2.transpose(upright), np.uint8), across + along


def _remove_sloping(page: Page, clean: bool, enlarged: float, slope: float) -> tuple[Mask, int]:
    if not slope:
        return _remove_level(page, clean, enlarged)
    shear = Shear.of(slope, page.mask.shape)
    left, count = _remove_level(shear.apply(page), clean, enlarged)
    return (shear.undo(left) if count else page.mask), count


def _remove_level(page: Page, clean: bool, enlarged: float) -> tuple[Mask, int]:
    mask = page.mask
    found = find_level_lines(page, enlarged, across=True)
    whole = sum(ruled.reaches for ruled in found)
    if clean and whole < 2:
        return mask, 0
    length = 0.75 * mask.shape[1]
    ruled_lines = [
        ruled
        for ruled in found
        if ruled.reaches or (whole and not clean and ruled.end - ruled.start >= length)
    ]
    if ruled_lines:
        mask = mask.copy()
    for ruled in ruled_lines:
        erase(mask, page.contrast, ruled)
    return mask, len(ruled_lines)


def find_level_lines(page: Page, enlarged: float = 1.0, *, across: bool = False) -> list[RuledLine]:
    """Find thin lines of at least 0.42 of the picture's width, up to 4 degrees off the level.

    Half of the width is asked of runs that joining has widened. The thicker a line is in pixels,
    the steeper it may be: two pixels are found up to 6 degrees off. Where they should reach
    ``across`` the paper, those that do not are strokes.
    """
    mask = page.faint
    width = mask.shape[1]
    # Longer than a stroke is thick, also where a tiny picture was enlarged.
    reach = max(16, width // 24, round(8 * enlarged))
    # Thickened by a pixel on both sides, a line may climb 3 pixels along the opening's length.
    thick = cv2.dilate(mask, np.ones((3, 1), np.uint8))
    opened = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, reach), np.uint8))
    runs = np.asarray(cv2.bitwise_and(opened, mask), np.uint8)
    # A tenth of what cv2.reduce takes for the maximum.
    if np.count_nonzero(np.bitwise_or.reduce(runs, axis=0)) < MIN_COVERED_WIDTH * width:
        return []
    ruled_lines: list[RuledLine] = []
    others = 0
    for count, (x, y, line) in enumerate(islice(_long_lines(runs, reach), MOST_LINES), 1):
        ruled = _fit(line, x, y, page, enlarged)
        if ruled is not None:
            ruled_lines.append(ruled)
        others += ruled is None or (across and not ruled.reaches)
        if 2 * others > MOST_OTHERS + count:
            break
    return ruled_lines


def _long_lines(runs: Mask, reach: int) -> Iterator[tuple[int, int, Mask]]:
    """Join runs that follow each other; give x, y and ink of what is half the picture long."""
    width = runs.shape[1]
    padded = np.pad(runs, ((0, 0), (0, -width % COARSE)))
    # Four pixels are one number, which is a hundred times faster than their maximum.
    coarse = (padded.view(np.uint32) != 0).astype(np.uint8)
    joined = cv2.dilate(coarse, np.ones((1, 2 * reach // COARSE + 1), np.uint8))
    least = 0.5 * width / COARSE
    # Nothing is as long as that where fewer columns hold anything: that is seen in no time.
    if np.count_nonzero(np.bitwise_or.reduce(joined, axis=0)) < least:
        return
    labels, stats = components(np.asarray(joined, np.uint8))
    for label in range(1, len(stats)):
        x, y, w, h, _ = (int(n) for n in stats[label])
        if w < least:
            continue
        own = (labels[y : y + h, x : x + w] == label).repeat(COARSE, axis=1)
        left = x * COARSE
        line = runs[y : y + h, left : left + own.shape[1]]
        yield left, y, line * own[:, : line.shape[1]].astype(np.uint8)


def _fit(line: Mask, x: int, y: int, page: Page, enlarged: float) -> RuledLine | None:
    """Fit a parabola through ``line``, cut from ``page`` at (x, y); None if it is no thin line."""
    mask = page.faint
    height, width = mask.shape
    columns = np.asarray(cv2.reduce(line, 0, cv2.REDUCE_SUM, dtype=cv2.CV_32S))
    columns = columns[columns > 0]
    thickness = float(np.median(columns)) if len(columns) >= MIN_COVERED_WIDTH * width else np.inf
    if thickness > min(THICKEST * enlarged, 0.13 * min(width, height)):
        return None
    fitted = hough_parabola(line, thickness)
    if fitted is None:
        return None
    coefficients, first, last = fitted
    start, end = x + first, x + last
    path = y + np.polyval(coefficients, np.arange(width) - x)
    long = end - start >= 14 * thickness
    if not long or _coverage(mask, path, start, end, thickness) < COVERAGE:
        return None
    margin = max(2, round(0.03 * width))
    ends = (start - margin, end + margin)
    sides = sum(not page.holds(y + float(np.polyval(coefficients, end - x)), end) for end in ends)
    reaches = sides == 2 or (sides == 1 and end - start >= 0.7 * width)
    return RuledLine(path, start, end, thickness, reaches)


def _coverage(
    mask: Mask, path: NDArray[np.floating], start: int, end: int, thickness: float
) -> float:
    """The share of the columns from ``start`` to ``end`` that hold ink near the path."""
    columns = np.arange(start, end + 1)
    half = int(thickness / 2) + 1
    offsets = np.arange(-half, half + 1)[:, None]
    rows = np.clip(np.round(path[columns]).astype(np.int64) + offsets, 0, mask.shape[0] - 1)
    return float(mask[rows, columns].any(axis=0).mean())


def erase(mask: Mask, contrast: Mask, ruled: RuledLine) -> None:
    """Erase ``ruled`` in ``mask`` by columns, save where the ink goes on beyond its thickness."""
    height = mask.shape[0]
    columns = np.arange(max(0, ruled.start - 3), min(mask.shape[1], ruled.end + 4))
    # The path may miss its own line by a pixel or two: look for ink around it.
    half = int(np.ceil(ruled.thickness / 2)) + 1
    middle = half + 2  # two pixels beyond are blur
    offsets = np.arange(-middle, middle + 1)[:, None]
    rows = np.round(ruled.path[columns]).astype(np.int64) + offsets
    inside = (rows >= 0) & (rows < height)
    rows = np.clip(rows, 0, height - 1)
    beyond = mask[rows, columns] & inside
    # A stroke on one side only may still be a stroke that ends on the line.
    stroke = beyond[:2].all(axis=0) | beyond[-2:].all(axis=0)
    tone = contrast[rows, columns]
    # The digit may well cover most of the line: the palest quarter is print.
    palest = percentile(histogram(tone[middle - 1 : middle + 2].max(axis=0)), 25)
    stroke |= tone[middle - half : middle + half + 1].max(axis=0) > 1.7 * palest + 6
    erased = inside & ~stroke
    erased[[0, -1]] = False
    mask[rows[erased], np.broadcast_to(columns, rows.shape)[erased]] = 0
