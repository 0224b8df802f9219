"""The fonts that OpenCV brings along: print that needs no font file."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import cv2
import numpy as np

from recognizer.studio.arrays import Mask, octets
from recognizer.studio.writing.pens import Mark, mark
from recognizer.studio.writing.style import Style

HERSHEY: Final = (
    cv2.FONT_HERSHEY_SIMPLEX,
    cv2.FONT_HERSHEY_DUPLEX,
    cv2.FONT_HERSHEY_COMPLEX,
    cv2.FONT_HERSHEY_TRIPLEX,
    cv2.FONT_HERSHEY_PLAIN,
)
"""Hershey's fonts as every OpenCV has them."""
FACES: Final = ("sans", "italic", "uni")
"""The outline fonts that OpenCV 5 brings along."""
WEIGHTS: Final = (300, 400, 500, 700, 900)
LARGE: Final = 64
"""The height of digits at which a character is set once, in pixels."""


@dataclass(frozen=True)
class OpenCvFont:
    """A font that writes like a hand: every character the same each time."""

    face: str
    weight: int
    style: Style

    @classmethod
    def random(cls, rng: np.random.Generator) -> "OpenCvFont":
        """Any font, light or bold, wide or narrow, upright or slanted."""
        weight = WEIGHTS[int(rng.integers(len(WEIGHTS)))]
        outlined = hasattr(cv2, "FontFace") and rng.random() < 0.7
        names = FACES if outlined else tuple(str(font) for font in HERSHEY)
        style = Style(
            line=0.14 * weight / 500,
            aspect=float(np.exp(rng.normal(0, 0.15))),
            slant=float(rng.normal(0, 0.1)) if rng.random() < 0.25 else 0.0,
        )
        return cls(names[int(rng.integers(len(names)))], weight, style)

    def digit(self, label: int, height: float) -> Mark:
        """Set a digit ``height`` pixels high."""
        return self.character(str(label), height)[0]

    def character(self, character: str, unit: float) -> tuple[Mark, float]:
        """Set a character beside digits ``unit`` pixels high; see ``Hand.character``."""
        large, drop = _set(self.face, self.weight, character)
        scale = unit / LARGE
        width = max(2, round(large.shape[1] * scale * self.style.aspect))
        height = max(2, round(large.shape[0] * scale))
        small = octets(cv2.resize(large, (width, height), interpolation=cv2.INTER_AREA))
        small = np.pad(small, 1)
        if self.style.slant:
            small = _slanted(small, self.style.slant)
        return mark(small), drop * scale


@lru_cache(maxsize=4096)
def _set(face: str, weight: int, character: str) -> tuple[Mask, float]:
    """A character beside digits ``LARGE`` high, cut tightly, and how far its top is below theirs.

    Raises KeyError where the font has no such character.
    """
    zero = _printed(face, weight, "0")
    rows = np.flatnonzero(zero.any(axis=1))
    plane = _printed(face, weight, character)
    ys, xs = np.nonzero(plane > 60)
    if not len(ys) or not len(rows):
        raise KeyError(character)
    cut = plane[ys.min() : ys.max() + 1, xs.min() : xs.max() + 1]
    scale = LARGE / len(rows)
    size = (max(1, round(cut.shape[1] * scale)), max(1, round(cut.shape[0] * scale)))
    sized = octets(cv2.resize(cut, size, interpolation=cv2.INTER_LINEAR))
    return sized, float((ys.min() - rows[0]) * scale)


def _printed(face: str, weight: int, character: str) -> Mask:
    canvas = np.zeros((200, 200), np.uint8)
    if face.isdigit():
        scale = 6.0 if int(face) == cv2.FONT_HERSHEY_PLAIN else 3.0
        cv2.putText(
            canvas, character, (40, 140), int(face), scale, 255, max(2, weight // 60), cv2.LINE_AA
        )
        return canvas
    colour = np.zeros((200, 200, 3), np.uint8)
    cv2.putText(colour, character, (40, 140), (255, 255, 255), cv2.FontFace(face), 90, weight)
    return np.ascontiguousarray(colour[:, :, 0])


def _slanted(mask: Mask, slant: float) -> Mask:
    height, width = mask.shape
    shift = abs(slant) * height
    matrix = np.array([[1, -slant, max(slant, 0.0) * height], [0, 1, 0]], np.float32)
    return octets(cv2.warpAffine(mask, matrix, (int(width + shift) + 1, height)))
