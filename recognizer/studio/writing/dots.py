"""Displays and printers of 5x7 dots."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from recognizer.studio.arrays import Mask, disc, octets, polygon
from recognizer.studio.writing.pens import Mark, mark
from recognizer.studio.writing.style import Style

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
"""Dots are drawn so many times larger than they are shown."""


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
        if character.isdigit():
            return self.digit(int(character), unit), 0.0
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
