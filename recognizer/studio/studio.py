"""The photo studio: any number of made photos, each with its ground truth."""

from collections.abc import Callable
from dataclasses import replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

from recognizer.studio import negatives, prints, screens, shots, turning
from recognizer.studio.pages import digitless, kinds
from recognizer.studio.pages.desk import LOOKALIKES, Desk
from recognizer.studio.pages.page import Writer
from recognizer.studio.pages.pictures import picture
from recognizer.studio.scene import Scene
from recognizer.studio.scenery.textures import Bank
from recognizer.studio.writing import layouts
from recognizer.studio.writing.easel import Easel
from recognizer.studio.writing.hands import Hand
from recognizer.studio.writing.opencv_fonts import OpenCvFont
from recognizer.studio.writing.pens import Mark
from recognizer.studio.writing.pool import Pool
from recognizer.studio.writing.printer import Printer
from recognizer.studio.writing.sources import NOTHING, Sources
from recognizer.studio.writing.style import Style, random_style

_SAMPLED = 0.6
_SCREENS = 0.25
_LARGE = 0.05
Write = Callable[[Hand, float], Mark]
"""Lets a hand write something, so many pixels high."""
_LETTERS = 0.25
"""How often a page without a digit is a letter alone."""
_SMALLEST = 17.0
_TYPESET = 0.75


class Studio:
    """Makes photo-like pictures of digits, numbers and other things.

    ``digits`` is uint8 (n, 28, 28), light on dark, ``labels`` (n,) their digits. All chance comes
    from ``rng``, so that a seed repeats a studio's scenes. ``sampled`` is the share of scenes
    whose digits come from ``digits``; the others are written with the studio's own pen paths.
    ``sources`` are letters that people wrote, and typefaces; a share of all writers uses them.

    Of the scenes of one digit a quarter are drawings on a screen: 28x28 tiles, hard pixels,
    hairlines, brushes, coloured or turned canvases. The others are photos, the digit from a tenth
    of the frame to nearly all of it: 54 % on blank, 30 % on ruled, 16 % on squared paper, 8 % of
    the sheets dark; a quarter with the edge of a shadow, an eighth with the table beside.
    Without a digit: 60 % letters, signs and scribbles, 12 % empty sheets, 21 % clutter, 7 % print.
    """

    def __init__(
        self,
        digits: NDArray[np.uint8],
        labels: NDArray[np.integer],
        rng: np.random.Generator,
        *,
        sampled: float = _SAMPLED,
        sources: Sources = NOTHING,
    ) -> None:
        self._rng = rng
        self._pool = Pool.sorted(digits, labels, sampled, sources)
        self._bank = Bank(rng)

    @classmethod
    def without_mnist(cls, rng: np.random.Generator) -> Self:
        """A studio that writes every digit with its own pen paths."""
        return cls(np.zeros((0, 28, 28), np.uint8), np.zeros(0, np.int64), rng)

    def digit_scene(self) -> Scene:
        """One digit under random conditions."""
        label = int(self._rng.integers(10))
        return self._alone(lambda hand, unit: hand.digit(label, unit), label)

    def letter_scene(self) -> Scene:
        """One letter or sign in all the ways in which one digit is shown."""
        character = digitless.random_character(self._rng)
        if character is None:
            return self._alone(lambda hand, unit: hand.letter(unit))
        scene = self._alone(lambda hand, unit: hand.character(character, unit)[0])
        if character in LOOKALIKES:
            scene = replace(scene, others=(), ignored=scene.others)
        return scene

    def _alone(self, write: Write, label: int | None = None) -> Scene:
        """One mark on a sheet or a screen, a digit where there is a label."""
        rng, text = self._rng, "" if label is None else str(label)
        if rng.random() < _SCREENS:
            return screens.screen(self._drawing(write, label), text, rng)
        share = float(np.exp(rng.uniform(np.log(0.1), np.log(0.97))))
        large = rng.random() < (_LARGE if share > 0.2 else 3 * _LARGE)
        limit = 480 if large else 250
        unit = float(np.exp(rng.uniform(np.log(16), np.log(150 if large else 115))))
        unit = max(min(unit, share * limit), _SMALLEST)
        hand = self._hand(random_style(rng))
        easel = layouts.alone(write(hand, unit), label, share, rng, limit)
        if rng.random() < 0.06:
            layouts.beside(easel, hand.digit(int(rng.integers(10)), unit), rng)
        return self._photograph(easel, text, unit, hand.style)

    def number_scene(self, count: int | None = None) -> Scene:
        """``count`` digits (2 to 16 if not given) in rows and groups."""
        rng = self._rng
        count = int(min(1 + rng.geometric(0.25), 16)) if count is None else count
        text = layouts.random_number(count, rng)
        largest = 80 if count < 4 else 55 if count < 8 else 40
        unit = float(np.exp(rng.uniform(np.log(18), np.log(largest))))
        style = random_style(rng)
        spacing = layouts.random_spacing(rng)
        signs = 0.5 if rng.random() < 0.5 else 0.0
        easel = layouts.written(text, self._hand(style), unit, spacing, rng, signs=signs)
        if rng.random() < 0.2:
            return screens.screen(easel, text, rng)
        return self._photograph(easel, text, unit, style)

    def negative_scene(self) -> Scene:
        """A picture without any digit."""
        rng = self._rng
        kind = rng.random()
        if kind < 0.6:
            style = random_style(rng, aliased=rng.random() < 0.1)
            return negatives.marks(self._hand(style), rng, self._bank)
        if kind < 0.72:
            return negatives.empty(rng, self._bank)
        if kind < 0.93:
            return negatives.cluttered(rng, self._bank)
        return prints.printed(rng, self._bank)

    def page_scene(self, kind: str | None = None) -> Scene:
        """A page on which digits meet something else, of a kind of ``kinds.WITH_DIGITS``."""
        return self._page(kinds.WITH_DIGITS, kind)

    def negative_page_scene(self, kind: str | None = None) -> Scene:
        """A page without any digit, of a kind of ``kinds.WITHOUT_DIGITS``, or a letter alone."""
        if kind is None and self._rng.random() < _LETTERS:
            return self.letter_scene()
        return self._page(kinds.WITHOUT_DIGITS, kind)

    def turned_page_scene(self, kind: str | None = None) -> Scene:
        """A page that lies on its side or upside down: its digits are to be taken for none."""
        quarters = int(self._rng.integers(1, 4))
        return turning.unread(self.page_scene(kind), turning.ALL[quarters - 1])

    def _page(self, choices: kinds.Choices, kind: str | None) -> Scene:
        rng = self._rng
        name = kind or kinds.choose(choices, rng)
        style = random_style(rng, aliased=rng.random() < 0.06)
        side = float(np.exp(rng.uniform(np.log(190), np.log(560))))
        hand = self._hand(style)
        desk = Desk(rng, hand, side, self._compositor, hand.letter)
        return picture(choices[name][0](desk), name, rng, self._bank)

    def photo(self, text: str, size: tuple[int, int] = (1280, 960)) -> Scene:
        """A photo of ``size`` (width, height) of any digits: rows by newline, groups by blank."""
        rng = self._rng
        width, height = size
        style = random_style(rng)
        style = replace(style, line=float(np.clip(style.line, 0.04, 0.12)))
        rows = text.split("\n")
        longest = max(len(row) for row in rows)
        unit = min(0.5 * height / len(rows), 0.6 * width / longest, 0.4 * height)
        spacing = layouts.Spacing(0.3, 1.4, 0.5, 0.05)
        page = layouts.written(text, self._hand(style), unit, spacing, rng)
        tall, wide = page.cover.shape
        scale = min(1.0, 0.96 * width / wide, 0.96 * height / tall)
        easel = page.centred(scale, size)
        return self._photograph(easel, text, unit * scale, style)

    def _compositor(self) -> Writer:
        """Whoever prints: in a typeface of the sources, or in one that OpenCV brings along."""
        rng = self._rng
        typeface = self._pool.sources.print(rng) if rng.random() < _TYPESET else None
        if typeface is None:
            return OpenCvFont.random(rng)
        return Printer.random(typeface, rng)

    def _hand(self, style: Style) -> Hand:
        return Hand(style, self._pool, self._rng)

    def _photograph(self, easel: Easel, text: str, unit: float, style: Style) -> Scene:
        line = max(style.line * unit, 1.0)
        return shots.photograph(shots.Subject(easel, text, unit, line), self._rng, self._bank)

    def _drawing(self, write: Write, label: int | None) -> Easel:
        """One mark drawn in a paint program, from a tiny tile to a wide canvas."""
        rng = self._rng
        kind = rng.random()
        if kind < 0.1 and self._pool.share > 0 and label is not None:
            return screens.tile(self._pool.pick(label, rng), label)
        if kind < 0.35:
            unit, share = rng.uniform(14, 27), rng.uniform(0.55, 0.98)
        elif kind < 0.5:
            unit, share = rng.uniform(20, 50), rng.uniform(0.07, 0.4)
        else:
            unit, share = rng.uniform(28, 140), rng.uniform(0.35, 0.97)
        hand = self._hand(random_style(rng, aliased=rng.random() < 0.5))
        return layouts.alone(write(hand, unit), label, share, rng, limit=300)
