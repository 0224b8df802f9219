"""Form cells and squares: walls as dark as the pen are found by where they meet, and taken out."""

import math
from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np

from recognizer.ink.page import Mask, Page
from recognizer.ink.ruled_lines import RuledLine, erase, find_level_lines
from recognizer.ink.skew import Shear
from recognizer.ink.walls import find_upright_walls
from recognizer.pixels import components

MOST: Final = 3
"""So many connected components of a picture, the largest by area, may be cells."""
SMALLEST: Final = 30
"""Cells are so many pixels high and wide at least: a digit must be legible in them."""
FULLEST: Final = 0.6
"""Ink covers no more than this share of the box around cells."""
STEEPEST: Final = 25.0
"""Degrees by which cells may lie askew."""
ALONG: Final = 0.8
"""A level wall is this share of the component's width, at least."""
THICK: Final = 2.0
"""Walls may be so many times as thick as a ruled line."""
CONTENT: Final = 0.35
"""What is written in cells is at least this share as high."""
SPLINTER: Final = 0.75
"""Ink of which so much lies where a wall ran is what is left of it."""
BEYOND: Final = 3
"""Squares reach so many sides of the picture."""
MARGIN: Final = 3


def remove_cells(page: Page, *, squared: bool = False) -> tuple[Page, int]:
    """Take the walls of cells with something in them out of ``page``; returns how many, too.

    Two level walls and two upright ones that reach from one to the other are a cell. No digit
    looks like that with anything in it. Only ``squared`` says that cells may go on beyond the
    picture, as those of squared paper do.
    """
    labels, stats = components(page.mask)
    mask, faint, count = page.mask, page.faint, 0
    for label in np.argsort(-stats[1:, cv2.CC_STAT_AREA], kind="stable")[:MOST] + 1:
        x, y, width, height, area = stats[label].tolist()
        if min(width, height) < SMALLEST or area > FULLEST * width * height:
            continue
        if not squared and _goes_beyond((x, y, width, height), mask.shape):
            continue
        window = (slice(y, y + height), slice(x, x + width))
        own = (labels[window] == label).view(np.uint8)
        slope = _slope(own)
        if slope is None or not _may_be_cells(own, slope):
            continue
        without, walls = _without_walls(own, page.contrast[window], slope)
        if walls and _holds_anything(mask[window], own, without, height):
            if not count:
                mask, faint = mask.copy(), faint.copy()
            gone = cv2.subtract(own, without)
            mask[window] = cv2.subtract(mask[window], gone)
            around = cv2.dilate(gone, np.ones((3, 3), np.uint8))
            faint[window] = cv2.subtract(faint[window], cv2.subtract(around, without))
            count += walls
    return Page(mask, faint, page.contrast, page.inside), count


def count_lines(mask: Mask) -> int:
    """How many pixels of ``mask`` lie on long lines, level or upright, as walls do."""
    total = 0
    for ink in (mask, cv2.transpose(mask)):
        thick = cv2.dilate(ink, np.ones((3, 1), np.uint8))
        runs = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, 2 * SMALLEST), np.uint8))
        total += cv2.countNonZero(cv2.bitwise_and(np.asarray(runs, np.uint8), ink))
    return total


def _goes_beyond(box: tuple[int, int, int, int], shape: tuple[int, ...]) -> bool:
    x, y, width, height = box
    ends = x <= 1, y <= 1, x + width >= shape[1] - 1, y + height >= shape[0] - 1
    return sum(ends) >= BEYOND


def _slope(own: Mask) -> float | None:
    """How far a component lies askew: the slope of the tightest rectangle around it."""
    points = cv2.findNonZero(own)
    degrees = (cv2.minAreaRect(points)[2] + 45) % 90 - 45
    return math.tan(math.radians(degrees)) if abs(degrees) <= STEEPEST else None


def _may_be_cells(own: Mask, slope: float) -> bool:
    """Whether any rows, at ``slope``, hold ink enough for two walls."""
    height, width = own.shape
    rows, columns = np.nonzero(own)
    level = rows - slope * (columns - (width if slope > 0 else 0))
    levels = np.bincount(np.round(level).astype(np.int64))
    walls = np.convolve(levels, np.ones(5)) >= ALONG * width
    there = np.flatnonzero(walls)
    return len(there) > 1 and there[-1] - there[0] >= 0.5 * height - 8


def _without_walls(own: Mask, contrast: Mask, slope: float) -> tuple[Mask, int]:
    """Erase the walls of one component; returns what is left, and how many walls there were."""
    ink, tone = np.pad(own, MARGIN), np.pad(contrast, MARGIN)
    shear = Shear.of(slope, ink.shape)
    part = shear.apply(Page(ink, ink, tone))
    level = sorted(_level_walls(part, own.shape[1]), key=_middle)
    upright = find_upright_walls(part.mask, level)
    if not upright:
        return own, 0
    left = part.mask
    for wall in level:
        left = erase(left, part.contrast, wall)
    left, across = np.ascontiguousarray(left.T), np.ascontiguousarray(part.contrast.T)
    for wall in upright:
        left = erase(left, across, wall)
    without = shear.undo(_without_splinters(np.ascontiguousarray(left.T), level, upright))
    inner = without[MARGIN:-MARGIN, MARGIN:-MARGIN]
    return np.ascontiguousarray(cv2.bitwise_and(inner, own)), len(level) + len(upright)


def _without_splinters(
    left: Mask, level: Sequence[RuledLine], upright: Sequence[RuledLine]
) -> Mask:
    """Erase what is left of the walls themselves: ink that lies nearly all where they ran."""
    band = np.zeros_like(left)
    for wall in level:
        _draw(band, wall)
    across = np.ascontiguousarray(band.T)
    for wall in upright:
        _draw(across, wall)
    labels, stats = components(left)
    on_walls = np.bincount(labels[across.T > 0], minlength=len(stats))
    splinters = on_walls >= SPLINTER * stats[:, cv2.CC_STAT_AREA]
    return np.asarray(left * ~splinters[labels], np.uint8)


def _draw(band: Mask, wall: RuledLine) -> None:
    columns = np.arange(max(wall.start - MARGIN, 0), min(wall.end + MARGIN, band.shape[1] - 1) + 1)
    points = np.stack([columns, np.round(wall.path[columns])], axis=1).astype(np.int32)
    cv2.polylines(band, [points], False, 1, math.ceil(wall.thickness) + 4)


def _middle(wall: RuledLine) -> float:
    return float(wall.path[(wall.start + wall.end) // 2])


def _level_walls(page: Page, width: int) -> list[RuledLine]:
    return [w for w in find_level_lines(page, THICK) if w.end - w.start >= ALONG * width]


def _holds_anything(mask: Mask, own: Mask, without: Mask, height: int) -> bool:
    """Whether anything is written in the cells, of which ``without`` is left of ``own``."""
    inside = cv2.bitwise_or(cv2.subtract(mask, own), without)
    _, stats = components(np.asarray(inside, np.uint8))
    return bool((stats[1:, cv2.CC_STAT_HEIGHT] >= min(CONTENT * height, 0.5 * SMALLEST)).any())
