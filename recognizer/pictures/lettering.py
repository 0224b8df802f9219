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

CHARACTERS = "0123456789.%? "
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
        self._font = font_path(bold=bold)

    @property
    def height(self) -> int:
        """The height of a digit in pixels."""
        return round(0.73 * self.size)

    def width(self, text: str) -> int:
        """Return the width of ``text`` in pixels."""
        return round(sum(self._advances[letter] for letter in text))

    def write(self, canvas: NDArray[np.uint8], text: str, middle: float, baseline: float) -> None:
        """Write ``text`` centred on ``middle`` onto uint8 BGR; it is kept within the sides."""
        width = self.width(text)
        x = float(min(max(middle - width / 2, 0), max(0, canvas.shape[1] - width)))
        for letter in text:
            self._stamp(canvas, self._stamps[letter], round(x) - PAD, round(baseline) - self.size)
            x += self._advances[letter]

    def _stamp(self, canvas: NDArray[np.uint8], stamp: NDArray[np.uint8], x: int, y: int) -> None:
        x0, y0 = max(x, 0), max(y, 0)
        part = stamp[y0 - y : max(0, canvas.shape[0] - y), x0 - x : max(0, canvas.shape[1] - x)]
        place = canvas[y0 : y0 + part.shape[0], x0 : x0 + part.shape[1]]
        (np.maximum if self._light else np.minimum)(place, part, out=place)

    @cached_property
    def _advances(self) -> dict[str, float]:
        font = FT2Font(str(self._font))
        font.set_size(self._points, DPI)
        return {c: font.load_char(ord(c)).linearHoriAdvance / 65536 for c in CHARACTERS}

    @property
    def _points(self) -> float:
        return self.size * 72 / DPI

    @cached_property
    def _stamps(self) -> dict[str, NDArray[np.uint8]]:
        """Each character in its colour on white, or on black; the baseline is at ``size``."""
        cell, height = 2 * self.size + 2 * PAD, round(1.3 * self.size)
        width = cell * len(CHARACTERS)
        figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI, facecolor="white")
        font = FontProperties(fname=self._font, size=self._points)
        for index, letter in enumerate(CHARACTERS):
            x, y = index * cell + PAD, height - self.size
            figure.text(x / width, y / height, letter, fontproperties=font, va="baseline")
        ink = 1 - render(figure).astype(np.float32) / 255
        ground = 0.0 if self._light else 255.0
        sheet = (ground + ink * (np.asarray(self._colour, np.float32) - ground)).round()
        return {
            letter: sheet[:, i * cell : i * cell + self._span(letter)].astype(np.uint8)
            for i, letter in enumerate(CHARACTERS)
        }

    def _span(self, letter: str) -> int:
        return int(np.ceil(self._advances[letter])) + 2 * PAD
