"""Capital letters that people wrote, as MNIST shows digits: light on dark, in 28x28 pixels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from recognizer.studio.arrays import Mask, octets

NEVER: Final = frozenset("OI")
"""What is a circle or a bar is not taught as a letter: nobody could tell it from a digit."""
ALSO_SMALL: Final = frozenset("ckmpsuvwxyz")
"""Small letters that are written like the capitals."""
_HELD_OUT: Final = 8
"""Of so many images one is held out to measure on."""


@dataclass(frozen=True, eq=False)
class Capitals:
    """``images`` are uint8 (n, 28, 28) by letter, light on dark."""

    images: Mapping[str, NDArray[np.uint8]]

    @classmethod
    def of(cls, parts: Sequence[tuple[str, NDArray[np.uint8]]]) -> "Capitals":
        """Put parts of letters, each uint8 (n, 28, 28), together, without what is ``NEVER``."""
        letters = sorted({letter for letter, images in parts if len(images)} - NEVER)
        return cls(
            {
                letter: np.concatenate([images for name, images in parts if name == letter])
                for letter in letters
            }
        )

    def split(self) -> tuple["Capitals", "Capitals"]:
        """Seven of eight images to learn from, and each eighth to measure on."""
        learned, measured = {}, {}
        for letter, images in self.images.items():
            held_out = np.arange(len(images)) % _HELD_OUT == _HELD_OUT - 1
            learned[letter], measured[letter] = images[~held_out], images[held_out]
        return Capitals(learned), Capitals(measured)

    def has(self, character: str) -> bool:
        """Whether there are images of a letter, or of the capital that it looks like."""
        return character in self.images or (
            character in ALSO_SMALL and character.upper() in self.images
        )

    def pick(self, character: str, chance: int) -> Mask:
        """The image of a letter that a number stands for; KeyError where it has none."""
        images = self.images[character.upper()]
        return octets(images[chance % len(images)])

    def any_letter(self, rng: np.random.Generator) -> Mask:
        """An image of any letter."""
        letters = sorted(self.images)
        return self.pick(letters[int(rng.integers(len(letters)))], int(rng.integers(1 << 16)))
