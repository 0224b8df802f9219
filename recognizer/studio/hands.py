"""A writer: the digits, letters and signs of one hand with one pen."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recognizer.studio import paths, pens, samples
from recognizer.studio.glyphs import DIGITS
from recognizer.studio.pens import Mark, Pen


@dataclass(frozen=True)
class Pool:
    """MNIST-like digits by label; ``share`` of the digits written come from it."""

    images: tuple[NDArray[np.uint8], ...]
    share: float

    @classmethod
    def sorted(cls, digits: NDArray[np.uint8], labels: NDArray[np.integer], share: float) -> "Pool":
        """Sort digits (n, 28, 28) by their labels (n,)."""
        return cls(tuple(digits[labels == label] for label in range(10)), share)


@dataclass(frozen=True)
class Style:
    """``line`` is the line width over the glyph's height, ``slant`` a shear, ``tilt`` degrees."""

    line: float
    slant: float = 0.0
    tilt: float = 0.0
    aspect: float = 1.0
    pressure: float = 0.0
    soft: float = 0.8
    shake: float = 0.02
    gaps: float = 0.0
    aliased: bool = False


class Hand:
    """Writes glyphs in one style; every glyph comes out a little different."""

    def __init__(self, style: Style, pool: Pool, rng: np.random.Generator) -> None:
        self.style = style
        self._pool = pool
        self._rng = rng
        self._sampled = rng.random() < pool.share
        self._favourites = rng.integers(0, 1 << 16, 10)

    def digit(self, label: int, height: float) -> Mark:
        """Write a digit ``height`` pixels high (or wide, if it is wider)."""
        images = self._pool.images[label]
        if len(images) == 0 or not self._sampled:
            variants = DIGITS[label]
            often = int(self._favourites[label])
            chosen = often if self._rng.random() < 0.7 else int(self._rng.integers(1 << 16))
            return self.glyph(variants[chosen % len(variants)], height)
        image = images[int(self._rng.integers(len(images)))]
        style = self.style
        if style.aliased or style.line < 0.06 or self._rng.random() < 0.12:
            return self._draw(samples.trace(image), height)
        angle, slant, aspect = self._shape()
        return samples.enlarge(
            image,
            height,
            self._rng,
            angle=angle,
            shear=0.6 * slant,
            aspect=aspect,
            weight=float(np.clip(10 * style.line - 1.3, -0.75, 0.9)),
            soft=style.soft,
        )

    def glyph(self, notation: str, height: float) -> Mark:
        """Write a glyph of the given pen path."""
        strokes = paths.write(notation, self._rng, self.style.shake)
        return self._draw(paths.bend(strokes, self._rng, self.style.shake), height)

    def strokes(self, strokes: paths.Strokes, height: float) -> Mark:
        """Write ready strokes, bent by this hand."""
        left, top, right, bottom = paths.extent(strokes)
        size = max(bottom - top, right - left, 1e-3)
        unit = [(stroke - np.array([left, top], np.float32)) / size for stroke in strokes]
        return self._draw(paths.bend(unit, self._rng, self.style.shake), height)

    def _draw(self, strokes: paths.Strokes, height: float) -> Mark:
        style = self.style
        if self._rng.random() < style.gaps:
            strokes = pens.gap(strokes, self._rng, self._rng.uniform(0.02, 0.06))
        strokes = paths.turn(strokes, *self._shape())
        pen = Pen(max(style.line * height, 1.0), style.pressure, style.aliased)
        return pens.draw(strokes, height, pen, self._rng)

    def _shape(self) -> tuple[float, float, float]:
        style = self.style
        angle = style.tilt + self._rng.normal(0, 3)
        slant = style.slant + self._rng.normal(0, 0.04)
        return float(angle), float(slant), float(style.aspect * np.exp(self._rng.normal(0, 0.07)))


def random_style(rng: np.random.Generator, *, aliased: bool = False) -> Style:
    """Draw a style: from hairlines to thick markers, most hands upright."""
    line = float(np.exp(rng.uniform(np.log(0.022), np.log(0.19))))
    return Style(
        line=line,
        slant=float(np.clip(rng.normal(0.08, 0.13), -0.25, 0.45)),
        tilt=float(np.clip(rng.normal(0, 5), -16, 16)),
        aspect=float(np.exp(np.clip(rng.normal(0, 0.15), -0.35, 0.35))),
        pressure=float(rng.uniform(0.1, 0.4)) if rng.random() < 0.6 and not aliased else 0.0,
        soft=float(rng.uniform(0.7, 2.0)),
        shake=float(rng.uniform(0.008, 0.03)),
        gaps=float(rng.uniform(0, 0.5)) if rng.random() < 0.25 else 0.0,
        aliased=aliased,
    )
