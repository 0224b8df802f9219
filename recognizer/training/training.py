"""One training run: data, fit, calibration, evaluation, and a new version in the registry."""

import contextlib
import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from recognizer.classification.backend import load_model, load_tensorflow
from recognizer.classification.classifier import Classifier
from recognizer.classification.engine import Engine
from recognizer.classification.export import export
from recognizer.classification.exported import Exported
from recognizer.classification.networks import ARCHITECTURES
from recognizer.errors import ModelError
from recognizer.pictures.plots import confusion_plot, history_plot
from recognizer.recognizer import Recognizer
from recognizer.registry import Registry, Version
from recognizer.training.calibration import fit_temperature
from recognizer.training.card import make_card
from recognizer.training.comparison import compare
from recognizer.training.datasets import (
    Examples,
    Mnist,
    load_corrections,
    load_mnist,
    photograph_many,
)
from recognizer.training.fitting import History, Learned, fit, pixels
from recognizer.training.plan import Phase, Plan, TrainingOptions, plan
from recognizer.training.progress import Clock, Progress

if TYPE_CHECKING:
    import keras

__all__ = ["Phase", "Plan", "Progress", "TrainingOptions", "evaluate_mnist", "plan", "train"]

HELD_OUT_SEED: Final = 12_345


def train(options: TrainingOptions, report: Callable[[Progress], None]) -> Version:
    """Train, measure and publish a new version; the pointer stays where it is.

    Raises:
        DatasetError: MNIST or the corrections are not available.
        ModelError: the architecture is unknown.
    """
    load_tensorflow()
    import keras

    started = time.monotonic()
    if options.architecture not in ARCHITECTURES:
        raise ModelError(f"There is no architecture {options.architecture!r}.")
    registry = Registry(options.models)
    keras.utils.set_random_seed(options.seed)
    options, model, parent = starting_point(options, registry)
    settled = plan(options)
    clock = Clock(report, settled, started)
    data, held_out = _gather(options, settled, clock)
    history = fit(model, options, settled, data, clock)
    clock.ending("calibrate", 0.97)
    temperature = fit_temperature(model, held_out) if model.output_shape[-1] > 10 else 1.0
    clock.ending("evaluate", 0.98)
    test = data.mnist.test
    loss, accuracy = _evaluate(model, test)
    # What is measured is what will serve.
    exported = export(model)
    trained = Classifier(Engine(exported), temperature)
    outcome = compare(trained, _current(registry), test, held_out, data.corrections)
    card = make_card(options, settled, data, parent) | {
        "temperature": round(temperature, 4),
        "seconds": round(time.monotonic() - started),
        "test": {"loss": round(loss, 5), "accuracy": round(accuracy, 5)},
        "report": outcome,
    }
    confusion = np.asarray(outcome["confusion"])
    version = _publish(registry, model, exported, history, confusion=confusion, card=card)
    print(f"test loss {loss:.4f}, test accuracy {accuracy:.2%}")
    clock.done(loss, accuracy, version.number, outcome)
    return version


def evaluate_mnist(version: Version, mnist: Path | None = None) -> tuple[float, float]:
    """Return a version's loss (mean cross-entropy) and accuracy on MNIST's test images."""
    test = load_mnist(mnist).test
    raw = Engine.load(version.folder).predict(pixels(test.images))
    likelihoods = raw[np.arange(len(test)), test.labels]
    right = raw.argmax(axis=1) == test.labels
    # Keras, too, takes nothing for impossible.
    return float(-np.log(np.maximum(likelihoods, 1e-7)).mean()), float(right.mean())


def _gather(options: TrainingOptions, settled: Plan, clock: Clock) -> tuple[Learned, Examples]:
    """Gather what there is to learn from, and crops of photos held out to measure on."""
    clock.say(Progress("data"))
    mnist = load_mnist(options.mnist)
    corrections = load_corrections(options.corrections) if options.corrections else None
    photos, held_out = _photos(mnist, settled, options.seed, clock)
    return Learned(mnist, photos, corrections), held_out


def _photos(mnist: Mnist, settled: Plan, seed: int, clock: Clock) -> tuple[Examples, Examples]:
    """Make photos to learn from, and photos of digits that nobody learns from to measure on."""
    scenes, held_out = settled.scenes, settled.held_out_scenes

    def photograph(digits: Examples, count: int, seed: int, before: int) -> Examples:
        def report(share: float) -> None:
            clock.photographed((before + share * count) / (scenes + held_out))

        return photograph_many(digits, count, seed, report=report)

    photos = Examples(mnist.train.images[:0], mnist.train.labels[:0])
    if scenes:
        photos = photograph(mnist.train, scenes, seed + 1, 0)
    return photos, photograph(mnist.validation, held_out, HELD_OUT_SEED, scenes)


def starting_point(
    options: TrainingOptions, registry: Registry
) -> tuple[TrainingOptions, "keras.Model", Version | None]:
    """Take the best version of the architecture to go on from, or build the network.

    The options say then which of the two it is: a new network needs another plan.
    """
    if options.continue_from_current:
        for version in registry.by_preference():
            if version.card.get("architecture") == options.architecture:
                with contextlib.suppress(ModelError):
                    return options, load_model(version.model), version
    new = replace(options, continue_from_current=False)
    return new, ARCHITECTURES[options.architecture](), None


def _evaluate(model: "keras.Model", test: Examples) -> tuple[float, float]:
    model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    loss, accuracy = model.evaluate(pixels(test.images), test.labels, batch_size=500, verbose=0)
    return float(loss), float(accuracy)


def _current(registry: Registry) -> Classifier | None:
    try:
        return Recognizer.load(registry.root).classifier
    except ModelError:
        return None


def _publish(
    registry: Registry,
    model: "keras.Model",
    exported: Exported,
    history: History,
    *,
    confusion: NDArray[np.int64],
    card: dict[str, object],
) -> Version:
    with registry.draft() as draft:
        model.save(draft / "model.keras")
        exported.save(draft)
        (draft / "history.json").write_text(json.dumps(history) + "\n", "utf-8")
        (draft / "history.png").write_bytes(history_plot(history))
        (draft / "confusion.png").write_bytes(confusion_plot(confusion))
        return registry.publish(draft, card)
