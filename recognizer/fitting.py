"""The fit itself: an optimizer, batches of every source, and Keras's loop."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from recognizer.augmentation import batches
from recognizer.datasets import Corrections, Examples, Mnist
from recognizer.plan import Plan, TrainingOptions
from recognizer.progress import Clock

if TYPE_CHECKING:
    import keras

BATCH: Final = 100
ORIGIN_BATCH: Final = 32
History = dict[str, list[float]]


@dataclass(frozen=True)
class Learned:
    """Everything there is to learn from."""

    mnist: Mnist
    photos: Examples
    corrections: Corrections | None


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
    if options.architecture == "mlp":
        model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
        learned = data.mnist.train
        source: tuple[object, ...] = (pixels(learned.images), learned.labels)
        batch: int | None = ORIGIN_BATCH
        steps = -(-len(learned) // ORIGIN_BATCH)
    else:
        optimizer = _optimizer(settled, warm=not options.continue_from_current)
        model.compile(optimizer, "sparse_categorical_crossentropy", metrics=["accuracy"])
        source, batch = (_mix(data, settled.steps, options.seed),), None
        steps = settled.steps
    held_out = data.mnist.validation
    fitted = model.fit(
        *source,
        batch_size=batch,
        epochs=settled.epochs,
        validation_data=(pixels(held_out.images), held_out.labels),
        callbacks=[_watch(clock, steps)],
        verbose=options.verbose,
    )
    return {name: [float(v) for v in values] for name, values in fitted.history.items()}


def _mix(data: Learned, steps: int, seed: int) -> "keras.utils.PyDataset":
    """Make each batch of so many of each source, and jitter each as strongly as it needs."""
    corrected = data.corrections.train if data.corrections else None
    count = 0 if corrected is None else min(10, len(corrected))
    half = BATCH // 2
    sources = [(data.mnist.train, half, 1.0), (data.photos, half - count, 0.5)]
    if corrected is not None and count:
        sources.append((corrected, count, 0.8))
    return batches(sources, steps, seed)


def _optimizer(settled: Plan, *, warm: bool) -> "keras.Optimizer":
    """AdamW under a cosine, with an average of the weights that ends up in the model."""
    import keras

    steps = settled.epochs * settled.steps
    most = 2 * settled.steps if warm else settled.steps // 2
    warmup = min(most, steps // 10 if warm else steps // 4)
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


def _watch(clock: Clock, steps: int) -> "keras.callbacks.Callback":
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


def pixels(images: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Images uint8 (n, 28, 28) as the network takes them: float32 (n, 28, 28, 1) in 0..1."""
    return images[..., None].astype(np.float32) / np.float32(255)
