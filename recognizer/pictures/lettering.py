"""Numbers written quickly: each character is drawn once by Pillow, then only copied."""

from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from recognizer.pictures.look import Colour

CHARACTERS = "0123456789.% "
PAD = 2
"""Room around a character for strokes that leave its box."""


def font_path(*, bold: bool) -> Path:
    """Return DejaVu Sans, which comes with matplotlib: the look is the same on every machine.

    Matplotlib itself is not imported: it would take as long as all the rest of the start.
    """
    found = find_spec("matplotlib")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("matplotlib is not installed", name="matplotlib")
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return Path(found.submodule_search_locations[0]) / "mpl-data" / "fonts" / "ttf" / name


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
        self._file = font_path(bold=bold)

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
    def _font(self) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(self._file, self.size, layout_engine=ImageFont.Layout.BASIC)

    @cached_property
    def _advances(self) -> dict[str, float]:
        return {letter: self._font.getlength(letter) for letter in CHARACTERS}

    @cached_property
    def _stamps(self) -> dict[str, NDArray[np.uint8]]:
        """Each character in its colour on white, or on black; the baseline is at ``size``."""
        return {letter: self._drawn(letter) for letter in CHARACTERS}

    def _drawn(self, letter: str) -> NDArray[np.uint8]:
        size = (int(np.ceil(self._advances[letter])) + 2 * PAD, round(1.3 * self.size))
        sheet = Image.new("L", size)
        ImageDraw.Draw(sheet).text((PAD, self.size), letter, 255, self._font, anchor="ls")
        ink = np.asarray(sheet, np.float32)[:, :, None] / 255
        ground = 0.0 if self._light else 255.0
        coloured = ground + ink * (np.asarray(self._colour, np.float32) - ground)
        return coloured.round().astype(np.uint8)
