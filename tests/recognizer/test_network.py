"""A network says what Keras says, from Keras's file or from a model in memory."""

import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from recognizer.backend import load_tensorflow
from recognizer.errors import ModelError
from recognizer.network import Network
from recognizer.networks import cnn, mlp
from recognizer.registry import Registry

CODE = """
import sys
import numpy as np
from recognizer import Recognizer
Recognizer.load().classifier.classify(np.zeros((1, 28, 28), np.uint8))
print([name for name in ("tensorflow", "keras") if name in sys.modules])
"""


# Keras says this of TensorFlow where it writes a file.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")


@pytest.fixture(scope="module", autouse=True)
def _tensorflow() -> None:
    load_tensorflow()


@pytest.fixture
def pixels() -> NDArray[np.float32]:
    return np.random.default_rng(0).random((5, 28, 28, 1), np.float32)


def small(*, padding: str = "same", strides: int = 1, kernel: int = 3) -> Any:  # noqa: ANN401 - Keras has no types
    import keras
    from keras import layers

    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            layers.Conv2D(
                3, kernel, strides, padding, activation="relu", bias_initializer="normal"
            ),
            layers.Conv2D(4, 2, use_bias=True, bias_initializer="normal"),
            layers.BatchNormalization(
                beta_initializer="normal",
                gamma_initializer="normal",
                moving_mean_initializer="normal",
                moving_variance_initializer="ones",
            ),
            layers.Activation("relu"),
            layers.Flatten(),
            layers.Dense(10, activation="softmax"),
        ]
    )


def check(model: Any, pixels: NDArray[np.float32], folder: Path) -> None:  # noqa: ANN401 - Keras has no types
    expected = np.asarray(model(pixels, training=False))
    assert np.allclose(Network.of(model)(pixels), expected, atol=1e-5)
    model.save(folder / "model.keras")
    assert np.allclose(Network.load(folder / "model.keras")(pixels), expected, atol=1e-5)


@pytest.mark.parametrize("architecture", [cnn, mlp])
def test_our_architectures_are_computed_as_keras_does(
    architecture: Any,  # noqa: ANN401 - Keras has no types
    pixels: NDArray[np.float32],
    tmp_path: Path,
) -> None:
    # Keras numbers its layers through the process: the second model's have other names.
    architecture()
    check(architecture(), pixels, tmp_path)


@pytest.mark.parametrize(
    "options",
    [
        {"padding": "valid"},
        {"strides": 2},
        {"strides": 2, "kernel": 4},
        {"strides": 3, "kernel": 5},
    ],
)
def test_margins_and_strides_are_those_of_keras(
    options: dict[str, Any], pixels: NDArray[np.float32], tmp_path: Path
) -> None:
    check(small(**options), pixels, tmp_path)


def test_the_shipped_model_is_computed_as_keras_does(pixels: NDArray[np.float32]) -> None:
    from recognizer.classifier import load_model

    file = Registry().current().model
    # As dark as crops are: noise is background beyond all doubt, to the last digit.
    ink = np.where(pixels > 0.9, pixels, 0).astype(np.float32)
    expected = np.asarray(load_model(file)(ink, training=False))
    assert np.allclose(Network.load(file)(ink), expected, atol=1e-5)


def test_layers_that_are_not_ours_are_refused() -> None:
    import keras
    from keras import layers

    others: list[list[Any]] = [
        [keras.Input((4,)), layers.Dense(10)],
        [keras.Input((28, 28, 1)), layers.Flatten(), layers.LayerNormalization()],
        [keras.Input((28, 28, 1)), layers.BatchNormalization()],
        [keras.Input((28, 28, 1)), layers.Conv2D(2, 3, dilation_rate=2), layers.Flatten()],
        [keras.Input((28, 28, 1)), layers.Conv2D(2, 3)],
    ]
    for other in others:
        with pytest.raises(ModelError):
            Network.of(keras.Sequential(other))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("config.json", b"{"),
        ("config.json", b"[]"),
        ("config.json", b'{"config": {"layers": [{"class_name": "Dense", "config": {}}]}}'),
        ("model.weights.h5", b"nothing"),
        ("other", b""),
    ],
)
def test_files_with_something_else_inside_are_refused(
    name: str, content: bytes, tmp_path: Path
) -> None:
    shipped = zipfile.ZipFile(Registry().current().model)
    parts = {"config.json": shipped.read("config.json"), name: content}
    if name == "config.json":
        parts["model.weights.h5"] = shipped.read("model.weights.h5")
    with zipfile.ZipFile(tmp_path / "model.keras", "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    with pytest.raises(ModelError):
        Network.load(tmp_path / "model.keras")


@pytest.mark.slow
def test_reading_takes_no_tensorflow() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"
