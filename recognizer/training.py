"""One training run: data, fit, calibration, evaluation, and a new version in the registry."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from importlib.metadata import version as installed
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import numpy as np
from numpy.typing import NDArray

from recognizer.augmentation import batches
from recognizer.calibration import fit_temperature
from recognizer.classifier import Classifier
from recognizer.comparison import compare
from recognizer.datasets import (
    Corrections,
    Examples,
    Mnist,
    load_corrections,
    load_mnist,
    photograph_many,
)
from recognizer.errors import ModelError
from recognizer.networks import ARCHITECTURES
from recognizer.plots import history_plot
from recognizer.registry import Registry, Version, default_models_dir

if TYPE_CHECKING:
    import keras

BATCH: Final = 100
ORIGIN_BATCH: Final = 32
HELD_OUT_SEED: Final = 12_345
STEPS: Final = 600
"""Batches an epoch: as many images as MNIST has."""
Stage = Literal["data", "fit", "calibrate", "evaluate", "done"]
History = dict[str, list[float]]


@dataclass(frozen=True)
class Progress:
    """How far a training is; ``fraction`` (0..1) is of the whole run."""

    stage: Stage
    epoch: int = 0
    epochs: int = 0
    fraction: float = 0.0
    loss: float | None = None
    accuracy: float | None = None
    seconds_left: float | None = None
    version: int | None = None
    report: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class TrainingOptions:
    """What to train, and on what.

    ``epochs`` and ``scenes`` (how many made photos) have defaults by architecture, smaller ones
    where training continues from the current model. ``corrections`` names an .npz, see
    ``load_corrections``; ``mnist`` one of Keras's layout, see ``load_mnist``. ``shipped`` marks
    the version as the one that comes with the software. ``verbose`` is Keras's.
    """

    architecture: str = "cnn"
    epochs: int | None = None
    models: Path = field(default_factory=default_models_dir)
    continue_from_current: bool = False
    corrections: Path | None = None
    seed: int = 0
    scenes: int | None = None
    mnist: Path | None = None
    shipped: bool = False
    verbose: int | Literal["auto"] = "auto"


@dataclass(frozen=True)
class Plan:
    """What the options come to: epochs, made scenes, and their share of a run's time."""

    epochs: int
    scenes: int
    held_out_scenes: int
    peak_rate: float

    @property
    def data_share(self) -> float:
        """The data's share of the run's time, roughly: 5 ms a scene, 27 s an epoch."""
        data = 0.005 * (self.scenes + self.held_out_scenes)
        return data / (data + 27 * self.epochs + 5)


def plan(options: TrainingOptions) -> Plan:
    """Fill in what the options leave open."""
    if options.architecture == "mlp":
        return Plan(options.epochs or 3, 0, options.scenes or 4000, 1e-3)
    if options.continue_from_current:
        return Plan(options.epochs or 6, options.scenes or 24_000, 4000, 1e-3)
    return Plan(options.epochs or 40, options.scenes or 60_000, 5000, 4e-3)


def train(options: TrainingOptions, report: Callable[[Progress], None]) -> Version:
    """Train, measure and publish a new version; the pointer stays where it is.

    Raises:
        DatasetError: MNIST or the corrections are not available.
        ModelError: the architecture is unknown, or there is no model to continue from.
    """
    import keras

    started = time.monotonic()
    if options.architecture not in ARCHITECTURES:
        raise ModelError(f"There is no architecture {options.architecture!r}.")
    registry = Registry(options.models)
    settled = plan(options)
    clock = _Clock(report, settled, started)
    clock.say(Progress("data"))
    keras.utils.set_random_seed(options.seed)
    mnist = load_mnist(options.mnist)
    corrections = load_corrections(options.corrections) if options.corrections else None
    photos, held_out = _photos(mnist, settled, options.seed, clock)
    model, parent = _start(options, registry)
    data = _Data(mnist, photos, corrections)
    history = _fit(model, options, settled, data, clock)
    clock.say(Progress("calibrate", settled.epochs, settled.epochs, 0.97))
    temperature = fit_temperature(model, held_out) if model.output_shape[-1] > 10 else 1.0
    clock.say(Progress("evaluate", settled.epochs, settled.epochs, 0.98))
    loss, accuracy = _evaluate(model, mnist.test)
    outcome = compare(
        Classifier(model, temperature), _current(registry), mnist.test, held_out, corrections
    )
    card = _card(options, settled, parent, temperature, time.monotonic() - started)
    card["test"] = {"loss": round(loss, 5), "accuracy": round(accuracy, 5)}
    card["report"] = outcome
    card["learned"] = {
        "mnist": len(mnist.train),
        "photos": len(photos),
        "corrections": len(corrections.train) if corrections else 0,
    }
    version = _publish(registry, model, history, card)
    print(f"test loss {loss:.4f}, test accuracy {accuracy:.2%}")
    report(
        Progress(
            "done",
            settled.epochs,
            settled.epochs,
            1.0,
            loss,
            accuracy,
            0.0,
            version.number,
            outcome,
        )
    )
    return version


def evaluate_mnist(version: Version, mnist: Path | None = None) -> tuple[float, float]:
    """Return a version's loss and accuracy on MNIST's test images, by Keras's own evaluation."""
    import keras

    return _evaluate(keras.saving.load_model(version.model, compile=False), load_mnist(mnist).test)


@dataclass(frozen=True)
class _Data:
    """Everything there is to learn from."""

    mnist: Mnist
    photos: Examples
    corrections: Corrections | None


class _Clock:
    """Adds to each progress the share that is done and the time that is left."""

    def __init__(self, report: Callable[[Progress], None], settled: Plan, started: float) -> None:
        self._report, self._plan, self._started = report, settled, started
        self.fitting_since: float | None = None

    def say(self, progress: Progress) -> None:
        left = progress.seconds_left
        if left is None and progress.fraction > 0.02:
            elapsed = time.monotonic() - self._started
            left = elapsed * (1 - progress.fraction) / progress.fraction
        self._report(replace(progress, seconds_left=left))

    def photographed(self, share: float) -> None:
        self.say(Progress("data", 0, self._plan.epochs, share * self._plan.data_share))

    def fitted(self, epochs: float, loss: float | None, accuracy: float | None) -> None:
        total, data = self._plan.epochs, self._plan.data_share
        fraction = data + (0.97 - data) * epochs / total
        now = time.monotonic()
        self.fitting_since = self.fitting_since or now
        left = (now - self.fitting_since) * (total - epochs) / epochs if epochs > 0.05 else None
        epoch = min(int(epochs) + 1, total)
        self.say(Progress("fit", epoch, total, fraction, loss, accuracy, left))


def _photos(mnist: Mnist, settled: Plan, seed: int, clock: _Clock) -> tuple[Examples, Examples]:
    """Make photos to learn from, and photos of digits that nobody learns from to measure on."""
    photos = Examples(mnist.train.images[:0], mnist.train.labels[:0])
    if settled.scenes:
        photos = photograph_many(mnist.train, settled.scenes, seed + 1, report=clock.photographed)
    return photos, photograph_many(mnist.validation, settled.held_out_scenes, HELD_OUT_SEED)


def _start(options: TrainingOptions, registry: Registry) -> tuple["keras.Model", Version | None]:
    """Build the network, or take the current one of the same architecture."""
    import keras

    if not options.continue_from_current:
        return ARCHITECTURES[options.architecture](), None
    current = registry.current()
    if current.card.get("architecture") != options.architecture:
        return ARCHITECTURES[options.architecture](), None
    return keras.saving.load_model(current.model, compile=False), current


def _fit(
    model: "keras.Model",
    options: TrainingOptions,
    settled: Plan,
    data: _Data,
    clock: _Clock,
) -> History:
    if options.architecture == "mlp":
        model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
        learned = data.mnist.train
        source: tuple[object, ...] = (_pixels(learned.images), learned.labels)
        batch: int | None = ORIGIN_BATCH
        steps = -(-len(learned) // ORIGIN_BATCH)
    else:
        optimizer = _optimizer(settled, warm=not options.continue_from_current)
        model.compile(optimizer, "sparse_categorical_crossentropy", metrics=["accuracy"])
        source, batch, steps = (_mix(data, options.seed),), None, STEPS
    held_out = data.mnist.validation
    fitted = model.fit(
        *source,
        batch_size=batch,
        epochs=settled.epochs,
        validation_data=(_pixels(held_out.images), held_out.labels),
        callbacks=[_watch(clock, steps)],
        verbose=options.verbose,
    )
    return {name: [float(v) for v in values] for name, values in fitted.history.items()}


def _mix(data: _Data, seed: int) -> "keras.utils.PyDataset":
    """Make each batch of so many of each source, and jitter each as strongly as it needs."""
    corrected = data.corrections.train if data.corrections else None
    count = 0 if corrected is None else min(10, len(corrected))
    half = BATCH // 2
    sources = [(data.mnist.train, half, 1.0), (data.photos, half - count, 0.5)]
    if corrected is not None and count:
        sources.append((corrected, count, 0.8))
    return batches(sources, STEPS, seed)


def _optimizer(settled: Plan, *, warm: bool) -> "keras.Optimizer":
    """AdamW under a cosine, with an average of the weights that ends up in the model."""
    import keras

    steps = settled.epochs * STEPS
    warmup = min(2 * STEPS, steps // 10) if warm else min(STEPS // 2, steps // 4)
    rate = keras.optimizers.schedules.CosineDecay(
        1e-5,
        steps - warmup,
        warmup_target=settled.peak_rate,
        warmup_steps=warmup,
        alpha=0.002,
    )
    return keras.optimizers.AdamW(
        rate, weight_decay=0.01, use_ema=True, ema_momentum=0.998, ema_overwrite_frequency=None
    )


def _watch(clock: _Clock, steps: int) -> "keras.callbacks.Callback":
    import keras

    class Watch(keras.callbacks.Callback):  # type: ignore[misc]  # keras has no types
        """Reports a few times an epoch."""

        epoch = 0

        def on_epoch_begin(self, epoch: int, logs: dict[str, float] | None = None) -> None:
            self.epoch = epoch

        def on_train_batch_end(self, batch: int, logs: dict[str, float] | None = None) -> None:
            if batch % max(1, steps // 20) == 0:
                seen = logs or {}
                done = self.epoch + (batch + 1) / steps
                clock.fitted(done, seen.get("loss"), seen.get("accuracy"))

    return Watch()


def _pixels(images: NDArray[np.uint8]) -> NDArray[np.float32]:
    return images[..., None].astype(np.float32) / np.float32(255)


def _evaluate(model: "keras.Model", test: Examples) -> tuple[float, float]:
    model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    loss, accuracy = model.evaluate(_pixels(test.images), test.labels, batch_size=500, verbose=0)
    return float(loss), float(accuracy)


def _current(registry: Registry) -> Classifier | None:
    try:
        version = registry.current()
    except ModelError:
        return None
    temperature = version.card.get("temperature", 1.0)
    return Classifier.load(
        version.model, temperature if isinstance(temperature, int | float) else 1.0
    )


def _card(
    options: TrainingOptions,
    settled: Plan,
    parent: Version | None,
    temperature: float,
    seconds: float,
) -> dict[str, object]:
    return {
        "architecture": options.architecture,
        "continued_from": parent.number if parent else None,
        "epochs": settled.epochs,
        "steps_an_epoch": STEPS,
        "batch": BATCH,
        "seed": options.seed,
        "data": "MNIST's first 55,000 training images; the studio's scenes of them, cropped as in "
        "service; corrections where there are any. The test images chose nothing.",
        "scenes": settled.scenes,
        "temperature": round(temperature, 4),
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": round(seconds),
        "libraries": {name: installed(name) for name in ("tensorflow", "keras", "numpy")},
        "shipped": options.shipped,
    }


def _publish(
    registry: Registry, model: "keras.Model", history: History, card: dict[str, object]
) -> Version:
    with registry.draft() as draft:
        model.save(draft / "model.keras")
        (draft / "history.json").write_text(json.dumps(history) + "\n", "utf-8")
        (draft / "history.png").write_bytes(history_plot(history))
        return registry.publish(draft, card)
