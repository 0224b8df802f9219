"""The engine answers as Keras does, for any batch, from any thread, and names what is damaged."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from numpy.typing import NDArray

from recognizer.classification.engine import BATCH, Engine
from recognizer.classification.exported import Exported
from recognizer.errors import ModelError
from recognizer.registry import Registry

if TYPE_CHECKING:
    import keras


def inputs(count: int, seed: int = 0) -> list[NDArray[np.float32]]:
    rng = np.random.default_rng(seed)
    return [rng.random((count, 8, 10, 2), np.float32), rng.random((count, 6, 6, 1), np.float32)]


def test_two_inputs_are_taken_in_the_order_of_the_keras_model(
    two_inputs: "keras.Model", two_exported: Exported
) -> None:
    engine = Engine(two_exported)
    assert two_exported.inputs == ("window", "crop")
    assert engine.inputs == ((8, 10, 2), (6, 6, 1))
    assert engine.output == (11,)
    for count in (1, 2, BATCH, BATCH + 1, 3 * BATCH - 1):
        batch = inputs(count, count)
        expected = two_inputs.predict_on_batch(batch)
        answers = engine.predict(*batch)
        assert answers.dtype == np.float32
        assert np.abs(answers - expected).max() < 1e-5


def test_no_crops_have_no_answers(two_exported: Exported) -> None:
    assert Engine(two_exported).predict(*inputs(0)).shape == (0, 11)


def test_parts_of_larger_arrays_are_read_right(two_exported: Exported) -> None:
    engine = Engine(two_exported)
    windows, crops = inputs(8)
    answers = engine.predict(windows[::2], crops[::-2])
    assert np.array_equal(answers, engine.predict(windows[::2].copy(), crops[::-2].copy()))


def test_threads_compute_at_once_and_get_their_own_answers(two_exported: Exported) -> None:
    engine = Engine(two_exported)
    batches = [inputs(1 + seed % 20, seed) for seed in range(64)]
    expected = [engine.predict(*batch) for batch in batches]
    with ThreadPoolExecutor(8) as pool:
        for _ in range(5):
            answers = pool.map(lambda batch: engine.predict(*batch), batches)
            assert all(map(np.array_equal, answers, expected))


@pytest.mark.parametrize(
    "shapes",
    [
        [],
        [(2, 8, 10, 2)],
        [(2, 6, 6, 1), (2, 8, 10, 2)],
        [(2, 8, 10, 2), (3, 6, 6, 1)],
        [(2, 8, 10, 2), (2, 36)],
    ],
)
def test_other_shapes_are_refused(two_exported: Exported, shapes: list[tuple[int, ...]]) -> None:
    engine = Engine(two_exported)
    with pytest.raises(ValueError, match="network takes"):
        engine.predict(*(np.zeros(shape, np.float32) for shape in shapes))
    assert engine.predict(*inputs(2)).shape == (2, 11)


def test_what_is_no_network_or_another_one_is_a_model_error(two_exported: Exported) -> None:
    for content in (b"", b"no network", two_exported.content[:400]):
        with pytest.raises(ModelError):
            Engine(replace(two_exported, content=content))
    with pytest.raises(ModelError, match="other inputs"):
        Engine(replace(two_exported, inputs=("window", "picture")))


def test_loading_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    Engine.load(Registry().current().folder)
    assert capfd.readouterr() == ("", "")
