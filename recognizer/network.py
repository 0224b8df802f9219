"""A trained network as plain arithmetic, so that reading photos needs no TensorFlow.

That takes half a gigabyte of memory, seconds to load, and for a network as small as ours longer
than NumPy to come to the same result.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

import numpy as np
from numpy.typing import NDArray

from recognizer import keras_file
from recognizer.convolution import Convolution
from recognizer.errors import ModelError
from recognizer.keras_file import DAMAGE, Layer
from recognizer.normalisation import SIDE

if TYPE_CHECKING:
    import keras

Array = NDArray[np.float32]
Step = Callable[[Array], Array]


class Network:
    """A sequence of layers from crops to class probabilities; safe to share between threads."""

    def __init__(self, layers: Iterable[Layer]) -> None:
        """Prepare the arithmetic; raises ModelError for layers or shapes other than ours."""
        _multiply_alone()
        try:
            self._steps = _steps(layers)
            (self.classes,) = self(np.zeros((1, SIDE, SIDE, 1), np.float32)).shape[1:]
        except DAMAGE as error:
            raise ModelError("The model does not map 28x28 pictures to digits.") from error

    @classmethod
    def load(cls, file: Path) -> Self:
        """Read a ``.keras`` file; raises ModelError where it is missing, damaged or of others."""
        try:
            layers = list(keras_file.layers(file))
        except DAMAGE as error:
            raise ModelError(f"The model {file.name} cannot be loaded.") from error
        return cls(layers)

    @classmethod
    def of(cls, model: "keras.Model") -> Self:
        """Take the weights of ``model`` as they are now; raises ModelError as ``Network`` does."""
        return cls(
            Layer(
                type(layer).__name__,
                layer.get_config(),
                [weight.value.numpy() for weight in layer.weights],
            )
            for layer in model.layers
        )

    def __call__(self, pixels: Array) -> Array:
        """Map float32 of shape (n, 28, 28, 1), 0 to 1, to probabilities of shape (n, classes)."""
        for step in self._steps:
            pixels = step(pixels)
        return pixels


@dataclass(frozen=True, eq=False)
class _Dense:
    kernel: Array
    bias: Array

    def __call__(self, x: Array) -> Array:
        return np.asarray(x @ self.kernel + self.bias, np.float32)


def _steps(layers: Iterable[Layer]) -> list[Step]:
    steps: list[Step] = []
    for kind, config, weights in layers:
        if kind == "Conv2D":
            steps.append(Convolution.of(config, weights))
        elif kind == "BatchNormalization":
            convolution = steps.pop()
            if not isinstance(convolution, Convolution):
                raise TypeError("only convolutions are normalised")
            steps.append(convolution.normalised(weights, float(config["epsilon"])))
        elif kind == "Dense":
            steps.append(_Dense(*weights))
        elif kind in _PLAIN:
            steps.append(_PLAIN[kind])
        elif kind not in ("InputLayer", "Dropout", "Activation"):
            raise ValueError(f"the unknown layer {kind}")
        activation = config.get("activation", "linear")
        if activation != "linear":
            steps.append(_ACTIVATIONS[activation])
    return steps


def _flat(x: Array) -> Array:
    return x.reshape(len(x), -1)


def _averages(x: Array) -> Array:
    return np.asarray(x.mean(axis=(1, 2)), np.float32)


def _relu(x: Array) -> Array:
    return np.maximum(x, 0, out=x)


def _softmax(x: Array) -> Array:
    powers = np.exp(x - x.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float32)


_PLAIN: Final[dict[str, Step]] = {"Flatten": _flat, "GlobalAveragePooling2D": _averages}
_ACTIVATIONS: Final[dict[str, Step]] = {"relu": _relu, "softmax": _softmax}


@cache
def _multiply_alone() -> None:
    """Let matrices be multiplied by the thread that asks: they are too small to be shared out.

    On a busy machine that takes a hundred times as long, for the helping threads wait their turn.
    """
    from threadpoolctl import threadpool_limits

    threadpool_limits(1, "blas")
