"""Upright walls: what stands from one level line to the next, as the walls of form cells do."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, Self

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.ink.page import Mask
from recognizer.ink.ruled_lines import RuledLine

UPRIGHT: Final = 0.92
"""A wall has ink on this share of the way from one level wall to the next."""
LEANS: Final = (0.0, -0.03, 0.03, -0.06, 0.06, -0.1, 0.1, -0.14, 0.14)
"""How far a wall may lean to the right from top to bottom, over that way."""
NARROWEST: Final = 0.35
"""Walls are so much of that way apart, at least."""
LOWEST: Final = 15
"""Between level walls that are so many pixels apart nothing can be read."""
ASTRAY: Final = 6
"""So many pixels beyond the ends of level walls upright ones may stand."""


def find_upright_walls(mask: Mask, level: Sequence[RuledLine]) -> list[RuledLine]:
    """The walls between neighbours of ``level``, as lines of the transposed picture.

    Beyond the first and the last of them walls only go on.
    """
    walls: list[RuledLine] = []
    for upper, lower in pairwise(level):
        walls += _walls_between(_Strip.of(mask, upper, lower))
    if walls:
        rows = np.flatnonzero(mask.any(axis=1))
        top, foot = (
            replace(level[0], path=np.full(mask.shape[1], float(row)), thickness=0.0)
            for row in (rows[0] - 1, rows[-1] + 1)
        )
        for strip in (_Strip.of(mask, top, level[0]), _Strip.of(mask, level[-1], foot)):
            walls += [w for w in _walls_of(strip) if any(_goes_on(w, known) for known in walls)]
    return walls


def _goes_on(wall: RuledLine, known: RuledLine) -> bool:
    at = known.start if wall.start < known.start else known.end
    return bool(abs(wall.path[at] - known.path[at]) <= 3 + known.thickness / 2)


@dataclass(frozen=True, eq=False)
class _Strip:
    """What is between two level walls, stretched to ``ink``.

    ``first`` and ``last`` are the rows, about, between which it lies in a mask of ``depth`` rows,
    ``columns`` those in which its walls stand, ``thickness`` that of the level ones, in pixels.
    """

    ink: Mask
    first: int
    last: int
    columns: tuple[int, int]
    thickness: float
    depth: int

    @classmethod
    def of(cls, mask: Mask, upper: RuledLine, lower: RuledLine) -> Self:
        top = upper.path + 0.5 * upper.thickness + 1
        bottom = lower.path - 0.5 * lower.thickness - 1
        first = max(round(float(np.median(top))) - 1, 0)
        last = min(round(float(np.median(bottom))) + 1, len(mask) - 1)
        high = max(last - first - 1, 1)
        columns = min(upper.start, lower.start), max(upper.end, lower.end)
        thickness = max(upper.thickness, lower.thickness)
        return cls(
            _straightened(mask, top, bottom, high), first, last, columns, thickness, len(mask)
        )


def _walls_between(strip: _Strip) -> list[RuledLine]:
    """The walls of a strip, if they are two at least, and far enough apart."""
    walls = _walls_of(strip)
    spots = [float(wall.path[strip.first]) for wall in walls]
    if len(walls) < 2 or min(np.diff(spots)) < NARROWEST * len(strip.ink):
        return []
    return walls


def _walls_of(strip: _Strip) -> list[RuledLine]:
    high = len(strip.ink)
    if high < LOWEST:
        return []
    covered = np.stack([_covered(strip.ink, lean) for lean in LEANS])
    covered[:, : max(strip.columns[0] - ASTRAY, 0)] = 0
    covered[:, strip.columns[1] + ASTRAY + 1 :] = 0
    along = (np.arange(strip.depth) - strip.first) / max(strip.last - strip.first, 1) - 0.5
    walls = []
    for a, b in _runs(covered.max(axis=0) >= UPRIGHT, 2 * strip.thickness + 3):
        lean = LEANS[int(covered[:, a : b + 1].sum(axis=1).argmax())]
        path = 0.5 * (a + b) + lean * high * along
        walls.append(RuledLine(path, strip.first, strip.last, float(b - a + 1), True))
    return walls


def _straightened(
    mask: Mask, top: NDArray[np.floating], bottom: NDArray[np.floating], high: int
) -> Mask:
    """What is between two paths, stretched to ``high`` rows."""
    steps = np.linspace(0, 1, high, dtype=np.float32)[:, None]
    rows = (top + steps * (bottom - top)).astype(np.float32)
    columns = np.broadcast_to(np.arange(mask.shape[1], dtype=np.float32), rows.shape)
    return np.asarray(cv2.remap(mask, columns, rows, cv2.INTER_NEAREST), np.uint8)


def _covered(strip: Mask, lean: float) -> NDArray[np.float32]:
    """The share of each line through ``strip``, leaning so much, that holds ink: float32 (w,)."""
    height, width = strip.shape
    shear = np.array([[1, lean, -lean * height / 2], [0, 1, 0]])
    flags = cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP
    upright = cv2.warpAffine(strip, shear, (width, height), flags=flags)
    means = cv2.reduce(upright, 0, cv2.REDUCE_AVG, dtype=cv2.CV_32F)
    return np.asarray(means, np.float32).ravel()


def _runs(covered: NDArray[np.bool_], widest: float) -> list[tuple[int, int]]:
    """First and last of the runs of columns that are no wider than a wall."""
    edges = np.flatnonzero(np.diff(np.pad(covered.astype(np.int8), 1)))
    pairs = [(int(a), int(b) - 1) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return [(a, b) for a, b in pairs if b - a + 1 <= widest]
