"""Crops to calibrated probabilities, in one compiled call for a batch."""

from pathlib import Path
from typing import TYPE_CHECKING, Final, Self
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from recognizer.classification.backend import load_tensorflow
from recognizer.classification.networks import DIGITS
from recognizer.classification.normalisation import SIDE
from recognizer.errors import ModelError

if TYPE_CHECKING:
    import keras

LARGEST_BATCH: Final = 64
"""Larger batches are split: memory stays bounded, and no time is lost."""


class Classifier:
    """A network with its calibration; safe to share between threads."""

    def __init__(self, model: "keras.Model", temperature: float = 1.0) -> None:
        """Compile ``model``; a softer ``temperature`` (> 1) takes confidence away (Guo 2017).

        Raises ModelError where the model does not map (n, 28, 28, 1) to 10 or 11 classes.
        """
        import tensorflow as tf

        if model.input_shape != (None, SIDE, SIDE, 1) or model.output_shape not in (
            (None, DIGITS),
            (None, DIGITS + 1),
        ):
            raise ModelError("The model does not map 28x28 pictures to digits.")
        self._model = model  # which the compiled call does not hold
        self._tensor = tf.convert_to_tensor
        self._classes: int = model.output_shape[-1]
        self._predict = tf.function(
            lambda pixels: model(pixels, training=False),
            input_signature=[tf.TensorSpec((None, SIDE, SIDE, 1), tf.float32)],
            autograph=False,
        ).get_concrete_function()
        self.temperature = temperature

    @classmethod
    def load(cls, file: Path, temperature: float = 1.0) -> Self:
        """Load a Keras model from ``file``; raises ModelError where it is missing or damaged."""
        return cls(load_model(file), temperature)

    def classify(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Classify ``crops``, uint8 of shape (n, 28, 28), light on dark.

        Returns float32 of shape (n, 11), rows summing to 1: the digits, then background.
        """
        result = np.zeros((len(crops), DIGITS + 1), np.float32)
        for start in range(0, len(crops), LARGEST_BATCH):
            batch = crops[start : start + LARGEST_BATCH, :, :, None].astype(np.float32) / 255
            raw = self._predict(self._tensor(batch)).numpy()
            result[start : start + len(batch), : self._classes] = soften(raw, self.temperature)
        return result


def load_model(file: Path) -> "keras.Model":
    """Load a Keras model from ``file``; raises ModelError where it is missing or damaged."""
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
