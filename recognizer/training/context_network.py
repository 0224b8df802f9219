"""The context network in a training: fitted to samples of made pages, or taken along as it is."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol, Self

import numpy as np
from numpy.typing import NDArray

from recognizer.classification.context import NAME, ContextClassifier
from recognizer.classification.engine import Engine
from recognizer.classification.export import export
from recognizer.classification.exported import KERAS, LITERT, NOTE, Exported
from recognizer.classification.networks import context
from recognizer.classification.normalisation import SIDE
from recognizer.classification.surroundings import HEIGHT, WIDTH
from recognizer.training.optimizer import averaged_adamw
from recognizer.training.plan import Plan, TrainingOptions
from recognizer.training.progress import Clock, watch
from recognizer.training.samples import Samples

if TYPE_CHECKING:
    import keras
    import tensorflow as tf

BATCH: Final = 128
RATE: Final = 3e-3
"""The learning rate's peak."""
VALIDATION: Final = 4000
"""So many samples are held out of the fit, for the history alone."""

Batch = tuple[tuple[NDArray[np.float32], NDArray[np.float32]], NDArray[np.int64]]


class ContextNetwork(Protocol):
    """A context network that a version of the model is to have."""

    @property
    def classifier(self) -> ContextClassifier:
        """It in service."""

    @property
    def history(self) -> dict[str, list[float]]:
        """Keras's history of its training; empty where there was none."""

    def card(self) -> dict[str, object]:
        """How it came to be."""

    def save(self, folder: Path) -> None:
        """Write it to a version's folder."""


@dataclass(frozen=True)
class Carried:
    """The context network of another version's folder, unchanged."""

    folder: Path
    classifier: ContextClassifier
    history: dict[str, list[float]] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path) -> Self:
        """Take it from ``folder``; raises ModelError where it is damaged."""
        return cls(folder, ContextClassifier.load(folder))

    def card(self) -> dict[str, object]:
        """Whose it is."""
        return {"taken_from": self.folder.name}

    def save(self, folder: Path) -> None:
        """Copy its files."""
        for ending in (KERAS, LITERT, NOTE):
            shutil.copyfile(self.folder / f"{NAME}{ending}", folder / f"{NAME}{ending}")


@dataclass(frozen=True)
class Fitted:
    """A context network that was just trained."""

    model: "keras.Model"
    exported: Exported
    classifier: ContextClassifier
    history: dict[str, list[float]]
    samples: int

    def card(self) -> dict[str, object]:
        """What it learned from, for how long, and how many held-out samples it judges right."""
        accuracy = self.history.get("val_accuracy", [0.0])[-1]
        epochs = len(self.history["loss"])
        return {"samples": self.samples, "epochs": epochs, "rate": RATE, "accuracy": accuracy}

    def save(self, folder: Path) -> None:
        """Write the Keras file, and what is served."""
        self.model.save(folder / f"{NAME}{KERAS}")
        self.exported.save(folder, NAME)


def fit_context(samples: Samples, settled: Plan, options: TrainingOptions, clock: Clock) -> Fitted:
    """Train a context network from scratch.

    Its history is Keras's: each metric's value by epoch.
    """
    epochs, seed = settled.context_epochs, options.seed
    order = np.random.default_rng(seed).permutation(len(samples))
    held_out = samples.where(order[:VALIDATION])
    learned = samples.where(order[min(VALIDATION, len(order) // 10) :])
    steps = max(1, len(learned) // BATCH)
    model = context()
    model.compile(
        averaged_adamw(RATE, epochs * steps),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    fitted = model.fit(
        _endless(learned, seed),
        steps_per_epoch=steps,
        epochs=epochs,
        validation_data=(tuple(_scaled(held_out)), held_out.labels),
        callbacks=[watch(clock.context_fitted, steps)],
        verbose=options.verbose,
        shuffle=False,
    )
    # Another optimizer, which holds nothing: AdamW's moments are three quarters of the file.
    model.compile(loss="sparse_categorical_crossentropy")
    exported = export(model)
    history = {name: [float(value) for value in values] for name, values in fitted.history.items()}
    return Fitted(model, exported, ContextClassifier(Engine(exported)), history, len(learned))


def _endless(samples: Samples, seed: int) -> "tf.data.Dataset[Any]":
    """Mix the batches in a thread of their own, a few ahead; see ``fitting._endless``."""
    import tensorflow as tf

    untuned = tf.data.Options()
    untuned.autotune.enabled = False
    pictures = (
        tf.TensorSpec((None, SIDE, SIDE, 1), tf.float32),
        tf.TensorSpec((None, HEIGHT, WIDTH, 2), tf.float32),
    )
    endless = tf.data.Dataset.from_generator(
        partial(_batches, samples, seed),
        output_signature=(pictures, tf.TensorSpec((None,), tf.int64)),
    )
    return endless.prefetch(8).with_options(untuned)


def _batches(samples: Samples, seed: int) -> Iterator[Batch]:
    """Batches without end; all samples are gone through in random order before they repeat."""
    rng = np.random.default_rng(seed)
    while True:
        order = rng.permutation(len(samples))
        for start in range(0, len(order) - BATCH + 1, BATCH):
            some = samples.where(np.sort(order[start : start + BATCH]))
            crops, windows = _scaled(some)
            yield (crops, windows), some.labels


def _scaled(samples: Samples) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Crops and windows as the network takes them: float32 in 0..1."""
    scale = np.float32(1 / 255)
    return samples.crops[..., None] * scale, samples.windows * scale
