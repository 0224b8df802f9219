"""What is being written: covers of ink, and where each mark of it lies."""

import math
from dataclasses import dataclass, field

import cv2
import numpy as np

from recognizer.reading import Box
from recognizer.studio.arrays import Mask, Points, floats, octets
from recognizer.studio.camera import Matrix, follow
from recognizer.studio.scenery.inks import Colour
from recognizer.studio.writing.pens import Mark

FULL = 90
"""From this coverage on a pixel belongs to a mark."""
OTHERS = 255
"""The owner of ink that is no digit's."""


@dataclass(frozen=True, eq=False)
class Print:
    """Ink of another colour than the pen's: coverage (h, w), its colour, its strength (0 to 1)."""

    cover: Mask
    colour: Colour
    strength: float


@dataclass
class Easel:
    """A plane of ink (h, w) and the outlines of the marks on it, in reading order.

    ``owners`` (h, w) says whose ink it is: 1 for the first digit and so on, 255 for other marks.
    ``ignored`` outlines what nobody can tell from a digit; ``prints`` lie under the pen's ink.
    """

    cover: Mask
    owners: Mask
    digits: list[Points] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    others: list[Points] = field(default_factory=list)
    ignored: list[Points] = field(default_factory=list)
    prints: list[Print] = field(default_factory=list)

    @classmethod
    def of(cls, height: int, width: int) -> "Easel":
        """An empty plane."""
        return cls(np.zeros((height, width), np.uint8), np.zeros((height, width), np.uint8))

    @property
    def outlines(self) -> list[Points]:
        """The outlines of all marks."""
        return [*self.digits, *self.others, *self.ignored]

    def move(self, matrix: Matrix, width: int, height: int) -> None:
        """Move what is known of the marks with the sheet, which a camera sees anew."""
        for outlines in (self.digits, self.others, self.ignored):
            outlines[:] = [follow(outline, matrix) for outline in outlines]
        seen = cv2.warpPerspective(self.owners, matrix, (width, height), flags=cv2.INTER_NEAREST)
        self.owners = octets(seen)

    def centred(self, scale: float, size: tuple[int, int]) -> "Easel":
        """Scale what is written, to ``scale`` at most 1, amid a canvas of (width, height)."""
        cover, owners = self.cover, self.owners
        if scale < 1:
            how = cv2.INTER_AREA
            cover = octets(cv2.resize(cover, None, fx=scale, fy=scale, interpolation=how))
            owners = octets(cv2.resize(owners, cover.shape[::-1], interpolation=cv2.INTER_NEAREST))
        canvas = Easel.of(size[1], size[0])
        x, y = (size[0] - cover.shape[1]) // 2, (size[1] - cover.shape[0]) // 2
        canvas.cover[y : y + cover.shape[0], x : x + cover.shape[1]] = cover
        canvas.owners[y : y + cover.shape[0], x : x + cover.shape[1]] = owners
        ratio = cover.shape[1] / self.cover.shape[1]
        canvas.labels.extend(self.labels)
        for own, theirs in ((canvas.digits, self.digits), (canvas.others, self.others)):
            own.extend(floats(outline * ratio + floats([x, y])) for outline in theirs)
        return canvas

    def put(
        self, mark: Mark, x: float, y: float, label: int | None = None, tone: float = 1.0
    ) -> None:
        """Put a mark with the top left corner of its visible ink at (x, y).

        A mark without a label is no digit. ``tone`` below 1 makes its ink fainter.
        """
        left, top = mark.outline.min(axis=0)
        column, row = round(x - float(left)), round(y - float(top))
        mask = mark.mask if tone >= 1 else octets(floats(mark.mask) * np.float32(tone))
        _paste(self.cover, mask, column, row)
        outline = floats(mark.outline + floats([column, row]))
        owner = OTHERS if label is None else len(self.labels) + 1
        _claim(self.owners, mark.mask, column, row, owner)
        if label is None:
            self.others.append(outline)
        else:
            self.digits.append(outline)
            self.labels.append(label)


def _paste(cover: Mask, mask: Mask, x: int, y: int) -> None:
    window, own = _windows(cover, mask, x, y)
    np.maximum(window, own, out=window)


def _claim(owners: Mask, mask: Mask, x: int, y: int, owner: int) -> None:
    window, own = _windows(owners, mask, x, y)
    window[own > FULL] = owner


def _windows(plane: Mask, mask: Mask, x: int, y: int) -> tuple[Mask, Mask]:
    """Cut what ``mask`` covers out of both when its corner lies at (x, y); maybe empty."""
    top, left = max(y, 0), max(x, 0)
    bottom = max(min(y + mask.shape[0], plane.shape[0]), top)
    right = max(min(x + mask.shape[1], plane.shape[1]), left)
    own = mask[top - y : bottom - y, left - x : right - x]
    return plane[top:bottom, left:right], own


def bounds(outline: Points, height: int, width: int) -> Box:
    """The box of an outline, cut at the frame of (height, width)."""
    (low_x, low_y), (high_x, high_y) = outline.min(axis=0).tolist(), outline.max(axis=0).tolist()
    left, top = (
        math.floor(min(max(low_x, 0), width - 1)),
        math.floor(min(max(low_y, 0), height - 1)),
    )
    right, bottom = math.ceil(min(max(high_x, 1), width)), math.ceil(min(max(high_y, 1), height))
    return Box(left, top, max(right - left, 1), max(bottom - top, 1))


def shown(outline: Points, height: int, width: int) -> float:
    """The share of an outline's box that lies inside the frame."""
    (low_x, low_y), (high_x, high_y) = outline.min(axis=0).tolist(), outline.max(axis=0).tolist()
    across = min(max(high_x, 0), width) - min(max(low_x, 0), width)
    down = min(max(high_y, 0), height) - min(max(low_y, 0), height)
    return float(across * down / max((high_x - low_x) * (high_y - low_y), 1.0))
