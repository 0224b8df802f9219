"""The context network in service: what a mark is, judged together with what stands around it."""

from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from recognizer.classification.classifier import LARGEST_BATCH, load_model
from recognizer.classification.networks import FRAGMENT
from recognizer.classification.normalisation import SIDE
from recognizer.classification.surroundings import HEIGHT, WIDTH
from recognizer.errors import ModelError

if TYPE_CHECKING:
    import keras

CLASSES = FRAGMENT + 1


class ContextClassifier:
    """The context network; safe to share between threads."""

    def __init__(self, model: "keras.Model") -> None:
        """Compile ``model``; raises ModelError where it does not map two pictures to 12 classes."""
        import tensorflow as tf

        shapes = [(None, SIDE, SIDE, 1), (None, HEIGHT, WIDTH, 2)]
        if [*model.input_shape] != shapes or model.output_shape != (None, CLASSES):
            raise ModelError("The model does not map crops and surroundings to classes.")
        self._model = model
        self._tensor = tf.convert_to_tensor
        self._predict = tf.function(
            lambda crops, windows: model([crops, windows], training=False),
            input_signature=[tf.TensorSpec(shape, tf.float32) for shape in shapes],
            autograph=False,
        ).get_concrete_function()

    @classmethod
    def load(cls, file: Path) -> Self:
        """Load a Keras model from ``file``; raises ModelError where it is missing or damaged."""
        return cls(load_model(file))

    def classify(self, crops: NDArray[np.uint8], windows: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Classify crops, uint8 (n, 28, 28), in their surroundings, uint8 (n, 28, 44, 2).

        Returns float32 (n, 12), rows summing to 1: the digits, ``OTHER`` and ``FRAGMENT``.
        """
        result = np.zeros((len(crops), CLASSES), np.float32)
        for start in range(0, len(crops), LARGEST_BATCH):
            end = start + LARGEST_BATCH
            batch = crops[start:end, :, :, None].astype(np.float32) / 255
            around = windows[start:end].astype(np.float32) / 255
            rows = self._predict(self._tensor(batch), self._tensor(around))
            result[start : start + len(batch)] = rows.numpy()
        return result
