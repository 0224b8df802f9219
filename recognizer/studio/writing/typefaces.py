"""Typefaces: glyphs of font files, each drawn a little differently, as a hand would."""

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from recognizer.studio.arrays import Mask, Plane, blur, floats, octets, stretch
from recognizer.studio.writing.pens import Mark, mark

MASTER: Final = 160
"""The height of the digits in the masters, in pixels: each glyph is drawn so once, then warped."""
UNASSIGNED: Final = "\U000ffffd"
"""A private character that no font holds: what stands for it is the box of a missing glyph."""
_GRID: Final = 2
"""The mark is made so many times larger than it is wanted, so that its edges come out smooth."""
_MARGIN: Final = 3


@dataclass(frozen=True, eq=False)
class Master:
    """Coverage (h, w) of a glyph, tightly cut; ``top`` is its first row below the digits' top."""

    mask: Mask
    top: int


@dataclass(frozen=True)
class Variation:
    """How a typeface is written: ``line`` is the wanted line width over the digits' height.

    None leaves the line as the typeface has it. ``slant`` is a shear, ``angle`` degrees,
    ``unrest`` the strength of the waves that deform each glyph, over the digits' height.
    """

    line: float | None = None
    slant: float = 0.0
    angle: float = 0.0
    aspect: float = 1.0
    unrest: float = 0.012
    soft: float = 0.8
    aliased: bool = False


PRINTED: Final = Variation(unrest=0.0)


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

    def height(self, character: str) -> float:
        """How high the character is in digits' heights: 8, the tallest of old-style ones, is 1."""
        return float(self._glyph(character).mask.shape[0] / MASTER)

    def size(self, character: str) -> float:
        """The longer side of the character in digits' heights."""
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
        scale = _GRID * unit / MASTER
        small = _scaled(master.mask, scale)
        warped, middle = _warped(small, how, _GRID * unit, rng)
        weight = 0.0 if how.line is None else _weight(how.line, self.line()) * _GRID * unit
        if weight or how.aliased:
            warped = _reweighted(warped, weight, _GRID * how.soft)
        size = (warped.shape[1] // _GRID, warped.shape[0] // _GRID)
        drawn = octets(cv2.resize(warped, size, interpolation=cv2.INTER_AREA))
        if how.aliased:
            drawn = octets(np.where(drawn > 100, 255, 0))
        if not drawn.any():
            drawn[size[1] // 2, size[0] // 2] = 255
        result = mark(drawn)
        centre = (master.top + master.mask.shape[0] / 2) * unit / MASTER
        return result, float(centre - middle / _GRID + result.outline[:, 1].min())

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
            inner = cv2.erode(ink, np.ones((3, 3), np.uint8))
            edge = int(ink.sum()) - int(octets(inner).sum())
            widths.append(2 * int(ink.sum()) / max(edge, 1) / MASTER)
    return float(np.median(widths)) if widths else 0.1


def _weight(wanted: float, own: float) -> float:
    """Half of what is to be added to a line, over the digits' height; holes stay open."""
    return float(np.clip((wanted - own) / 2, -0.3 * own, 0.035))


def _scaled(mask: Mask, scale: float) -> Plane:
    height, width = mask.shape
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return stretch(floats(mask), *size, how)


def _warped(
    plane: Plane, how: Variation, unit: float, rng: np.random.Generator
) -> tuple[Mask, float]:
    """Slant, turn, stretch and deform; return the new plane and the row of the old one's middle."""
    height, width = plane.shape
    c, s = np.cos(np.deg2rad(how.angle)), np.sin(np.deg2rad(how.angle))
    matrix = np.array([[c, -s], [s, c]]) @ np.array([[how.aspect, -how.slant], [0, 1]])
    room = np.abs(matrix) @ np.array([width, height])
    pad = 2 * (_MARGIN + 0.04 * unit + 3 * how.unrest * unit)
    wide, tall = (_GRID * int(np.ceil((side + pad) / _GRID)) for side in room)
    inverse = np.linalg.inv(matrix)
    x, y = np.meshgrid(
        np.arange(wide, dtype=np.float32) - np.float32((wide - 1) / 2),
        np.arange(tall, dtype=np.float32) - np.float32((tall - 1) / 2),
    )
    if how.unrest > 0:
        x, y = _waved(x, y, how.unrest * unit, unit, rng)
    source_x = floats(inverse[0, 0] * x + inverse[0, 1] * y + (width - 1) / 2)
    source_y = floats(inverse[1, 0] * x + inverse[1, 1] * y + (height - 1) / 2)
    warped = cv2.remap(plane, source_x, source_y, cv2.INTER_LINEAR, borderValue=0)
    return octets(np.clip(warped, 0, 255)), tall / 2


def _waved(
    x: Plane, y: Plane, strength: float, unit: float, rng: np.random.Generator
) -> tuple[Plane, Plane]:
    """Move points by slow waves over the plane, as :func:`paths.bend` does with strokes."""
    a, b = rng.normal(0, strength, 2)
    f, g = rng.uniform(2, 6, 2) / unit
    p, q, u, v = rng.uniform(0, 2 * np.pi, 4)
    dx = a * np.sin(f * y + p) + 0.4 * b * np.sin(g * x + u)
    dy = b * np.sin(g * x + q) + 0.4 * a * np.sin(f * y + v)
    return floats(x + dx), floats(y + dy)


def _reweighted(mask: Mask, weight: float, soft: float) -> Mask:
    """Move the edge of the ink outwards by ``weight`` pixels; never thin a line to nothing."""
    ink = octets(mask > 127)
    if not ink.any():
        return mask
    inside = floats(cv2.distanceTransform(ink, cv2.DIST_L2, 5))
    outside = floats(cv2.distanceTransform(octets(1 - ink), cv2.DIST_L2, 5))
    if weight < 0:
        weight = -min(-weight, 0.6 * float(np.percentile(inside[ink > 0], 90)))
    edge: Plane = (inside - outside + np.float32(weight)) / np.float32(max(soft, 0.5))
    return octets(np.clip(blur(edge, 0.8) + 0.5, 0, 1) * 255)
