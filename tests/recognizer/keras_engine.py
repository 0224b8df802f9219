"""Keras on TensorFlow in the engine's place, and how far the engine is from it."""

from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from recognizer.classification.backend import load_model
from recognizer.classification.engine import Engine
from recognizer.classification.exported import MODEL, Exported


class KerasEngine(Engine):
    """Answers as Keras does; ``difference`` is the largest one from the engine so far."""

    def __init__(self, folder: Path, name: str = MODEL) -> None:
        super().__init__(Exported.load(folder, name))
        self._model = load_model(folder / f"{name}.keras")
        self.difference = 0.0
        self.seen = 0

    @classmethod
    def load(cls, folder: Path, name: str = MODEL) -> Self:
        return cls(folder, name)

    def predict(self, *inputs: NDArray[np.float32]) -> NDArray[np.float32]:
        found = super().predict(*inputs)
        if not len(found):
            return found
        given = list(inputs) if len(inputs) > 1 else inputs[0]
        expected = np.asarray(self._model.predict_on_batch(given), np.float32)
        self.difference = float(np.maximum(self.difference, np.abs(found - expected).max()))
        self.seen += len(found)
        return expected
