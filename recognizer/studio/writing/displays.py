"""Displays: digits of seven segments or of a matrix of dots."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from recognizer.studio.arrays import Mask, disc, octets, polygon
from recognizer.studio.writing.hands import Style
from recognizer.studio.writing.pens import Mark, mark

SEGMENTS: Final = (
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
"""Which of the segments a (above) to f, clockwise, and g (the middle) each digit lights."""
LETTERS: Final = {
    "A": "abcefg", "C": "adef", "E": "adefg", "F": "aefg", "H": "bcefg", "L": "def", "P": "abefg",
    "U": "bcdef", "d": "bcdeg", "h": "cefg", "n": "ceg", "r": "eg", "t": "defg", "c": "deg", "-": "g",
    "o": "cdeg", "b": "cdefg", "=": "dg", "°": "abfg", "_": "d", "J": "bcd", "u": "cde",
}  # fmt: skip
DOTS: Final = (
    "01110 10001 10011 10101 11001 10001 01110",
    "00100 01100 00100 00100 00100 00100 01110",
    "01110 10001 00001 00010 00100 01000 11111",
    "11111 00010 00100 00010 00001 10001 01110",
    "00010 00110 01010 10010 11111 00010 00010",
    "11111 10000 11110 00001 00001 10001 01110",
    "00110 01000 10000 11110 10001 10001 01110",
    "11111 00001 00010 00100 01000 01000 01000",
    "01110 10001 10001 01110 10001 10001 01110",
    "01110 10001 10001 01111 00001 00010 01100",
)
"""The digits in 5x7 dots, row by row, as most displays have them."""
SIGNS: Final = {
    ":": "00000 00000 00100 00000 00100 00000 00000",
    ".": "00000 00000 00000 00000 00000 00000 00100",
    ",": "00000 00000 00000 00000 00100 00100 01000",
    "-": "00000 00000 00000 11111 00000 00000 00000",
    "%": "11000 11001 00010 00100 01000 10011 00011",
    "/": "00000 00001 00010 00100 01000 10000 00000",
    "A": "01110 10001 10001 11111 10001 10001 10001",
    "C": "01110 10001 10000 10000 10000 10001 01110",
    "E": "11111 10000 10000 11110 10000 10000 11111",
    "F": "11111 10000 10000 11110 10000 10000 10000",
    "H": "10001 10001 10001 11111 10001 10001 10001",
    "K": "10001 10010 10100 11000 10100 10010 10001",
    "M": "10001 11011 10101 10101 10001 10001 10001",
    "P": "11110 10001 10001 11110 10000 10000 10000",
    "R": "11110 10001 10001 11110 10100 10010 10001",
    "T": "11111 00100 00100 00100 00100 00100 00100",
    "U": "10001 10001 10001 10001 10001 10001 01110",
    "+": "00000 00100 00100 11111 00100 00100 00000",
    "€": "00110 01001 11100 01000 11100 01001 00110",
}
_SCALE: Final = 4


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
        """Light a digit ``height`` pixels high; a one keeps its place at the right."""
        return self._lit(SEGMENTS[label], height)

    def character(self, character: str, unit: float) -> tuple[Mark, float]:
        """Light a character; raises KeyError for one that a display has not."""
        if character in ":.,'":
            return self._dots(character, unit)
        lit = self._lit(LETTERS[character], unit)
        tops = {"a": 0.0, "b": 0.0, "f": 0.0, "g": 0.5, "c": 0.5, "e": 0.5, "d": 1.0}
        top = min(tops[segment] for segment in LETTERS[character])
        return lit, max(top * unit - self.style.line * unit * top, 0.0)

    def _dots(self, character: str, unit: float) -> tuple[Mark, float]:
        size = max(self.style.line * unit, 2.0)
        tall = int(unit) + 2 if character == ":" else int(2 * size) + 2
        plane = np.zeros((tall, int(size) + 3), np.uint8)
        for y in (0.3 * unit, 0.7 * unit) if character == ":" else (size,):
            disc(plane, size / 2 + 1, y, size / 2)
        lit = mark(plane)
        top = float(lit.outline[:, 1].min())
        return lit, top if character == ":" else unit - lit.extent[1]

    def _lit(self, segments: str, height: float) -> Mark:
        tall, wide = height * _SCALE, height * self.wide * _SCALE
        half, gap = self.style.line * tall / 2, self.space * tall
        left, right, top, foot = half, wide - half, half, tall - half
        middle = tall / 2
        ends = {
            "a": (left, top, right, top), "b": (right, top, right, middle),
            "c": (right, middle, right, foot), "d": (left, foot, right, foot),
            "e": (left, middle, left, foot), "f": (left, top, left, middle),
            "g": (left, middle, right, middle),
        }  # fmt: skip
        plane = np.zeros((int(tall) + 2, int(wide + 0.4 * tall) + 2), np.uint8)
        for segment in segments:
            polygon(plane, self._bar(*ends[segment], half, gap, tall))
        size = (max(3, plane.shape[1] // _SCALE), max(3, plane.shape[0] // _SCALE))
        return mark(octets(cv2.resize(plane, size, interpolation=cv2.INTER_AREA)))

    def _bar(
        self, x: float, y: float, u: float, v: float, half: float, gap: float, tall: float
    ) -> list[tuple[float, float]]:
        """The six corners of a bar from (x, y) to (u, v), leaning."""
        if y == v:
            x, u = x + gap, u - gap
            corners = [
                (x, y),
                (x + half, y - half),
                (u - half, y - half),
                (u, y),
                (u - half, y + half),
                (x + half, y + half),
            ]
        else:
            y, v = y + gap, v - gap
            corners = [
                (x, y),
                (x + half, y + half),
                (x + half, v - half),
                (x, v),
                (x - half, v - half),
                (x - half, y + half),
            ]
        return [(a + self.style.slant * (tall - b), b) for a, b in corners]


@dataclass(frozen=True)
class DotMatrix:
    """A display or a printer of 5x7 dots; ``fill`` is a dot's size over their pitch."""

    style: Style
    fill: float
    square: bool

    @classmethod
    def random(cls, rng: np.random.Generator) -> "DotMatrix":
        """Round or square dots, apart or touching."""
        return cls(Style(line=0.13), float(rng.uniform(0.65, 1.15)), bool(rng.random() < 0.5))

    def digit(self, label: int, height: float) -> Mark:
        """Set a digit ``height`` pixels high."""
        return self._set(DOTS[label], height)[0]

    def character(self, character: str, unit: float) -> tuple[Mark, float]:
        """Set a character; raises KeyError for one that there are no dots of."""
        return self._set(SIGNS[character], unit)

    def _set(self, pattern: str, height: float) -> tuple[Mark, float]:
        pitch = height * _SCALE / 7
        plane: Mask = np.zeros((int(8 * pitch), int(6 * pitch)), np.uint8)
        for i, row in enumerate(pattern.split()):
            for j, dot in enumerate(row):
                if dot == "1":
                    self._dot(plane, (j + 0.5) * pitch, (i + 0.5) * pitch, self.fill * pitch / 2)
        size = (max(3, plane.shape[1] // _SCALE), max(3, plane.shape[0] // _SCALE))
        lit = mark(octets(cv2.resize(plane, size, interpolation=cv2.INTER_AREA)))
        return lit, float(lit.outline[:, 1].min())

    def _dot(self, plane: Mask, x: float, y: float, reach: float) -> None:
        if self.square:
            polygon(
                plane,
                [
                    (x - reach, y - reach),
                    (x + reach, y - reach),
                    (x + reach, y + reach),
                    (x - reach, y + reach),
                ],
            )
        else:
            disc(plane, x, y, reach)
