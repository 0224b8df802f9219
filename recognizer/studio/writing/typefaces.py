"""Typefaces: glyphs of font files, each drawn a little differently, as a hand would."""

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from recognizer.pixels import SQUARE
from recognizer.studio.arrays import Mask, octets
from recognizer.studio.writing.pens import Mark, mark
from recognizer.studio.writing.warping import GRID, PRINTED, Variation, reweighted, scaled, warped

MASTER: Final = 160
"""The height of the digits in the masters, in pixels: each glyph is drawn so once, then warped."""
UNASSIGNED: Final = "\U000ffffd"
"""A private character that no font holds: what stands for it is the box of a missing glyph."""


@dataclass(frozen=True, eq=False)
class Master:
    """Coverage (h, w) of a glyph, tightly cut; ``top`` is its first row below the digits' top."""

    mask: Mask
    top: int


@dataclass(frozen=True)
class Typeface:
    """A font file's glyphs. ``data`` is the file's bytes, so that it may be sent to a process."""

    name: str
    data: bytes

    def __repr__(self) -> str:
        return f"Typeface({self.name!r})"

    def readable(self) -> bool:
        """Whether it is a font with all ten digits."""
        try:
            return all(self.has(digit) for digit in "0123456789")
        except OSError:
            return False

    def has(self, character: str) -> bool:
        """Whether the font holds a glyph with ink for this character."""
        return _master(self.data, character) is not None

    def line(self) -> float:
        """The width of its lines over the digits' height."""
        return _line(self.data)

    def size(self, character: str) -> float:
        """The longer side of the character over the height of an 8, the tallest digit."""
        return float(max(self._glyph(character).mask.shape) / MASTER)

    def glyph(
        self,
        character: str,
        unit: float,
        rng: np.random.Generator,
        how: Variation = PRINTED,
    ) -> tuple[Mark, float]:
        """Draw a character where digits are ``unit`` pixels high.

        Returns the mark and how far the top of its ink lies below the top of the row's digits, in
        pixels. Raises KeyError where the font has no such glyph.
        """
        master = self._glyph(character)
        small = scaled(master.mask, GRID * unit / MASTER)
        large, middle = warped(small, how, GRID * unit, rng)
        weight = 0.0 if how.line is None else _weight(how.line, self.line()) * GRID * unit
        if weight or how.aliased:
            large = reweighted(large, weight, GRID * how.soft)
        size = (large.shape[1] // GRID, large.shape[0] // GRID)
        drawn = octets(cv2.resize(large, size, interpolation=cv2.INTER_AREA))
        if how.aliased:
            drawn = octets(np.where(drawn > 100, 255, 0))
        if not drawn.any():
            drawn[size[1] // 2, size[0] // 2] = 255
        result = mark(drawn)
        centre = (master.top + master.mask.shape[0] / 2) * unit / MASTER
        return result, float(centre - middle / GRID + result.outline[:, 1].min())

    def _glyph(self, character: str) -> Master:
        master = _master(self.data, character)
        if master is None:
            raise KeyError(character)
        return master


@lru_cache(maxsize=128)
def _font(data: bytes) -> tuple[ImageFont.FreeTypeFont, int]:
    """The font in the size at which digits are MASTER high, and the row where they begin."""
    trial = ImageFont.truetype(io.BytesIO(data), MASTER, layout_engine=ImageFont.Layout.BASIC)
    _, top, _, bottom = trial.getbbox("8")
    size = round(MASTER * MASTER / max(bottom - top, 1))
    font = trial.font_variant(size=size)
    return font, int(font.getbbox("8")[1])


def _drawn(data: bytes, character: str) -> tuple[Mask, int] | None:
    """The ink of a character and its first row, whatever stands for it; None without ink."""
    font, _ = _font(data)
    left, top, right, bottom = font.getbbox(character)
    width, height = int(right - left) + 8, int(bottom - top) + 8
    plane = Image.new("L", (width, height), 0)
    ImageDraw.Draw(plane).text((4 - left, 4 - top), character, fill=255, font=font)
    mask = octets(np.asarray(plane))
    rows, columns = np.flatnonzero(mask.max(axis=1) > 60), np.flatnonzero(mask.max(axis=0) > 60)
    if not len(rows):
        return None
    ink = mask[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return np.ascontiguousarray(ink), int(rows[0] - 4 + top)


@lru_cache(maxsize=128)
def _missing(data: bytes) -> bytes:
    """The picture of a missing glyph."""
    drawn = _drawn(data, UNASSIGNED)
    return b"" if drawn is None else drawn[0].tobytes()


@lru_cache(maxsize=3000)
def _master(data: bytes, character: str) -> Master | None:
    drawn = _drawn(data, character)
    if drawn is None or drawn[0].tobytes() == _missing(data):
        return None
    return Master(drawn[0], drawn[1] - _font(data)[1])


@lru_cache(maxsize=128)
def _line(data: bytes) -> float:
    """The median over the digits of twice the ink over its outline."""
    widths = []
    for digit in "0123456789":
        master = _master(data, digit)
        if master is not None:
            ink = octets(np.pad(master.mask, 2) > 127)
            inner = cv2.erode(ink, SQUARE)
            edge = int(ink.sum()) - int(octets(inner).sum())
            widths.append(2 * int(ink.sum()) / max(edge, 1) / MASTER)
    return float(np.median(widths)) if widths else 0.1


def _weight(wanted: float, own: float) -> float:
    """Half of what is to be added to a line, over the digits' height; holes stay open."""
    return float(np.clip((wanted - own) / 2, -0.3 * own, 0.035))
