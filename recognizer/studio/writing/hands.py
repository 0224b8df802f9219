"""A writer: the digits, letters and signs of one hand with one pen."""

from dataclasses import replace

import numpy as np

from recognizer.studio.arrays import floats
from recognizer.studio.writing import characters, fonts, mnist, paths
from recognizer.studio.writing.capitals import Capitals
from recognizer.studio.writing.glyphs import DIGITS
from recognizer.studio.writing.omniglot import span
from recognizer.studio.writing.penmanship import Penmanship
from recognizer.studio.writing.pens import Mark
from recognizer.studio.writing.pool import Pool
from recognizer.studio.writing.sources import LETTERS
from recognizer.studio.writing.style import Style

_PLOTTED = 0.05
_PLOTTED_HANDS = 35
"""Of 100 hands, so many write letters after the model of a font."""
_STEEPEST = {1: 20.0, 4: 18.0, 7: 11.0}
"""Degrees by which a digit may be turned before it looks like something else."""

_DRAWN = 0.65
"""The share of the hands whose letters are a person's of Omniglot."""

_CAPITALS = 0.5
"""The share of the hands whose capitals, and small letters like them, are images of people's."""

_ANY_CAPITAL = 0.6
"""How often those hands write one of them where any letter of any script is wanted."""

_CURSIVE = 60
"""Of 100 hands, so many write the unknown of an equation as schools teach it, in two arcs, which
nobody of Omniglot does."""


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
        self._pen = Penmanship(style, self._sampled, rng)
        self._capitals = pool.sources.capitals if rng.random() < _CAPITALS else None

    def digit(self, label: int, height: float) -> Mark:
        """Write a digit ``height`` pixels high (or wide, if it is wider)."""
        if self._typeface is not None:
            return self._set(str(label), height)
        if not self._sampled:
            return self._designed(label, height)
        vectorised = self._pen.vectorises()
        image = self._pool.pick(label, self._rng, mnist.REMEMBERED // 20 if vectorised else None)
        return self._pen.copy(image, height, vectorised, _STEEPEST.get(label, 30.0))

    def glyph(self, notation: str, height: float, steepest: float = 30.0) -> Mark:
        """Write a glyph of the given pen path, turned by at most ``steepest`` degrees."""
        strokes = paths.write(notation, self._rng, self.style.shake)
        return self._pen.draw(paths.bend(strokes, self._rng, self.style.shake), height, steepest)

    def letter(self, height: float) -> Mark:
        """Write a letter that nobody takes for a digit: a typeface's, a person's or a plotter's."""
        drawings, rng = self._pool.sources.drawings, self._rng
        if self._typeface is not None:
            letters = [one for one in LETTERS if self._typeface.has(one)]
            if letters:
                return self._set(letters[int(rng.integers(len(letters)))], height)
        if self._capitals is not None and rng.random() < _ANY_CAPITAL:
            return self._pen.copy(self._capitals.any_letter(rng), height, self._pen.vectorises())
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
        return self._pen.draw(strokes, height, unit=unit), top * unit

    def _sourced(self, character: str, unit: float) -> tuple[Mark, float] | None:
        """Write a character as a typeface or a person does; None where neither has it."""
        if self._typeface is not None and self._typeface.has(character):
            return self._typeface.glyph(character, unit, self._rng, self._pen.variation())
        if self._capitals is not None and self._capitals.has(character):
            return self._capital(self._capitals, character, unit)
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
        return self._pen.draw(shape, height, unit=unit), top * unit

    def _capital(self, capitals: Capitals, character: str, unit: float) -> tuple[Mark, float]:
        """Write a letter after the image of a person's, mostly the same one again."""
        often = self._rng.random() < 0.7
        choice = self._favourites[ord(character) % 10] if often else self._rng.integers(1 << 16)
        image = capitals.pick(character, int(choice))
        top = 0.0 if character.isupper() else span(character)[0]
        tall = float(np.ptp(np.flatnonzero(image.any(axis=1)))) + 1
        wide = float(np.ptp(np.flatnonzero(image.any(axis=0)))) + 1
        height = (1 - top) * unit * max(1.0, wide / tall)
        return self._pen.copy(image, height, self._pen.vectorises(), unit=unit), top * unit

    def _set(self, character: str, height: float) -> Mark:
        """Write a typeface's character ``height`` pixels high (or wide, if it is wider)."""
        typeface = self._typeface
        if typeface is None:
            raise KeyError(character)
        size = typeface.size(character)
        how = replace(self._pen.variation(), line=self.style.line * size)
        return typeface.glyph(character, height / size, self._rng, how)[0]

    def strokes(self, strokes: paths.Strokes, height: float) -> Mark:
        """Write ready strokes, bent by this hand."""
        left, top, right, bottom = paths.extent(strokes)
        size = max(bottom - top, right - left, 1e-3)
        unit = [floats((stroke - floats([left, top])) / size) for stroke in strokes]
        return self._pen.draw(paths.bend(unit, self._rng, 1.3 * self.style.shake), height)

    def _designed(self, label: int, height: float) -> Mark:
        """Write a digit by the studio's own pen paths: mostly the writer's favourite form."""
        if self._rng.random() < _PLOTTED:
            return self.strokes(fonts.digit(self._rng, label), height)
        variants = DIGITS[label]
        often = self._rng.random() < 0.7
        chosen = int(self._favourites[label] if often else self._rng.integers(1 << 16))
        return self.glyph(variants[chosen % len(variants)], height, _STEEPEST.get(label, 30.0))
