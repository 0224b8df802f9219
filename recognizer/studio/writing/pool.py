"""What all writers of a studio have at hand: digits of MNIST, letters of people, typefaces."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recognizer.studio.arrays import Mask, octets
from recognizer.studio.writing.sources import NOTHING, Sources


@dataclass(frozen=True)
class Pool:
    """MNIST-like digits by label; ``share`` of the writers write like them.

    ``sources`` holds letters and typefaces, where there are any.
    """

    images: tuple[NDArray[np.uint8], ...]
    share: float
    sources: Sources = NOTHING

    @classmethod
    def sorted(
        cls,
        digits: NDArray[np.uint8],
        labels: NDArray[np.integer],
        share: float,
        sources: Sources = NOTHING,
    ) -> "Pool":
        """Sort digits (n, 28, 28) by their labels (n,)."""
        images = tuple(digits[labels == label] for label in range(10))
        return cls(images, share if all(len(some) for some in images) else 0.0, sources)

    def pick(self, label: int, rng: np.random.Generator, most: int | None = None) -> Mask:
        """One of the images of a digit, or of the first ``most`` of them."""
        images = self.images[label][:most]
        return octets(images[int(rng.integers(len(images)))])
