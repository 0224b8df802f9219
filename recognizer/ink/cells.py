"""Form cells and squares: walls as dark as the pen are found by where they meet, and taken out."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from recognizer.ink.page import Mask, Page
from recognizer.ink.ruled_lines import RuledLine, erase, find_level_lines
from recognizer.ink.skew import Shear
from recognizer.ink.walls import find_upright_walls
from recognizer.pixels import SQUARE, components

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
MOST_CURVED: Final = 4
"""So many pixels above and below a straight line a wall may run."""


@dataclass(frozen=True, eq=False)
class Cells:
    """Cells with something in them: ``walls`` of them, whose ink is ``gone`` of a ``window``.

    ``left`` is what else is connected there. ``beyond`` says that they go on beyond the picture, as
    those of squared paper do.
    """

    window: tuple[slice, slice]
    gone: Mask
    left: Mask
    walls: int
    beyond: bool


def find_cells(page: Page) -> list[Cells]:
    """Find what is one connected component each, on a ``page``.

    Two level walls and two upright ones that reach from one to the other are a cell. No digit
    looks like that with anything in it.
    """
    labels, stats = page.components
    found = []
    for label in np.argsort(-stats[1:, cv2.CC_STAT_AREA], kind="stable")[:MOST] + 1:
        x, y, width, height, area = stats[label].tolist()
        if min(width, height) < SMALLEST or area > FULLEST * width * height:
            continue
        window = (slice(y, y + height), slice(x, x + width))
        own = (labels[window] == label).view(np.uint8)
        slope = _slope(own)
        if slope is None or not _may_be_cells(own, slope):
            continue
        left, walls = _without_walls(own, page.contrast[window], slope)
        if walls and _holds_anything(page.mask[window], own, left, height):
            beyond = _goes_beyond((x, y, width, height), page.mask.shape)
            found.append(Cells(window, own & ~left, left, walls, beyond))
    return found


def without_cells(page: Page, found: Sequence[Cells]) -> Page:
    """Take the walls of all that were ``found`` out of ``page``."""
    if not found:
        return page
    mask, faint = page.mask.copy(), page.faint.copy()
    for cells in found:
        mask[cells.window] = cv2.subtract(mask[cells.window], cells.gone)
        around = cv2.dilate(cells.gone, SQUARE)
        faint[cells.window] = cv2.subtract(faint[cells.window], cv2.subtract(around, cells.left))
    return Page(mask, faint, page.contrast, page.inside)


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
    rows = np.arange(len(own))
    # Its hull is that of the first and the last pixel of each row; all of them cost ten times that.
    first, last = own.argmax(axis=1), own.shape[1] - 1 - own[:, ::-1].argmax(axis=1)
    points = np.stack([np.append(first, last), np.append(rows, rows)], axis=1)
    degrees = (cv2.minAreaRect(points.astype(np.int32))[2] + 45) % 90 - 45
    return math.tan(math.radians(degrees)) if abs(degrees) <= STEEPEST else None


def _may_be_cells(own: Mask, slope: float) -> bool:
    """Whether two lines far from each other, at ``slope``, have ink all along as walls have."""
    height, width = own.shape
    rise = abs(slope) * width
    shear = np.array([[1, 0, 0], [-slope, 1, MOST_CURVED + (rise if slope > 0 else 0)]])
    size = (width, height + 2 * MOST_CURVED + math.ceil(rise))
    level = cv2.warpAffine(own, shear, size, flags=cv2.INTER_NEAREST)
    near = cv2.dilate(level, np.ones((2 * MOST_CURVED + 1, 1), np.uint8))
    covered = cv2.reduce(near, 1, cv2.REDUCE_SUM, dtype=cv2.CV_32S)
    there = np.flatnonzero(covered.ravel() >= ALONG * width)
    return len(there) > 1 and int(there[-1] - there[0]) - 2 * MOST_CURVED >= 0.5 * height - 8


def _without_walls(own: Mask, contrast: Mask, slope: float) -> tuple[Mask, int]:
    """Erase the walls of one component; returns what is left, and how many walls there were."""
    ink, tone = np.pad(own, MARGIN), np.pad(contrast, MARGIN)
    shear = Shear.of(slope, ink.shape)
    part = shear.apply(Page(ink, ink, tone))
    level = sorted(_level_walls(part, own.shape[1]), key=_middle)
    upright = find_upright_walls(part.mask, level)
    if not upright:
        return own, 0
    left = part.mask.copy()
    for wall in level:
        erase(left, part.contrast, wall)
    left, across = np.ascontiguousarray(left.T), np.ascontiguousarray(part.contrast.T)
    for wall in upright:
        erase(left, across, wall)
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
