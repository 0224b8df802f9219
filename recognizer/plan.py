"""What to train, and what that comes to."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from recognizer.registry import default_models_dir

STEPS: Final = 600
"""Batches an epoch of the convolutional network: as many images as MNIST has."""


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
    """What the options come to: epochs of so many batches, and how many scenes are made."""

    epochs: int
    scenes: int
    held_out_scenes: int
    peak_rate: float
    steps: int = STEPS

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
