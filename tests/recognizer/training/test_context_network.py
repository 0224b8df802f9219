"""The context network is fitted to samples, or taken along from the version before."""

import shutil
from dataclasses import replace
from pathlib import Path

import keras
import numpy as np
import pytest

from recognizer.classification.context import ContextClassifier
from recognizer.classification.export import export
from recognizer.classification.networks import context
from recognizer.errors import ModelError
from recognizer.training.context_network import Carried, Fitted, fit_context
from recognizer.training.plan import TrainingOptions, plan
from recognizer.training.progress import Clock, Progress
from tests.recognizer.training.samples_of import samples_of

FILES = {"context.keras", "context.tflite", "context.tflite.json"}
EPOCHS = 2
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")


@pytest.fixture(scope="module")
def said() -> list[Progress]:
    return []


@pytest.fixture(scope="module")
def fitted(said: list[Progress]) -> Fitted:
    """A network that has seen a few hundred samples, each of which says what it is."""
    keras.utils.set_random_seed(0)
    settled = replace(plan(TrainingOptions()), context_epochs=EPOCHS)
    labels = np.random.default_rng(0).integers(0, 12, 700)
    clock = Clock(said.append, settled)
    return fit_context(samples_of(*labels), settled, TrainingOptions(verbose=0), clock)


@pytest.mark.slow
def test_it_learns_and_remembers_how(fitted: Fitted) -> None:
    assert len(fitted.history["loss"]) == EPOCHS
    assert fitted.history["loss"][-1] < fitted.history["loss"][0]
    assert set(fitted.history) >= {"accuracy", "val_loss", "val_accuracy"}
    assert all(isinstance(value, float) for value in fitted.history["loss"])


@pytest.mark.slow
def test_its_card_says_what_it_learned_from(fitted: Fitted) -> None:
    card = fitted.card()
    assert card["samples"] == 630  # a tenth is held out
    assert card["epochs"] == EPOCHS
    assert card["accuracy"] == fitted.history["val_accuracy"][-1]


@pytest.mark.slow
def test_it_tells_how_far_it_is(fitted: Fitted, said: list[Progress]) -> None:
    assert fitted.history
    assert {progress.stage for progress in said} == {"context"}
    fractions = [progress.fraction for progress in said]
    assert fractions == sorted(fractions)
    assert fractions[-1] == pytest.approx(0.97, abs=0.02)
    assert {progress.epoch for progress in said} == {1, EPOCHS}


@pytest.mark.slow
def test_what_is_saved_is_what_was_measured(fitted: Fitted, tmp_path: Path) -> None:
    fitted.save(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == FILES
    samples = samples_of(3, 10, 11)
    loaded = ContextClassifier.load(tmp_path).classify(samples.crops, samples.windows)
    assert np.allclose(
        loaded, fitted.classifier.classify(samples.crops, samples.windows), atol=1e-6
    )
    model = keras.saving.load_model(tmp_path / "context.keras", compile=False)
    scaled = [samples.crops[..., None] / np.float32(255), samples.windows / np.float32(255)]
    assert np.allclose(loaded, model.predict_on_batch(scaled), atol=1e-4)


@pytest.fixture(scope="module")
def version(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A version's folder with a context network of random weights."""
    folder = tmp_path_factory.mktemp("models") / "0007"
    folder.mkdir()
    model = context()
    model.save(folder / "context.keras")
    export(model).save(folder, "context")
    (folder / "card.json").write_text("{}")
    return folder


@pytest.mark.slow
def test_the_one_before_is_taken_along_as_it_is(version: Path, tmp_path: Path) -> None:
    carried = Carried.of(version)
    carried.save(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == FILES
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (version / name).read_bytes()
    assert carried.card() == {"taken_from": "0007"}
    assert carried.history == {}
    crops, windows = samples_of(5).crops, samples_of(5).windows
    again = Carried.of(tmp_path).classifier.classify(crops, windows)
    assert (again == carried.classifier.classify(crops, windows)).all()


@pytest.mark.slow
def test_a_damaged_one_is_not_taken_along(version: Path, tmp_path: Path) -> None:
    folder = tmp_path / "0008"
    shutil.copytree(version, folder)
    (folder / "context.keras").write_bytes(b"no network")
    with pytest.raises(ModelError):
        Carried.of(folder)
    with pytest.raises(ModelError):
        Carried.of(tmp_path)
