"""Displays of seven segments."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from recognizer.studio.arrays import Points, disc, floats, octets, polygon
from recognizer.studio.writing.pens import Mark, mark
from recognizer.studio.writing.style import Style

DIGITS: Final = (
    "abcdef",
    "bc",
    "abdeg",
    "abcdg",
    "bcfg",
    "acdfg",
    "acdefg",
    "abc",
    "abcdefg",
    "abcdfg",
)
"""Which segments each digit lights: a (above) to f, clockwise, and g (the middle)."""
CHARACTERS: Final = {
    "A": "abcefg",
    "C": "adef",
    "E": "adefg",
    "F": "aefg",
    "H": "bcefg",
    "L": "def",
    "P": "abefg",
    "U": "bcdef",
    "d": "bcdeg",
    "h": "cefg",
    "n": "ceg",
    "r": "eg",
    "t": "defg",
    "c": "deg",
    "u": "cde",
    "-": "g",
    "=": "dg",
    "_": "d",
}
ENDS: Final = {
    "a": ((0, 0), (1, 0)),
    "b": ((1, 0), (1, 1)),
    "c": ((1, 1), (1, 2)),
    "d": ((0, 2), (1, 2)),
    "e": ((0, 1), (0, 2)),
    "f": ((0, 0), (0, 1)),
    "g": ((0, 1), (1, 1)),
}
"""Where segments begin and end: columns and rows of a lattice of 2x3 places."""
_TOPS: Final = {"a": 0.0, "b": 0.0, "f": 0.0, "g": 0.5, "c": 0.5, "e": 0.5, "d": 1.0}
_SCALE: Final = 4
"""Segments are drawn so many times larger than they are shown."""


@dataclass(frozen=True)
class SevenSegments:
    """A display of bars; ``style.line`` is their width, ``style.slant`` how far it leans.

    ``space`` parts the bars, over the height; ``wide`` is the digits' width.
    """

    style: Style
    space: float
    wide: float

    @classmethod
    def random(cls, rng: np.random.Generator) -> "SevenSegments":
        """Thin or thick bars, upright or leaning."""
        slant = float(rng.uniform(0.05, 0.18)) if rng.random() < 0.6 else 0.0
        style = Style(line=float(rng.uniform(0.07, 0.17)), slant=slant)
        return cls(style, float(rng.uniform(0.0, 0.04)), float(rng.uniform(0.45, 0.62)))

    def digit(self, label: int, height: float) -> Mark:
        """Light a digit ``height`` pixels high."""
        return self._lit(DIGITS[label], height)

    def character(self, character: str, unit: float) -> tuple[Mark, float]:
        """Light a character; raises KeyError for one that such displays have not."""
        if character in ":.,'":
            return self._dotted(character, unit)
        if character.isdigit():
            return self.digit(int(character), unit), 0.0
        segments = CHARACTERS[character]
        top = min(_TOPS[segment] for segment in segments) * (1 - self.style.line)
        return self._lit(segments, unit), top * unit

    def _dotted(self, character: str, unit: float) -> tuple[Mark, float]:
        """A dot at the foot, or two."""
        size = max(self.style.line * unit, 2.0)
        plane = np.zeros((int(unit + size) + 2, int(size) + 3), np.uint8)
        for y in (0.3 * unit, 0.7 * unit) if character == ":" else (unit - size / 2,):
            disc(plane, size / 2 + 1, y, size / 2)
        lit = mark(plane)
        return lit, float(lit.outline[:, 1].min())

    def _lit(self, segments: str, height: float) -> Mark:
        tall, wide = height * _SCALE, height * self.wide * _SCALE
        plane = np.zeros((int(tall) + 2, int(wide + 0.4 * tall) + 2), np.uint8)
        for segment in segments:
            corners = self._bar(segment, wide, tall)
            corners[:, 0] += self.style.slant * (tall - corners[:, 1])
            polygon(plane, corners)
        size = (max(3, plane.shape[1] // _SCALE), max(3, plane.shape[0] // _SCALE))
        return mark(octets(cv2.resize(plane, size, interpolation=cv2.INTER_AREA)))

    def _bar(self, segment: str, wide: float, tall: float) -> Points:
        """The six corners of a bar that ends in points."""
        half = self.style.line * tall / 2
        lattice = floats([wide - 2 * half, tall / 2 - half])
        start, end = floats(ENDS[segment]) * lattice + half
        along = (end - start) / max(float(np.hypot(*(end - start))), 1.0)
        start, end = start + along * self.space * tall, end - along * self.space * tall
        across = along[::-1] * half
        near, far = start + along * half, end - along * half
        return floats([start, near + across, far + across, end, far - across, near - across])
