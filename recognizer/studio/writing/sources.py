"""Where a writer's glyphs come from besides the studio's own pen paths."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_letters
from typing import Final

import numpy as np

from recognizer.studio.writing.capitals import Capitals
from recognizer.studio.writing.omniglot import Drawings
from recognizer.studio.writing.typefaces import Typeface

LOOKALIKES: Final = frozenset("oOQDlIi|jJsSzZbBqgGyY")
"""Characters that some hand writes like a digit: as a lone mark they are not taught as letters."""
LETTERS: Final = tuple(one for one in ascii_letters if one not in LOOKALIKES)


@dataclass(frozen=True, eq=False)
class Sources:
    """Letters that people wrote, and typefaces of handwriting and of print; all may be missing.

    ``written`` is the share of writers who write like a handwriting typeface.
    """

    drawings: Drawings | None = None
    capitals: Capitals | None = None
    hands: Sequence[Typeface] = ()
    prints: Sequence[Typeface] = ()
    written: float = 0.35

    def hand(self, rng: np.random.Generator) -> Typeface | None:
        """A handwriting typeface for ``written`` of the writers, None for the others."""
        if not self.hands or rng.random() >= self.written:
            return None
        return self.hands[int(rng.integers(len(self.hands)))]

    def print(self, rng: np.random.Generator) -> Typeface | None:
        """A printed typeface, or None where there is none."""
        return self.prints[int(rng.integers(len(self.prints)))] if self.prints else None


NOTHING: Final = Sources()
"""Only the studio's own pen paths, and MNIST where it is given."""
