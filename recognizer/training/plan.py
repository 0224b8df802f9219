"""What to train, and what that comes to."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from recognizer.parallel.spreading import Scheduler
from recognizer.registry import default_models_dir

STEPS: Final = 600
BATCH: Final = 100
"""Batches an epoch of the convolutional network, and their size: as many images as MNIST has."""
ORIGIN_BATCH: Final = 32
"""Keras's default, which the origin project's perceptron was trained with."""
SCENES: Final = 40_000
"""Made photos, some eight samples each, for both networks."""
CONTEXT_EPOCHS: Final = 6
PAGES: Final = 400
"""Whole made pages, to measure on."""
SCENE_PACE: Final = 0.022
CONTEXT_PACE: Final = 0.006
PAGE_PACE: Final = 0.1
"""Seconds on two cores, roughly: to make a scene, to learn from its samples once, to make a page
and read it twice."""
LEARN: Final = (4e-3, 40, 1.0, 0, 28)
"""The rate, the share of MNIST, its jitter, how many of it stay as they are, and the share of all
else, in the ``Phase`` that begins a training."""
POLISH: Final = (1e-3, 65, 0.6, 25)
"""The same for the one that ends it."""
GO_ON: Final = (5e-4, 55, 0.6, 25)
"""The same where training continues from a model that was polished once already."""


@dataclass(frozen=True)
class TrainingOptions:
    """What to train, and on what.

    ``epochs`` and ``scenes`` (how many made photos) have defaults by architecture, smaller ones
    where training continues from the current model. ``corrections`` names an .npz, see
    ``load_corrections``; ``mnist`` one of Keras's layout, see ``load_mnist``. ``shipped`` marks
    the version as the one that comes with the software. ``workers`` and ``scheduler`` make the
    photos, see ``photograph_many``. ``verbose`` is Keras's. ``context`` trains the context network
    anew also where the classifier goes on from the current model.
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
    workers: int | None = None
    scheduler: Scheduler | None = None
    verbose: int | Literal["auto"] = "auto"
    context: bool = False


@dataclass(frozen=True)
class Phase:
    """Some epochs alike.

    ``rate`` is the learning rate's peak, ``mnist`` how many images of a batch are MNIST's,
    ``jitter`` how strongly those are changed, save ``plain`` of them. ``background`` counts the
    made crops without a digit: with fewer the network takes letters for digits.
    """

    epochs: int
    rate: float
    mnist: int
    jitter: float
    plain: int = 0
    background: int = 20


@dataclass(frozen=True)
class Plan:
    """What the options come to: phases of epochs of so many batches, and scenes to be made.

    ``steps`` None stands for as many as MNIST fills. ``pace`` is an epoch's time in seconds on
    two cores, roughly. Without ``context_epochs`` the context network is taken along as it is.
    ``pages`` are read at the end, to measure on.
    """

    phases: tuple[Phase, ...]
    scenes: int
    held_out_scenes: int
    steps: int | None = STEPS
    batch: int = BATCH
    pace: float = 45.0
    context_epochs: int = 0
    pages: int = PAGES

    @property
    def epochs(self) -> int:
        """The epochs of all phases."""
        return sum(phase.epochs for phase in self.phases)

    @property
    def data_share(self) -> float:
        """The data's share of the run's time, roughly."""
        return self._data / self._total

    @property
    def context_from(self) -> float:
        """The share of the run's time that is through when the context network's turn comes."""
        return (self._data + self.pace * self.epochs) / self._total

    @property
    def measured_from(self) -> float:
        """The share of the run's time that is through when all is learned, and is measured."""
        return (self._data + self._fits) / self._total

    @property
    def _fits(self) -> float:
        return self.pace * self.epochs + CONTEXT_PACE * self.scenes * self.context_epochs

    @property
    def _data(self) -> float:
        return SCENE_PACE * (self.scenes + self.held_out_scenes)

    @property
    def _total(self) -> float:
        return self._data + self._fits + PAGE_PACE * self.pages + 5


def plan(options: TrainingOptions) -> Plan:
    """Fill in what the options leave open.

    The convolutional network ends with a polish: mostly MNIST, hardly changed, at a low rate, so
    that what it learned from rough photos costs nothing on neat digits.
    """
    if options.architecture == "mlp":
        phase = Phase(options.epochs or 3, 1e-3, ORIGIN_BATCH, 0.0)
        held_out = options.scenes or 1000
        pages = min(PAGES, held_out)
        return Plan((phase,), 0, held_out, None, ORIGIN_BATCH, pace=4.0, pages=pages)
    context = CONTEXT_EPOCHS if options.context or not options.continue_from_current else 0
    if options.continue_from_current:
        scenes = options.scenes or (SCENES if context else 4000)
        going_on = Phase(options.epochs or 6, *GO_ON)
        return Plan((going_on,), scenes, 1500, context_epochs=context)
    epochs = options.epochs or 42
    last = epochs // 6
    phases = (Phase(epochs - last, *LEARN), Phase(last, *POLISH))
    scenes = options.scenes or SCENES
    return Plan(phases[: 1 + bool(last)], scenes, 2500, context_epochs=context)
