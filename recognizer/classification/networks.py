"""The architectures that can be trained; crops in, class probabilities out."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from recognizer.classification.normalisation import SIDE
from recognizer.classification.surroundings import HEIGHT, WIDTH

if TYPE_CHECKING:
    import keras

DIGITS: Final = 10
BACKGROUND: Final = 10
"""The class of everything that is no digit."""
OTHER: Final = 10
FRAGMENT: Final = 11
"""To the context network everything else that is written is one class, and a part of a digit, or a
digit together with something else, another: a crop that is cut wrongly says so."""


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


def context() -> "keras.Model":
    """Build the context network: crops (n, 28, 28, 1) and surroundings (n, 28, 44, 2) to (n, 12).

    Two towers, since the two pictures have different scales; a softmax over the digits,
    ``OTHER`` and ``FRAGMENT``.
    """
    import keras
    from keras import layers

    def convolutions(*layout: tuple[int, int, int]) -> "keras.Sequential":
        """Convolve by so many filters of a size, at a stride; then flatten."""
        stack: list[layers.Layer] = []
        for filters, size, strides in layout:
            stack += [
                layers.Conv2D(filters, size, strides, "same", use_bias=False),
                layers.BatchNormalization(),
                layers.Activation("relu"),
            ]
        return keras.Sequential([*stack, layers.Flatten()])

    crop = keras.Input((SIDE, SIDE, 1), name="crop")
    window = keras.Input((HEIGHT, WIDTH, 2), name="surroundings")
    mark = convolutions((24, 5, 2), (48, 3, 2), (64, 3, 1), (96, 3, 2))(crop)
    around = convolutions((24, 5, 2), (48, 3, 2), (64, 3, 2))(window)
    both = layers.Dropout(0.3)(layers.Concatenate()([mark, around]))
    both = layers.Dense(96, activation="relu")(both)
    both = layers.Dense(FRAGMENT + 1, activation="softmax")(both)
    return keras.Model([crop, window], both, name="context")


ARCHITECTURES: Final[dict[str, "Callable[[], keras.Model]"]] = {"cnn": cnn, "mlp": mlp}
