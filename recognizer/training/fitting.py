"""The fit itself: an optimizer, batches of every source, and Keras's loop."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from recognizer.classification.networks import BACKGROUND
from recognizer.classification.normalisation import SIDE
from recognizer.training.augmentation import Source, batches
from recognizer.training.datasets import Corrections, Examples, Mnist, crops_of
from recognizer.training.optimizer import averaged_adamw
from recognizer.training.plan import Phase, Plan, TrainingOptions
from recognizer.training.progress import Clock, watch
from recognizer.training.samples import Samples
from recognizer.training.sources import Credit

if TYPE_CHECKING:
    import keras
    import tensorflow as tf

History = dict[str, list[float]]


@dataclass(frozen=True)
class Learned:
    """Everything there is to learn from; ``credits`` say for the card what the samples hold."""

    mnist: Mnist
    samples: Samples
    corrections: Corrections | None
    credits: Sequence[Credit] = ()

    @cached_property
    def crops(self) -> Examples:
        """The samples as the classifier learns from them."""
        return crops_of(self.samples)


def fit(
    model: "keras.Model",
    options: TrainingOptions,
    settled: Plan,
    data: Learned,
    clock: Clock,
) -> History:
    """Fit ``model`` as planned and return Keras's history: each metric's value by epoch.

    The multilayer perceptron learns as in the origin project: MNIST as it is, Adam, batches of 32.
    """
    histories: list[History] = []
    done = 0
    steps = steps_an_epoch(settled, data.mnist)
    for phase in settled.phases:
        source: dict[str, object]
        if options.architecture == "mlp":
            learned = data.mnist.train
            source = {
                "x": pixels(learned.images),
                "y": learned.labels,
                "batch_size": settled.batch,
            }
        else:
            mixed = mixture(data, phase, settled.batch)
            endless = _endless(mixed, options.seed + done)
            source = {"x": endless, "steps_per_epoch": steps, "shuffle": False}
        model.compile(
            _optimizer(options.architecture, phase, steps),
            "sparse_categorical_crossentropy",
            metrics=["accuracy"],
        )
        fitted = model.fit(
            **source,
            initial_epoch=done,
            epochs=done + phase.epochs,
            validation_data=(pixels(data.mnist.validation.images), data.mnist.validation.labels),
            callbacks=[watch(clock.fitted, steps)],
            verbose=options.verbose,
        )
        histories.append(fitted.history)
        done += phase.epochs
    return {
        name: [float(value) for history in histories for value in history[name]]
        for name in histories[0]
    }


def steps_an_epoch(settled: Plan, mnist: Mnist) -> int:
    """How many batches an epoch has."""
    return settled.steps or -(-len(mnist.train) // settled.batch)


def _endless(
    sources: Sequence[Source], seed: int
) -> "tf.data.Dataset[tuple[tf.Tensor, tf.Tensor]]":
    """Mix the batches in a thread of their own, a few ahead.

    Where tf.data tunes itself, an iterator takes up to half a minute to end, and Keras ends one
    after each epoch of a PyDataset: up to 40 % of an epoch were spent waiting.
    """
    import tensorflow as tf

    untuned = tf.data.Options()
    untuned.autotune.enabled = False
    shapes = tf.TensorSpec((None, SIDE, SIDE, 1), tf.float32), tf.TensorSpec((None,), tf.int64)
    endless = tf.data.Dataset.from_generator(
        partial(batches, sources, seed), output_signature=shapes
    )
    return endless.prefetch(8).with_options(untuned)


def mixture(data: Learned, phase: Phase, batch: int) -> list[Source]:
    """What a batch is mixed of: so many of each source, jittered as strongly as it needs."""
    photos = data.crops
    nothing = photos.labels == BACKGROUND
    count = min(10, len(data.corrections.train)) if data.corrections else 0
    sources = [
        Source(data.mnist.train, phase.mnist - phase.plain - count, phase.jitter),
        Source(data.mnist.train, phase.plain, 0.0),
        Source(photos.where(~nothing), batch - phase.mnist - phase.background, 0.5),
        Source(photos.where(nothing), phase.background, 0.5),
    ]
    if data.corrections:
        sources.append(Source(data.corrections.train, count, 0.8))
    return [source for source in sources if source.count and len(source.examples)]


def _optimizer(architecture: str, phase: Phase, steps: int) -> "keras.Optimizer":
    """Adam for the origin's network; else what averages the weights."""
    import keras

    if architecture == "mlp":
        return keras.optimizers.Adam(phase.rate)
    return averaged_adamw(phase.rate, phase.epochs * steps, 2 * steps)


def pixels(images: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Images uint8 (n, 28, 28) as the network takes them: float32 (n, 28, 28, 1) in 0..1."""
    return images[..., None].astype(np.float32) / np.float32(255)
