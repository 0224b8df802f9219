"""What is being written: covers of ink, and where each mark of it lies."""

from dataclasses import dataclass, field

import numpy as np

from recognizer.reading import Box
from recognizer.studio.arrays import Mask, Points, floats, octets
from recognizer.studio.pens import Mark


@dataclass
class Easel:
    """A plane of ink (h, w) and the outlines of the marks on it, in reading order."""

    cover: Mask
    digits: list[Points] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    others: list[Points] = field(default_factory=list)

    @classmethod
    def of(cls, height: int, width: int) -> "Easel":
        """An empty plane."""
        return cls(np.zeros((height, width), np.uint8))

    @property
    def outlines(self) -> list[Points]:
        """The outlines of all marks."""
        return [*self.digits, *self.others]

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
        if label is None:
            self.others.append(outline)
        else:
            self.digits.append(outline)
            self.labels.append(label)


def _paste(cover: Mask, mask: Mask, x: int, y: int) -> None:
    top, left = max(y, 0), max(x, 0)
    bottom, right = min(y + mask.shape[0], cover.shape[0]), min(x + mask.shape[1], cover.shape[1])
    if top < bottom and left < right:
        window = cover[top:bottom, left:right]
        np.maximum(window, mask[top - y : bottom - y, left - x : right - x], out=window)


def bounds(outline: Points, height: int, width: int) -> Box:
    """The box of an outline, cut at the frame of (height, width)."""
    left, top = np.floor(np.clip(outline.min(axis=0), 0, (width - 1, height - 1))).astype(int)
    right, bottom = np.ceil(np.clip(outline.max(axis=0), 1, (width, height))).astype(int)
    return Box(int(left), int(top), max(int(right - left), 1), max(int(bottom - top), 1))


def shown(outline: Points, height: int, width: int) -> float:
    """The share of an outline's box that lies inside the frame."""
    low, high = outline.min(axis=0), outline.max(axis=0)
    inside = np.clip(high, 0, (width, height)) - np.clip(low, 0, (width, height))
    return float(np.prod(inside) / max(float(np.prod(high - low)), 1.0))
