"""Networks, exported once for all tests of a process."""

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from recognizer.classification.backend import load_model, load_tensorflow
from recognizer.classification.export import export
from recognizer.classification.exported import Exported
from recognizer.classification.networks import context, mlp

if TYPE_CHECKING:
    import keras


@pytest.fixture(scope="session")
def two_inputs() -> "keras.Model":
    """A network of two inputs, which are not in the order of their names, and random weights."""
    load_tensorflow()
    import keras
    from keras import layers

    keras.utils.set_random_seed(1)
    window = keras.Input((8, 10, 2), name="window")
    crop = keras.Input((6, 6, 1), name="crop")
    features = [
        layers.Flatten()(crop),
        layers.GlobalAveragePooling2D()(
            layers.BatchNormalization()(layers.Conv2D(4, 3, activation="relu")(window))
        ),
    ]
    out = layers.Dense(11, activation="softmax")(layers.Concatenate()(features))
    return keras.Model([window, crop], out)


@pytest.fixture(scope="session")
def two_exported(two_inputs: "keras.Model") -> Exported:
    return export(two_inputs)


@pytest.fixture(scope="session")
def mlp_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A multilayer perceptron that has learned nothing, as a Keras file."""
    load_tensorflow()
    file = tmp_path_factory.mktemp("mlp") / "model.keras"
    with warnings.catch_warnings():
        # Keras and NumPy disagree about an argument while a model is saved.
        warnings.filterwarnings("ignore", "__array__ implementation", DeprecationWarning)
        mlp().save(file)
    return file


@pytest.fixture(scope="session")
def mlp_exported(mlp_file: Path) -> Exported:
    return export(load_model(mlp_file))


@pytest.fixture(scope="session")
def context_exported() -> Exported:
    """The context network with random weights."""
    load_tensorflow()
    import keras

    keras.utils.set_random_seed(2)
    return export(context())
