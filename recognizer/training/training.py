"""One training run: data, fit, calibration, evaluation, and a new version in the registry."""

import contextlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from recognizer.classification.backend import load_model, load_tensorflow
from recognizer.classification.classifier import Classifier
from recognizer.classification.engine import Engine
from recognizer.classification.ensemble import Ensemble
from recognizer.classification.export import export
from recognizer.classification.exported import Exported
from recognizer.classification.networks import ARCHITECTURES
from recognizer.errors import ModelError
from recognizer.memory import reuse_memory
from recognizer.pictures.plots import confusion_plot, history_plot
from recognizer.recognizer import Recognizer, current_context
from recognizer.registry import Registry, Version
from recognizer.training.calibration import fit_agreement, fit_temperature
from recognizer.training.card import make_card
from recognizer.training.comparison import compare
from recognizer.training.context_network import Carried, ContextNetwork, fit_context
from recognizer.training.datasets import Examples, crops_of, load_mnist
from recognizer.training.fitting import History, Learned, fit, pixels
from recognizer.training.gathering import gather
from recognizer.training.pages import compare_pages, counted, made_pages
from recognizer.training.plan import Phase, Plan, TrainingOptions, plan
from recognizer.training.progress import Clock, Progress
from recognizer.training.sources import RealHands, load_real_hands

if TYPE_CHECKING:
    import keras

__all__ = ["Phase", "Plan", "Progress", "TrainingOptions", "evaluate_mnist", "plan", "train"]


def train(options: TrainingOptions, report: Callable[[Progress], None]) -> Version:
    """Train, measure and publish a new version; the pointer stays where it is.

    Raises:
        DatasetError: MNIST or the corrections are not available.
        ModelError: the architecture is unknown.
    """
    reuse_memory()  # half of a fit's time went into page faults
    load_tensorflow()
    import keras

    started = time.monotonic()
    if options.architecture not in ARCHITECTURES:
        raise ModelError(f"There is no architecture {options.architecture!r}.")
    registry = Registry(options.models)
    keras.utils.set_random_seed(options.seed)
    options, model, parent = starting_point(options, registry)
    settled = plan(options)
    clock = Clock(report, settled)
    clock.say(Progress("data"))
    mnist = load_mnist(options.mnist)
    hands = load_real_hands() if settled.scenes else RealHands()
    data, held_out = gather(options, settled, mnist, hands, clock)
    crops = crops_of(held_out)
    history = fit(model, options, settled, data, clock)
    context = _context(options, settled, data, registry, clock)
    clock.calibrating()
    temperature = fit_temperature(model, crops) if model.output_shape[-1] > 10 else 1.0
    clock.measured(0.0)
    test = data.mnist.test
    loss, accuracy = _evaluate(model, test)
    # What is measured is what will serve.
    exported = export(model)
    ensemble = Ensemble(Classifier(Engine(exported), temperature), context.classifier)
    agreement = fit_agreement(ensemble, held_out)
    new = Recognizer(replace(ensemble, temperature=agreement))
    current = _current(registry)
    outcome = compare(
        new.classifier, current.classifier if current else None, test, crops, data.corrections
    )
    pages = made_pages(data.mnist.validation, hands.held_out, settled.pages)
    watched = counted(pages, lambda done: clock.measured(done / settled.pages))
    outcome["pages"] = compare_pages(new, current, watched)
    card = make_card(options, settled, data, parent) | {
        "temperature": round(temperature, 4),
        "agreement": round(agreement, 4),
        "context": context.card(),
        "seconds": round(time.monotonic() - started),
        "test": {"loss": round(loss, 5), "accuracy": round(accuracy, 5)},
        "report": outcome,
    }
    confusion = np.asarray(outcome["confusion"])
    networks = Networks(model, exported, context, history)
    version = _publish(registry, networks, confusion=confusion, card=card)
    clock.done(loss, accuracy, version.number, outcome)
    return version


@dataclass(frozen=True)
class Networks:
    """What a training makes: both networks, and the classifier's history."""

    model: "keras.Model"
    exported: Exported
    context: ContextNetwork
    history: History


def evaluate_mnist(version: Version, mnist: Path | None = None) -> tuple[float, float]:
    """Return a version's loss (mean cross-entropy) and accuracy on MNIST's test images."""
    test = load_mnist(mnist).test
    raw = Engine.load(version.folder).predict(pixels(test.images))
    likelihoods = raw[np.arange(len(test)), test.labels]
    right = raw.argmax(axis=1) == test.labels
    # Keras, too, takes nothing for impossible.
    return float(-np.log(np.maximum(likelihoods, 1e-7)).mean()), float(right.mean())


def _context(
    options: TrainingOptions, settled: Plan, data: Learned, registry: Registry, clock: Clock
) -> ContextNetwork:
    """Train the context network where that is planned, or take the current one along."""
    if settled.context_epochs:
        return fit_context(data.samples, settled, options, clock)
    return Carried.of(current_context(registry))


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


def _current(registry: Registry) -> Recognizer | None:
    try:
        return Recognizer.load(registry.root)
    except ModelError:
        return None


def _publish(
    registry: Registry,
    networks: Networks,
    *,
    confusion: NDArray[np.int64],
    card: dict[str, object],
) -> Version:
    with registry.draft() as draft:
        networks.model.save(draft / "model.keras")
        networks.exported.save(draft)
        networks.context.save(draft)
        history: dict[str, object] = {**networks.history, "context": networks.context.history}
        (draft / "history.json").write_text(json.dumps(history) + "\n", "utf-8")
        (draft / "history.png").write_bytes(history_plot(networks.history))
        (draft / "confusion.png").write_bytes(confusion_plot(confusion))
        return registry.publish(draft, card)
