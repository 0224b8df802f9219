"""Penmanship: how one hand turns strokes, and images of writing, into ink."""

import numpy as np

from recognizer.studio.arrays import Mask
from recognizer.studio.writing import mnist, paths, pens
from recognizer.studio.writing.pens import Mark, Pen
from recognizer.studio.writing.style import Style
from recognizer.studio.writing.warping import Variation

_FINEST = 1.3
"""The least line width of a pen before a camera, in pixels."""
_VECTORISED = 0.12
_HAIRLINE = 0.06
_HALF_LINE = 1.3
"""Half the line width of MNIST's digits, in pixels of their 28x28 images."""

_SMALLEST = 10.0
"""Dots, commas and what else is smaller, in pixels, are not enlarged from MNIST's."""

_SCANNED = 0.6
"""The share of the hands with MNIST's digits whose letters went through MNIST's 28x28 pixels, too:
the way in which a stroke was drawn is not to tell the two apart."""


class Penmanship:
    """Draws in one style. ``sampled`` hands write digits like MNIST's images, enlarged."""

    def __init__(self, style: Style, sampled: bool, rng: np.random.Generator) -> None:
        self.style = style
        self._sampled = sampled
        self._rng = rng
        self._scanned = sampled and rng.random() < _SCANNED

    def vectorises(self) -> bool:
        """Whether an image is drawn anew along the middle of its lines, instead of enlarged."""
        style = self.style
        thin = style.aliased or style.line < _HAIRLINE
        return not self._sampled or thin or self._rng.random() < _VECTORISED

    def copy(
        self,
        image: Mask,
        height: float,
        vectorised: bool,
        steepest: float = 30.0,
        unit: float | None = None,
    ) -> Mark:
        """Write what an image of MNIST's kind shows."""
        if vectorised:
            return self.draw(mnist.vectorise(image), height, steepest, unit)
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

    def variation(self) -> Variation:
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

    def draw(
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
