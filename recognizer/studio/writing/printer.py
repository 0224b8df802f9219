"""A printer: digits and characters of a typeface, every one the same each time."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from recognizer.studio.writing.pens import Mark
from recognizer.studio.writing.style import Style
from recognizer.studio.writing.typefaces import Typeface
from recognizer.studio.writing.warping import Variation


@dataclass(frozen=True, eq=False)
class Printer:
    """Prints in a typeface; ``style`` says how wide, how bold and how slanted."""

    typeface: Typeface
    style: Style
    rng: np.random.Generator

    @classmethod
    def random(cls, typeface: Typeface, rng: np.random.Generator) -> Self:
        """The typeface as it is, or lighter, bolder, narrower, wider or slanted."""
        style = Style(
            line=typeface.line() * float(np.exp(rng.normal(0, 0.2)) if rng.random() < 0.4 else 1),
            aspect=float(np.exp(rng.normal(0, 0.1))) if rng.random() < 0.4 else 1.0,
            slant=float(rng.uniform(0.1, 0.3)) if rng.random() < 0.12 else 0.0,
        )
        return cls(typeface, style, rng)

    def digit(self, label: int, height: float) -> Mark:
        """Print a digit ``height`` pixels high (or wide, if it is wider)."""
        character = str(label)
        unit = height / self.typeface.size(character)
        return self.typeface.glyph(character, unit, self.rng, self._how())[0]

    def character(self, character: str, unit: float) -> tuple[Mark, float]:
        """Print a character beside digits ``unit`` pixels high; see ``Hand.character``."""
        return self.typeface.glyph(character, unit, self.rng, self._how())

    def _how(self) -> Variation:
        style = self.style
        return Variation(style.line, style.slant, aspect=style.aspect, unrest=0.0, soft=style.soft)
