"""Ruled and squared paper: printed lines are found and taken out of the ink."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

STRIP: Final = 24
"""How far from a rule its crossing strokes are followed, in pixels."""

Mask = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Rule:
    """A nearly level line: ``path`` is its y at each x of the picture, ``thickness`` in pixels."""

    path: NDArray[np.float64]
    start: int
    end: int
    thickness: float
    reaches: bool


def remove_rules(mask: Mask, contrast: Mask, *, clean: bool) -> tuple[Mask, int]:
    """Take level and upright rules out of ``mask``; returns how many they were, too.

    ``contrast`` is uint8 of the mask's shape: where it is far above the rule's own, it is ink.
    ``clean`` says that the picture has no camera noise. Nobody rules a screen for a single digit,
    whose own straight strokes are as thin and long as a rule, so more is asked of rules there.
    """
    level, across = _remove_level(mask, contrast, clean=clean)
    turned = np.ascontiguousarray(level.T), np.ascontiguousarray(contrast.T)
    upright, along = _remove_level(*turned, clean=clean)
    return np.ascontiguousarray(upright.T), across + along


def _remove_level(mask: Mask, contrast: Mask, *, clean: bool) -> tuple[Mask, int]:
    found = find_level_rules(mask)
    whole = sum(rule.reaches for rule in found)
    if clean and whole < 2:
        return mask, 0
    rules = [rule for rule in found if rule.reaches or (whole and not clean)]
    for rule in rules:
        mask = _erase(mask, contrast, rule)
    return mask, len(rules)


def find_level_rules(mask: Mask) -> list[Rule]:
    """Find thin lines of at least half of the picture's width, up to 3 degrees off the level."""
    height, width = mask.shape
    reach = max(16, width // 14)
    # Thickened by a pixel on both sides, a line may climb 3 pixels along the opening's length.
    thick = cv2.dilate(mask, np.ones((3, 1), np.uint8))
    runs = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, reach), np.uint8))
    runs = cv2.bitwise_and(runs, mask)
    joined = cv2.dilate(runs, np.ones((1, 2 * reach + 1), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    rules = []
    for label in range(1, count):
        x, y, w, h, _ = (int(n) for n in stats[label])
        if w < 0.5 * width:
            continue
        window = (slice(y, y + h), slice(x, x + w))
        line = cv2.bitwise_and(runs[window], (labels[window] == label).astype(np.uint8))
        rule = _fit(line, x, y, width, height)
        if rule is not None:
            rules.append(rule)
    return rules


def _fit(line: Mask, x: int, y: int, width: int, height: int) -> Rule | None:
    """Fit a parabola through ``line``, cut at (x, y); None where it is no thin, smooth line."""
    columns = line.sum(axis=0, dtype=np.int64)
    covered = np.flatnonzero(columns)
    if len(covered) < 0.4 * width:
        return None
    thickness = float(np.median(columns[covered]))
    if thickness > max(6.0, 0.08 * min(width, height)):
        return None
    rows = np.arange(line.shape[0], dtype=np.float64)
    centre = (rows @ line)[covered] / columns[covered]
    kept = np.ones(len(covered), bool)
    coefficients = np.zeros(3)
    for _ in range(3):
        coefficients = np.polyfit(covered[kept], centre[kept], 2)
        distance = np.abs(np.polyval(coefficients, covered) - centre)
        kept = distance <= max(1.5, 2 * float(np.median(distance)))
    if float(np.median(distance)) > 1.5 or kept.mean() < 0.6:
        return None
    start, end = x + int(covered[0]), x + int(covered[-1])
    if (end - start) < 14 * thickness:
        return None
    margin = max(2.0, 0.03 * width)
    reaches = start <= margin and end >= width - 1 - margin
    path = y + np.polyval(coefficients, np.arange(width) - x)
    return Rule(path, start, end, thickness, reaches)


def _erase(mask: Mask, contrast: Mask, rule: Rule) -> Mask:
    """Erase ``rule`` column by column, save where the ink goes on beyond its thickness."""
    height = mask.shape[0]
    columns = np.arange(max(0, rule.start - 3), min(mask.shape[1], rule.end + 4))
    offsets = np.arange(-STRIP, STRIP + 1)
    rows = np.round(rule.path[columns]).astype(np.int64) + offsets[:, None]
    inside = (rows >= 0) & (rows < height)
    rows = np.clip(rows, 0, height - 1)
    strip = mask[rows, columns] * inside
    # The path may miss its own line by a pixel or two: look for ink around it.
    half = int(np.ceil(rule.thickness / 2)) + 1
    filled = strip.copy()
    filled[STRIP - half : STRIP + half + 1] = 1
    above = np.cumprod(filled[STRIP::-1], axis=0).sum(axis=0)
    below = np.cumprod(filled[STRIP:], axis=0).sum(axis=0)
    free = half + 1
    # A stroke on one side only may still be a stroke that ends on the rule; two pixels are blur.
    stroke = (above > free + 1) | (below > free + 1)
    tone = contrast[rows, columns]
    printed = float(np.median(tone[STRIP - 1 : STRIP + 2].max(axis=0)))
    stroke = stroke | (tone[STRIP - half : STRIP + half + 1].max(axis=0) > 1.7 * printed + 6)
    erased = (offsets[:, None] >= -free) & (offsets[:, None] <= free) & ~stroke & inside
    result = mask.copy()
    result[rows[erased], np.broadcast_to(columns, rows.shape)[erased]] = 0
    return result
