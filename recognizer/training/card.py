"""What a version of the model says of itself: how it came to be, to be made again."""

from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version as installed
from typing import Final

from recognizer.registry import Version
from recognizer.training.fitting import Learned, steps_an_epoch
from recognizer.training.plan import Plan, TrainingOptions

ORIGIN_DATA: Final = "MNIST's first 55,000 training images. The test images chose nothing."
DATA: Final = (
    "MNIST's first 55,000 training images; the studio's scenes and pages of them, of Omniglot, of "
    "capitals by people and of typefaces, cut as in service; corrections where there are any. The "
    "test images chose nothing."
)

MNIST_CREDIT: Final = {"name": "MNIST", "licence": "CC BY-SA 3.0"}


def make_card(
    options: TrainingOptions, settled: Plan, data: Learned, parent: Version | None
) -> dict[str, object]:
    """Write down, for JSON, what was learned from and how; what came of it is yet to be added."""
    return {
        "architecture": options.architecture,
        "continued_from": parent.number if parent else None,
        "epochs": settled.epochs,
        "phases": [asdict(phase) for phase in settled.phases],
        "steps_an_epoch": steps_an_epoch(settled, data.mnist),
        "batch": settled.batch,
        "seed": options.seed,
        "data": DATA if settled.scenes else ORIGIN_DATA,
        "sources": [MNIST_CREDIT, *data.credits],
        "scenes": settled.scenes,
        "learned": {
            "mnist": len(data.mnist.train),
            "samples": len(data.samples),
            "corrections": len(data.corrections.train) if data.corrections else 0,
        },
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "libraries": {name: installed(name) for name in ("tensorflow", "keras", "numpy")},
        "shipped": options.shipped,
    }
