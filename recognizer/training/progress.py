"""How far a training is."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from recognizer.training.plan import Plan

if TYPE_CHECKING:
    import keras

Stage = Literal["data", "fit", "context", "calibrate", "evaluate", "done"]

Fitted = Callable[[float, float | None, float | None], None]
"""Is told how many epochs are through, the loss and the accuracy."""


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


class Clock:
    """Adds to each progress the share that is done and the time that is left."""

    def __init__(self, report: Callable[[Progress], None], settled: Plan, started: float) -> None:
        self._report, self._plan, self._started = report, settled, started
        self.fitting_since: float | None = None

    def say(self, progress: Progress) -> None:
        """Report ``progress``, with the time that is left where that can be guessed."""
        left = progress.seconds_left
        if left is None and progress.fraction > 0.02:
            elapsed = time.monotonic() - self._started
            left = elapsed * (1 - progress.fraction) / progress.fraction
        self._report(replace(progress, seconds_left=left))

    def photographed(self, share: float) -> None:
        """Report that this share of the photos is made."""
        self.say(Progress("data", 0, self._plan.epochs, share * self._plan.data_share))

    def fitted(self, epochs: float, loss: float | None, accuracy: float | None) -> None:
        """Report that so many epochs are through."""
        total, data = self._plan.epochs, self._plan.data_share
        fraction = data + (self._plan.context_from - data) * epochs / total
        now = time.monotonic()
        self.fitting_since = self.fitting_since or now
        left = (now - self.fitting_since) * (total - epochs) / epochs if epochs > 0.05 else None
        epoch = min(int(epochs) + 1, total)
        self.say(Progress("fit", epoch, total, fraction, loss, accuracy, left))

    def context_fitted(self, epochs: float, loss: float | None, accuracy: float | None) -> None:
        """Report that so many of the context network's epochs are through."""
        total, before = self._plan.context_epochs, self._plan.context_from
        fraction = before + (0.97 - before) * epochs / total
        epoch = min(int(epochs) + 1, total)
        self.say(Progress("context", epoch, total, fraction, loss, accuracy))

    def ending(self, stage: Stage, fraction: float) -> None:
        """Report what comes after the last epoch."""
        self.say(Progress(stage, self._plan.epochs, self._plan.epochs, fraction))

    def done(self, loss: float, accuracy: float, version: int, outcome: dict[str, object]) -> None:
        """Report the new version, its loss and accuracy on MNIST's test images, and the rest."""
        progress = Progress(
            stage="done",
            epoch=self._plan.epochs,
            epochs=self._plan.epochs,
            fraction=1.0,
            loss=loss,
            accuracy=accuracy,
            seconds_left=0.0,
            version=version,
            report=outcome,
        )
        self.say(progress)


def watch(fitted: Fitted, steps: int) -> "keras.callbacks.Callback":
    """A callback for Keras that tells ``fitted`` a few times an epoch of so many ``steps``."""
    import keras

    class Watch(keras.callbacks.Callback):  # type: ignore[misc]  # keras has no types
        epoch = 0

        def on_epoch_begin(self, epoch: int, logs: dict[str, float] | None = None) -> None:
            self.epoch = epoch

        def on_train_batch_end(self, batch: int, logs: dict[str, float] | None = None) -> None:
            if batch % max(1, steps // 20) == 0:
                seen = logs or {}
                done = self.epoch + (batch + 1) / steps
                fitted(done, seen.get("loss"), seen.get("accuracy"))

    return Watch()
