"""Strokes as geometry: which belong together, joined into one mark, and cut into parts."""

import math
from collections.abc import Sequence
from itertools import combinations
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.reading import Box
from recognizer.segmentation.marks import Mark

Span = tuple[int, int]
"""From which column of a mark to which, the last one excluded."""

LARGEST_CLUSTER: Final = 6
"""Marks of larger clusters are not joined: they are texture."""
CUTS_A_DIGIT: Final = 3
"""Places to cut for each of so many digits as the mark is high ..."""
FEWEST_CUTS: Final = 5
MOST_CUTS: Final = 14
"""... within these limits."""
WIDE: Final = 0.75
"""What is wider than this times its height may be several digits that touch ..."""
LEAST_WIDTH: Final = 16
"""... unless it is of fewer pixels than two digits can be told apart in."""

ROUND: Final = 0.8
"""A ring fills this share of its convex hull, whatever is in it ..."""
RIM: Final = 1.6
"""... it is no thicker than this times the mark's strokes ..."""
CONTENT: Final = 0.3
"""... and what is in it has this share of its height at least."""


def cluster(marks: Sequence[Mark]) -> list[list[int]]:
    """Group the indices of marks that lie so close that they may be strokes of one digit."""
    parent = list(range(len(marks)))

    def root(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    for i, j in np.argwhere(np.triu(_near(marks), 1)).tolist():
        parent[root(j)] = root(i)
    groups: dict[int, list[int]] = {}
    for i in range(len(marks)):
        groups.setdefault(root(i), []).append(i)
    return list(groups.values())


def _near(marks: Sequence[Mark]) -> NDArray[np.bool_]:
    """Which marks lie close to which: all pairs at once, for a page has thousands."""
    boxes = np.array([mark.box for mark in marks]).reshape(-1, 4)
    sizes, thicknesses = boxes[:, 2:].max(axis=1), np.array([mark.thickness for mark in marks])
    low, high = boxes[:, :2], boxes[:, :2] + boxes[:, 2:]
    reach = np.maximum(
        0.16 * np.maximum.outer(sizes, sizes), 1.5 * np.maximum.outer(thicknesses, thicknesses)
    )
    gaps = np.maximum(low[:, None], low) - np.minimum(high[:, None], high)
    # Neighbours may be two digits as well as two strokes of one: the network decides.
    return np.asarray((gaps <= reach[:, :, None]).all(axis=2))


def union(boxes: Sequence[Box]) -> Box:
    """The box around all of ``boxes``."""
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right = max(box.x + box.width for box in boxes)
    bottom = max(box.y + box.height for box in boxes)
    return Box(left, top, right - left, bottom - top)


def join(marks: Sequence[Mark]) -> Mark:
    """Put strokes together into one mark."""
    if len(marks) == 1:
        return marks[0]
    box = union([m.box for m in marks])
    ink = np.zeros((box.height, box.width), np.uint8)
    for m in marks:
        y, x = m.box.y - box.y, m.box.x - box.x
        window = ink[y : y + m.box.height, x : x + m.box.width]
        np.maximum(window, m.ink, out=window)
    largest = max(marks, key=lambda m: m.size)
    at_edge = any(m.at_edge for m in marks)
    return Mark(box, ink, largest.level, largest.thickness, at_edge)


def joins(group: Sequence[int]) -> list[frozenset[int]]:
    """The joins of a cluster worth asking about: pairs, triples, and all of it."""
    if len(group) > LARGEST_CLUSTER:
        return []
    sizes = sorted({size for size in (2, 3, len(group)) if 1 < size <= len(group)})
    return [frozenset(way) for size in sizes for way in combinations(group, size)]


def is_wide(mark: Mark) -> bool:
    """Whether a mark is wide enough for several digits that touch."""
    return mark.box.width >= max(WIDE * mark.box.height, LEAST_WIDTH)


def cut_columns(mark: Mark) -> list[int]:
    """The columns where the least ink would be cut, from left to right."""
    most = most_cuts(mark)
    profile = cv2.blur(mark.ink.sum(axis=0, dtype=np.float32).reshape(1, -1), (5, 1)).ravel()
    width, space = mark.box.width, max(3, mark.box.height // 8)
    chosen: list[int] = []
    for column in np.argsort(profile, kind="stable"):
        inside = 0.15 * mark.box.height <= column <= width - 0.15 * mark.box.height
        if inside and all(abs(int(column) - c) >= space for c in chosen):
            chosen.append(int(column))
        if len(chosen) == most:
            break
    return sorted(chosen)


def most_pieces(mark: Mark) -> int:
    """How many pieces a wide mark has at most, between any two of its cuts and ends."""
    return math.comb(most_cuts(mark) + 2, 2)


def most_cuts(mark: Mark) -> int:
    """At how many places a wide mark is cut at most."""
    most = round(CUTS_A_DIGIT * mark.box.width / mark.box.height)
    return min(max(FEWEST_CUTS, most), MOST_CUTS)


def spans(mark: Mark, ends: Sequence[int]) -> list[Span]:
    """Between which of ``ends`` one digit may lie; never the whole mark."""
    height, width = mark.box.height, mark.box.width
    return [
        (start, end)
        for start, end in combinations(ends, 2)
        if 0.1 * height <= end - start <= 1.4 * height and end - start < width
    ]


def part(mark: Mark, start: int, end: int) -> Mark:
    """The part of a mark between two columns, cut tightly."""
    ink = mark.ink[:, start:end]
    rows = np.flatnonzero((ink > 64).any(axis=1))
    columns = np.flatnonzero((ink > 64).any(axis=0))
    if not len(rows) or not len(columns):
        return Mark(Box(mark.box.x + start, mark.box.y, end - start, 1), ink[:1], 0.0, 0.0)
    top, left = int(rows[0]), int(columns[0])
    tight = np.ascontiguousarray(ink[top : rows[-1] + 1, left : columns[-1] + 1])
    box = Box(mark.box.x + start + left, mark.box.y + top, tight.shape[1], tight.shape[0])
    return Mark(box, tight, mark.level, mark.thickness, mark.at_edge)


def opened(mark: Mark) -> list[Mark]:
    """A ring and what was written into it, where that touches the ring; else nothing."""
    ink = (mark.ink > 100).astype(np.uint8)
    outlines, _ = cv2.findContours(ink, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if not outlines:
        return []
    outline = max(outlines, key=cv2.contourArea)
    hull = cv2.contourArea(cv2.convexHull(outline))
    if hull <= 0 or cv2.contourArea(outline) < ROUND * hull:
        return []
    filled = np.zeros(np.add(ink.shape, 2), np.uint8)
    cv2.drawContours(filled, [outline], -1, 1, cv2.FILLED, offset=(1, 1))
    depth = cv2.distanceTransform(filled, cv2.DIST_L2, 3)[1:-1, 1:-1]
    inside = (depth > RIM * mark.thickness + 1).astype(np.uint8)
    content = cv2.bitwise_and(ink, inside)
    rows = np.flatnonzero(content.any(axis=1))
    if not len(rows) or rows[-1] - rows[0] < CONTENT * mark.box.height:
        return []
    return [_within(mark, 1 - inside), _within(mark, inside)]


def _within(mark: Mark, where: NDArray[np.uint8]) -> Mark:
    """The part of a mark where ``where`` is 1."""
    whole = Mark(mark.box, mark.ink * where, mark.level, mark.thickness, mark.at_edge)
    return part(whole, 0, mark.box.width)
