"""A writer: the digits, letters and signs of one hand with one pen."""

from dataclasses import replace

import numpy as np

from recognizer.studio.arrays import Mask, floats
from recognizer.studio.writing import characters, fonts, mnist, paths, pens
from recognizer.studio.writing.glyphs import DIGITS
from recognizer.studio.writing.omniglot import span
from recognizer.studio.writing.pens import Mark, Pen
from recognizer.studio.writing.pool import Pool
from recognizer.studio.writing.sources import LETTERS
from recognizer.studio.writing.style import Style
from recognizer.studio.writing.warping import Variation

_FINEST = 1.3
"""The least line width of a pen before a camera, in pixels."""
_PLOTTED = 0.05
_PLOTTED_HANDS = 35
"""Of 100 hands, so many write letters after the model of a font."""
_VECTORISED = 0.12
_HAIRLINE = 0.06
_STEEPEST = {1: 20.0, 4: 18.0, 7: 11.0}
"""Degrees by which a digit may be turned before it looks like something else."""

_DRAWN = 0.65
"""The share of the hands whose letters are a person's of Omniglot."""

_CURSIVE = 60
"""Of 100 hands, so many write the unknown of an equation as schools teach it, in two arcs, which
nobody of Omniglot does."""

_HALF_LINE = 1.3
"""Half the line width of MNIST's digits, in pixels of their 28x28 images."""

_SMALLEST = 10.0
"""Dots, commas and what else is smaller, in pixels, are not enlarged from MNIST's."""

_SCANNED = 0.6
"""The share of the hands with MNIST's digits whose letters went through MNIST's 28x28 pixels, too:
the way in which a stroke was drawn is not to tell the two apart."""


class Hand:
    """Writes glyphs in one style; every glyph comes out a little different.

    Some hands write everything after a handwriting typeface, others letters after a person of
    Omniglot, where the pool has them.
    """

    def __init__(self, style: Style, pool: Pool, rng: np.random.Generator) -> None:
        self.style = style
        self._pool = pool
        self._rng = rng
        self._sampled = rng.random() < pool.share
        self._favourites = rng.integers(0, 1 << 16, 10)
        self._typeface = pool.sources.hand(rng)
        plotted = characters.PLOTTED[int(self._favourites[0]) % len(characters.PLOTTED)]
        self._alphabet = plotted if self._favourites[1] % 100 < _PLOTTED_HANDS else None
        self._person = int(rng.integers(1 << 16)) if rng.random() < _DRAWN else None
        self._scanned = self._sampled and rng.random() < _SCANNED

    def digit(self, label: int, height: float) -> Mark:
        """Write a digit ``height`` pixels high (or wide, if it is wider)."""
        if self._typeface is not None:
            return self._set(str(label), height)
        if not self._sampled:
            return self._designed(label, height)
        style, steepest = self.style, _STEEPEST.get(label, 30.0)
        if style.aliased or style.line < _HAIRLINE or self._rng.random() < _VECTORISED:
            image = self._pool.pick(label, self._rng, mnist.REMEMBERED // 10)
            return self._draw(mnist.vectorise(image), height, steepest)
        image = self._pool.pick(label, self._rng)
        angle, slant, aspect = self._shape(steepest)
        return self._enlarge(image, height, angle, 0.6 * slant, aspect)

    def _enlarge(
        self, image: Mask, height: float, angle: float = 0.0, shear: float = 0.0, aspect: float = 1
    ) -> Mark:
        """Enlarge an image of MNIST's kind, its lines as wide as this hand's."""
        weight = float(np.clip(10 * self.style.line - _HALF_LINE, -0.75, 0.9))
        return mnist.enlarge(
            image,
            height,
            self._rng,
            angle=angle,
            shear=shear,
            aspect=aspect,
            weight=weight,
            soft=self.style.soft,
        )

    def glyph(self, notation: str, height: float, steepest: float = 30.0) -> Mark:
        """Write a glyph of the given pen path, turned by at most ``steepest`` degrees."""
        strokes = paths.write(notation, self._rng, self.style.shake)
        return self._draw(paths.bend(strokes, self._rng, self.style.shake), height, steepest)

    def letter(self, height: float) -> Mark:
        """Write a letter that nobody takes for a digit: a typeface's, a person's or a plotter's."""
        drawings, rng = self._pool.sources.drawings, self._rng
        if self._typeface is not None:
            letters = [one for one in LETTERS if self._typeface.has(one)]
            if letters:
                return self._set(letters[int(rng.integers(len(letters)))], height)
        if drawings is not None and rng.random() < 0.85:
            return self.strokes(drawings.any_letter(rng), height)
        return self.strokes(fonts.letter(rng), height)

    def character(self, character: str, unit: float) -> tuple[Mark, float]:
        """Write a character beside digits ``unit`` pixels high.

        Returns it and how far its top lies below the top of the digits' line, in pixels. Raises
        KeyError for a character that no hand knows.
        """
        sourced = self._sourced(character, unit)
        if sourced is not None:
            return sourced
        style, rng = self.style, self._rng
        often = rng.random() < 0.75
        choice = int(self._favourites[ord(character) % 10] if often else rng.integers(1 << 16))
        strokes = characters.strokes(character, choice, self._alphabet, rng, style.shake)
        strokes = paths.bend(strokes, rng, style.shake)
        left, top, right, bottom = paths.extent(strokes)
        height = max(bottom - top, right - left, 0.02) * unit
        return self._draw(strokes, height, unit=unit), top * unit

    def _sourced(self, character: str, unit: float) -> tuple[Mark, float] | None:
        """Write a character as a typeface or a person does; None where neither has it."""
        if self._typeface is not None and self._typeface.has(character):
            return self._typeface.glyph(character, unit, self._rng, self._variation())
        drawings = self._pool.sources.drawings
        if drawings is None or self._person is None:
            return None
        if character == "x" and self._favourites[2] % 100 < _CURSIVE:
            return None
        strokes = drawings.letter(character, self._person)
        if strokes is None:
            return None
        top, foot = span(character)
        left, above, right, below = paths.extent(strokes)
        size = max(below - above, 1e-3)
        shape = [floats((stroke - floats([left, above])) / size) for stroke in strokes]
        shape = paths.bend(shape, self._rng, self.style.shake)
        height = (foot - top) * unit * max(1.0, (right - left) / size)
        return self._draw(shape, height, unit=unit), top * unit

    def _set(self, character: str, height: float) -> Mark:
        """Write a typeface's character ``height`` pixels high (or wide, if it is wider)."""
        typeface = self._typeface
        if typeface is None:
            raise KeyError(character)
        size = typeface.size(character)
        how = replace(self._variation(), line=self.style.line * size)
        return typeface.glyph(character, height / size, self._rng, how)[0]

    def _variation(self) -> Variation:
        """This hand's way to write a typeface."""
        style, rng = self.style, self._rng
        return Variation(
            line=style.line,
            slant=0.5 * style.slant + float(rng.normal(0, 0.03)),
            angle=float(np.clip(0.6 * style.tilt + rng.normal(0, 2), -12, 12)),
            aspect=float(style.aspect * np.exp(rng.normal(0, 0.05))),
            unrest=0.5 * style.shake,
            soft=style.soft,
            aliased=style.aliased,
        )

    def strokes(self, strokes: paths.Strokes, height: float) -> Mark:
        """Write ready strokes, bent by this hand."""
        left, top, right, bottom = paths.extent(strokes)
        size = max(bottom - top, right - left, 1e-3)
        unit = [floats((stroke - floats([left, top])) / size) for stroke in strokes]
        return self._draw(paths.bend(unit, self._rng, 1.3 * self.style.shake), height)

    def _designed(self, label: int, height: float) -> Mark:
        """Write a digit by the studio's own pen paths: mostly the writer's favourite form."""
        if self._rng.random() < _PLOTTED:
            return self.strokes(fonts.digit(self._rng, label), height)
        variants = DIGITS[label]
        often = self._rng.random() < 0.7
        chosen = int(self._favourites[label] if often else self._rng.integers(1 << 16))
        return self.glyph(variants[chosen % len(variants)], height, _STEEPEST.get(label, 30.0))

    def _draw(
        self,
        strokes: paths.Strokes,
        height: float,
        steepest: float = 30.0,
        unit: float | None = None,
    ) -> Mark:
        """Draw strokes ``height`` pixels high by the pen for digits ``unit`` pixels high."""
        style, unit = self.style, unit or height
        if self._rng.random() < style.gaps:
            strokes = pens.gap(strokes, self._rng, self._rng.uniform(0.02, 0.06))
        strokes = paths.turn(strokes, *self._shape(steepest))
        if style.coarse > 0:
            strokes = paths.jerk(strokes, self._rng, style.coarse)
        if self._scanned and not style.aliased and _SMALLEST <= height <= 1.5 * unit:
            return self._enlarge(mnist.scan(strokes, style.pressure, self._rng), height)
        finest = 1.0 if style.aliased else _FINEST
        pen = Pen(max(style.line * unit, finest), style.pressure, style.aliased)
        return pens.draw(strokes, height, pen, self._rng)

    def _shape(self, steepest: float = 30.0) -> tuple[float, float, float]:
        style = self.style
        angle = np.clip(style.tilt + self._rng.normal(0, 3), -steepest, steepest)
        slant = style.slant + self._rng.normal(0, 0.04)
        return float(angle), float(slant), float(style.aspect * np.exp(self._rng.normal(0, 0.07)))
