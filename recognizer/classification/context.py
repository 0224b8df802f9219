"""The context network in service: what a mark is, judged together with what stands around it."""

from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from recognizer.classification.engine import Engine
from recognizer.classification.networks import FRAGMENT
from recognizer.classification.normalisation import SIDE
from recognizer.classification.surroundings import HEIGHT, WIDTH
from recognizer.errors import ModelError

NAME: Final = "context"
"""The network's name in a version's folder."""
CLASSES: Final = FRAGMENT + 1


class ContextClassifier:
    """The context network; safe to share between threads."""

    def __init__(self, network: Engine) -> None:
        """Judge with ``network``; raises ModelError where it does not map two pictures to 12."""
        inputs = ((SIDE, SIDE, 1), (HEIGHT, WIDTH, 2))
        if network.inputs != inputs or network.output != (CLASSES,):
            raise ModelError("The model does not map crops and their surroundings to classes.")
        self._network = network

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Load the network of a version's folder; raises ModelError where it is damaged."""
        return cls(Engine.load(folder, NAME))

    def classify(self, crops: NDArray[np.uint8], windows: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Classify crops, uint8 (n, 28, 28), in their surroundings, uint8 (n, 28, 44, 2).

        Returns float32 (n, 12), rows summing to 1: the digits, ``OTHER`` and ``FRAGMENT``.
        """
        scale = np.float32(1 / 255)
        return self._network.predict(
            crops[..., None].astype(np.float32) * scale, windows.astype(np.float32) * scale
        )
