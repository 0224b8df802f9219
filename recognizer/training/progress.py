"""How far a training is."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal

from recognizer.training.plan import Plan

if TYPE_CHECKING:
    import keras

Stage = Literal["data", "fit", "context", "calibrate", "evaluate", "done"]

Fitted = Callable[[float, float | None, float | None], None]
"""Is told how many epochs are through, the loss and the accuracy."""

SOUND_SECONDS: Final = 20.0
SOUND_SHARE: Final = 0.02
"""A pace is believed once it was watched for so long, over so much of the whole run."""
NEARLY: Final = 0.99
"""The share that is done when only the report is to be written."""


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


class Pace:
    """How long a share of the run takes, watched from a first moment on: that is never typical.

    Processes start before the first photo is made, TensorFlow compiles before the first batch.
    """

    def __init__(self) -> None:
        self._first: tuple[float, float] | None = None
        self._seconds = self._share = 0.0

    def watch(self, fraction: float, now: float) -> None:
        """Take note that ``fraction`` of the run is done at ``now``, in seconds."""
        first, since = self._first = self._first or (fraction, now)
        self._share, self._seconds = fraction - first, now - since

    @property
    def seconds(self) -> float | None:
        """The whole run's seconds at this pace, None where it is not known well enough."""
        if self._seconds < SOUND_SECONDS or self._share < SOUND_SHARE:
            return None
        return self._seconds / self._share


class Clock:
    """Adds to each progress the share that is done and, once that is sound, the time left."""

    def __init__(
        self,
        report: Callable[[Progress], None],
        settled: Plan,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._report, self._plan, self._now = report, settled, now
        self._paces: dict[Stage, Pace] = {}

    def say(self, progress: Progress) -> None:
        """Report ``progress``, with the time that is left where that can be told."""
        left = progress.seconds_left
        self._report(replace(progress, seconds_left=self._left(progress) if left is None else left))

    def photographed(self, share: float) -> None:
        """Report that this share of the photos is made."""
        self.say(Progress("data", 0, self._plan.epochs, share * self._plan.data_share))

    def fitted(self, epochs: float, loss: float | None, accuracy: float | None) -> None:
        """Report that so many epochs are through."""
        total, data = self._plan.epochs, self._plan.data_share
        fraction = data + (self._plan.context_from - data) * epochs / total
        epoch = min(int(epochs) + 1, total)
        self.say(Progress("fit", epoch, total, fraction, loss, accuracy))

    def context_fitted(self, epochs: float, loss: float | None, accuracy: float | None) -> None:
        """Report that so many of the context network's epochs are through."""
        total, before = self._plan.context_epochs, self._plan.context_from
        fraction = before + (self._plan.measured_from - before) * epochs / total
        epoch = min(int(epochs) + 1, total)
        self.say(Progress("context", epoch, total, fraction, loss, accuracy))

    def calibrating(self) -> None:
        """Report that all is learned."""
        self._after_fits("calibrate", self._plan.measured_from)

    def measured(self, share: float) -> None:
        """Report that this share of what is measured is."""
        before = self._plan.measured_from
        self._after_fits("evaluate", before + (NEARLY - before) * share)

    def _after_fits(self, stage: Stage, fraction: float) -> None:
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

    def _left(self, progress: Progress) -> float | None:
        """Return the seconds left: of this stage at its own pace, of what follows at the known one.

        None until a pace is sound. The plan's shares are guesses of how stages compare: what a
        stage has shown itself goes before them.
        """
        pace = self._paces.setdefault(progress.stage, Pace())
        if progress.fraction > 0:  # before that, all is only being fetched
            pace.watch(progress.fraction, self._now())
        known = [one.seconds for one in self._paces.values() if one.seconds is not None]
        if not known:
            return None
        end = self._ends(progress.stage)
        rest = max(0.0, end - progress.fraction)
        here = pace.seconds or known[-1]
        return rest * here + (1 - max(end, progress.fraction)) * sum(known) / len(known)

    def _ends(self, stage: Stage) -> float:
        """Return the share that is done when ``stage`` is."""
        ends = {
            "data": self._plan.data_share,
            "fit": self._plan.context_from,
            "context": self._plan.measured_from,
        }
        return ends.get(stage, 1.0)


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
