"""Crops to calibrated probabilities."""

from pathlib import Path
from typing import TYPE_CHECKING, Final, Self
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from recognizer.backend import load_tensorflow
from recognizer.errors import ModelError
from recognizer.network import Network
from recognizer.networks import DIGITS

if TYPE_CHECKING:
    import keras

LARGEST_BATCH: Final = 16
"""Larger batches are split: they take more memory, and no less time."""


class Classifier:
    """A network with its calibration; safe to share between threads."""

    def __init__(self, network: Network, temperature: float = 1.0) -> None:
        """Ask ``network``; a softer ``temperature`` (> 1) takes confidence away (Guo 2017).

        Raises ModelError where it does not know 10 or 11 classes.
        """
        if network.classes not in (DIGITS, DIGITS + 1):
            raise ModelError("The model does not map 28x28 pictures to digits.")
        self._network = network
        self.temperature = temperature

    @classmethod
    def load(cls, file: Path, temperature: float = 1.0) -> Self:
        """Load a Keras model from ``file``; raises ModelError where it is missing or damaged."""
        return cls(Network.load(file), temperature)

    def classify(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Classify ``crops``, uint8 of shape (n, 28, 28), light on dark.

        Returns float32 of shape (n, 11), rows summing to 1: the digits, then background.
        """
        result = np.zeros((len(crops), DIGITS + 1), np.float32)
        for start in range(0, len(crops), LARGEST_BATCH):
            some = crops[start : start + LARGEST_BATCH, :, :, None]
            batch = np.divide(some, 255, dtype=np.float32)
            rows = soften(self._network(batch), self.temperature)
            result[start : start + len(batch), : self._network.classes] = rows
        return result


def load_model(file: Path) -> "keras.Model":
    """Load a Keras model, to train it on; raises ModelError where it is missing or damaged."""
    load_tensorflow()
    import keras

    try:
        return keras.saving.load_model(file, compile=False)
    except (OSError, ValueError, KeyError, TypeError, BadZipFile) as error:
        raise ModelError(f"The model {file.name} cannot be loaded.") from error


def soften(probabilities: NDArray[np.float32], temperature: float) -> NDArray[np.float32]:
    """Apply a temperature to softmax outputs of shape (n, c); 1 leaves them as they are."""
    logits = np.log(np.maximum(probabilities, 1e-12)) / temperature
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float32)
