"""The architectures that can be trained; crops in, class probabilities out."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import keras

DIGITS: Final = 10
BACKGROUND: Final = 10
"""The class of everything that is no digit."""


def mlp() -> "keras.Model":
    """Build the origin project's multilayer perceptron: (n, 28, 28, 1) to (n, 10) softmax."""
    import keras
    from keras import layers

    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            layers.Flatten(),
            layers.Dense(128, activation="relu"),
            layers.Dense(128, activation="relu"),
            layers.Dense(DIGITS, activation="softmax"),
        ],
        name="mlp",
    )


def cnn() -> "keras.Model":
    """Build the convolutional network: (n, 28, 28, 1) to (n, 11) softmax, the last background.

    It strides early, since cost follows multiply-adds and most of them are at full resolution.
    """
    import keras
    from keras import layers

    def convolution(filters: int, strides: int = 1, padding: str = "same") -> list[layers.Layer]:
        return [
            layers.Conv2D(filters, 3, strides, padding, use_bias=False),
            layers.BatchNormalization(),
            layers.Activation("relu"),
        ]

    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            *convolution(16),
            *convolution(48, strides=2),
            *convolution(48),
            layers.Dropout(0.1),
            *convolution(80, strides=2),
            *convolution(80),
            layers.Dropout(0.1),
            *convolution(160, padding="valid"),
            layers.GlobalAveragePooling2D(),
            layers.Dropout(0.2),
            layers.Dense(DIGITS + 1, activation="softmax"),
        ],
        name="cnn",
    )


ARCHITECTURES: Final[dict[str, "Callable[[], keras.Model]"]] = {"cnn": cnn, "mlp": mlp}
