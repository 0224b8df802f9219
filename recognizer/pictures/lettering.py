"""Lettering: each character is drawn once by matplotlib, then only copied."""

from functools import cached_property
from pathlib import Path

import matplotlib
import numpy as np
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font
from numpy.typing import NDArray

from recognizer.pictures.drawing import render
from recognizer.pictures.look import Colour

CHARACTERS = ("0123456789.%? ", ",\u00a0۰۱۲۳۴۵۶۷۸۹٫٪")
"""Those that are drawn together when the first of them is needed: ours, then other languages'."""
DPI = 100
PAD = 2
"""Room around a character for strokes that leave its box."""


def font_path(*, bold: bool) -> Path:
    """Return DejaVu Sans, which comes with matplotlib: the look is the same on every machine."""
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return Path(matplotlib.get_data_path()) / "fonts" / "ttf" / name


class Lettering:
    """One colour and size of characters; ``size`` is the font's, in pixels.

    Dark letters darken what they are written on and light ones lighten it, which on a plain
    ground is what blending would do. DejaVu's digits are equally wide and not kerned, so that
    copying them side by side is what setting them would be.
    """

    def __init__(self, size: int, colour: Colour, *, bold: bool = True) -> None:
        self.size = size
        self._colour = colour
        self._light = sum(colour) > 3 * 127
        self._path = font_path(bold=bold)
        self._advances: dict[str, float] = {}
        self._stamps: dict[str, NDArray[np.uint8]] = {}

    @property
    def height(self) -> int:
        """The height of a digit in pixels."""
        return round(0.73 * self.size)

    def width(self, text: str) -> int:
        """Return the width of ``text`` in pixels."""
        return round(sum(map(self._advance, text)))

    def write(self, canvas: NDArray[np.uint8], text: str, middle: float, baseline: float) -> None:
        """Write ``text`` centred on ``middle`` onto uint8 BGR; it is kept within the sides."""
        width = self.width(text)
        x = float(min(max(middle - width / 2, 0), max(0, canvas.shape[1] - width)))
        for letter in text:
            self._stamp(canvas, self._stamp_of(letter), round(x) - PAD, round(baseline) - self.size)
            x += self._advance(letter)

    def _stamp(self, canvas: NDArray[np.uint8], stamp: NDArray[np.uint8], x: int, y: int) -> None:
        x0, y0 = max(x, 0), max(y, 0)
        part = stamp[y0 - y : max(0, canvas.shape[0] - y), x0 - x : max(0, canvas.shape[1] - x)]
        place = canvas[y0 : y0 + part.shape[0], x0 : x0 + part.shape[1]]
        (np.maximum if self._light else np.minimum)(place, part, out=place)

    def _advance(self, letter: str) -> float:
        if letter not in self._advances:
            self._advances[letter] = self._font.load_char(ord(letter)).linearHoriAdvance / 65536
        return self._advances[letter]

    def _stamp_of(self, letter: str) -> NDArray[np.uint8]:
        if letter not in self._stamps:
            together = next((some for some in CHARACTERS if letter in some), letter)
            self._stamps |= self._drawn(together)
        return self._stamps[letter]

    @cached_property
    def _font(self) -> FT2Font:
        font = FT2Font(str(self._path))
        font.set_size(self._points, DPI)
        return font

    @property
    def _points(self) -> float:
        return self.size * 72 / DPI

    def _drawn(self, letters: str) -> dict[str, NDArray[np.uint8]]:
        """Each letter in its colour on white, or on black; the baseline is at ``size``."""
        cell, height = 2 * self.size + 2 * PAD, round(1.3 * self.size)
        width = cell * len(letters)
        figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI, facecolor="white")
        font = FontProperties(fname=self._path, size=self._points)
        for index, letter in enumerate(letters):
            x, y = index * cell + PAD, height - self.size
            figure.text(x / width, y / height, letter, fontproperties=font, va="baseline")
        ink = 1 - render(figure).astype(np.float32) / 255
        ground = 0.0 if self._light else 255.0
        sheet = (ground + ink * (np.asarray(self._colour, np.float32) - ground)).round()
        return {
            letter: sheet[:, i * cell : i * cell + self._span(letter)].astype(np.uint8)
            for i, letter in enumerate(letters)
        }

    def _span(self, letter: str) -> int:
        return int(np.ceil(self._advance(letter))) + 2 * PAD
