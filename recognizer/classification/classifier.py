"""Crops to calibrated probabilities, a batch at a time."""

from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from recognizer.classification.engine import Engine
from recognizer.classification.networks import DIGITS
from recognizer.classification.normalisation import SIDE
from recognizer.errors import ModelError

LARGEST_BATCH: Final = 64
"""Larger batches are split: memory stays bounded, and no time is lost."""


class Classifier:
    """A network with its calibration; safe to share between threads."""

    def __init__(self, network: Engine, temperature: float = 1.0) -> None:
        """Classify with ``network``; a softer ``temperature`` (> 1) takes confidence away.

        Guo et al. 2017, "On Calibration of Modern Neural Networks". Raises ModelError where the
        network does not map (n, 28, 28, 1) to 10 or 11 classes.
        """
        if network.inputs != ((SIDE, SIDE, 1),) or network.output not in ((DIGITS,), (DIGITS + 1,)):
            raise ModelError("The model does not map 28x28 pictures to digits.")
        self._network = network
        self._classes = network.output[0]
        self.temperature = temperature

    @classmethod
    def load(cls, folder: Path, temperature: float = 1.0) -> Self:
        """Load the network of a version's folder; raises ModelError where it is damaged."""
        return cls(Engine.load(folder), temperature)

    def classify(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Classify ``crops``, uint8 of shape (n, 28, 28), light on dark.

        Returns float32 of shape (n, 11), rows summing to 1: the digits, then background.
        """
        result = np.zeros((len(crops), DIGITS + 1), np.float32)
        for start in range(0, len(crops), LARGEST_BATCH):
            batch = crops[start : start + LARGEST_BATCH, :, :, None].astype(
                np.float32
            ) / np.float32(255)
            raw = self._network.predict(batch)
            result[start : start + len(batch), : self._classes] = soften(raw, self.temperature)
        return result


def soften(probabilities: NDArray[np.float32], temperature: float) -> NDArray[np.float32]:
    """Apply a temperature to softmax outputs of shape (n, c); 1 leaves them as they are."""
    logits = np.log(np.maximum(probabilities, 1e-12)) / temperature
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float32)
