"""An export that answers otherwise than Keras is refused."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from numpy.typing import NDArray

from recognizer.classification.export import TOLERANCE, export
from recognizer.classification.exported import Exported
from recognizer.errors import ModelError

if TYPE_CHECKING:
    import keras


def test_the_note_says_what_made_it_and_how_exact_it_is(two_exported: Exported) -> None:
    assert set(two_exported.libraries) == {"tensorflow", "keras"}
    assert 0 <= two_exported.difference < TOLERANCE


def test_a_converter_that_loses_the_weights_is_noticed(
    two_inputs: "keras.Model", monkeypatch: pytest.MonkeyPatch
) -> None:
    import tensorflow as tf

    def lose(file: Path, **_options: object) -> None:
        # As this converter is offered for any trackable object: of a Keras 3 model it writes a
        # file that answers NaN (TensorFlow 2.21).
        function = tf.function(lambda *inputs: two_inputs(list(inputs), training=False))
        signature = [tf.TensorSpec(one.shape, tf.float32, one.name) for one in two_inputs.inputs]
        concrete = function.get_concrete_function(*signature)
        convert = tf.lite.TFLiteConverter.from_concrete_functions([concrete], two_inputs).convert
        file.write_bytes(convert())

    monkeypatch.setattr(two_inputs, "export", lose)
    with pytest.raises(ModelError, match=r"differs from Keras|inputs"):
        export(two_inputs)


def test_other_weights_are_noticed(
    two_inputs: "keras.Model", monkeypatch: pytest.MonkeyPatch
) -> None:
    def other(inputs: list[NDArray[np.float32]]) -> NDArray[np.float32]:
        return np.roll(predict(inputs), 1, axis=1)

    predict = two_inputs.predict_on_batch
    monkeypatch.setattr(two_inputs, "predict_on_batch", other)
    with pytest.raises(ModelError, match="differs from Keras"):
        export(two_inputs)


def test_what_keras_cannot_export_is_a_model_error(
    two_inputs: "keras.Model", monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise ValueError("no")

    monkeypatch.setattr(two_inputs, "export", refuse)
    with pytest.raises(ModelError, match="cannot export this model: no"):
        export(two_inputs)
