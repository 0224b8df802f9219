"""``train``: a new model from MNIST and the synthetic camera, published as a new version."""

import argparse
import contextlib
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from recognizer.cli.arguments import add_models, add_workers, positive, seed
from recognizer.errors import ModelError
from recognizer.registry import Registry, Version

if TYPE_CHECKING:
    from recognizer.cli.arguments import Commands
    from recognizer.training.training import Progress, TrainingOptions

ARCHITECTURES = ("cnn", "mlp")


def add_to(commands: "Commands") -> None:
    """Describe the subcommand."""
    parser = commands.add_parser(
        "train",
        help="train a model and put it into service",
        description="Trains on MNIST, letters of Omniglot, capitals that people wrote, and "
        "handwriting fonts. MNIST_PATH (an .npz), OMNIGLOT_PATH, CAPITALS_PATH and FONTS_PATH "
        "(folders) may name them; Keras downloads the others.",
    )
    parser.add_argument("--architecture", choices=ARCHITECTURES, default="cnn")
    parser.add_argument(
        "--epochs", type=positive, metavar="N", help="default: 3 for mlp, the cnn's own otherwise"
    )
    parser.add_argument(
        "--if-missing",
        action="store_true",
        help="only load and report the saved model where there is one of this architecture",
    )
    parser.add_argument(
        "--continue",
        dest="continue_from_current",
        action="store_true",
        help="start from the weights of the current model, or the last of this architecture",
    )
    parser.add_argument(
        "--corrections",
        type=Path,
        metavar="FILE.npz",
        help="learn from these, too: crops (n, 28, 28) uint8 and labels (n,), 10 for no digit",
    )
    parser.add_argument(
        "--scenes", type=positive, metavar="N", help="photograph so many made scenes"
    )
    parser.add_argument("--seed", type=seed, default=0, metavar="N")
    parser.add_argument(
        "--events",
        action="store_true",
        help="print the progress as one JSON object a line, and leave the switch to the reader",
    )
    parser.add_argument(
        "--shipped", action="store_true", help="mark the model as the one the software comes with"
    )
    parser.add_argument(
        "--samples", type=Path, metavar="FILE.png", help="plot MNIST test images with predictions"
    )
    add_workers(parser)
    add_models(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Train and publish, unless a saved model will do."""
    from recognizer.training.training import TrainingOptions

    registry = Registry(args.models)
    if args.models is None:
        # A folder of the user's own begins with our model, to be measured by and gone on from.
        with contextlib.suppress(ModelError):
            registry.seed()
    version = saved(registry, args.architecture) if args.if_missing else None
    if version is not None:
        _report(version)
    else:
        options = TrainingOptions(
            architecture=args.architecture,
            epochs=args.epochs,
            models=registry.root,
            continue_from_current=args.continue_from_current,
            corrections=args.corrections,
            seed=args.seed,
            scenes=args.scenes,
            shipped=args.shipped,
            workers=args.workers,
            scheduler=args.scheduler,
            # A program that reads the events has no use for a bar.
            verbose=0 if args.events else "auto",
        )
        version = _train(options, events=args.events)
        if not args.events:
            registry.switch(version.number)
            print(_measured(version))
            print(f"model {version.name} is in service: {version.folder}")
    if args.samples:
        from recognizer.cli.pictures import write_mnist_pictures

        write_mnist_pictures(version, samples=args.samples)
    return 0


def saved(registry: Registry, architecture: str) -> Version | None:
    """Return the newest saved version of an architecture, if any."""
    versions = [v for v in registry.versions() if v.card.get("architecture") == architecture]
    return max(versions, key=lambda version: version.number, default=None)


def _train(options: "TrainingOptions", *, events: bool) -> Version:
    from recognizer.training.training import train

    # What Keras prints, such as its bar, is not what was asked for.
    report = event_printer(sys.stdout) if events else _silent
    with contextlib.redirect_stdout(sys.stderr):
        return train(options, report)


def _silent(_progress: "Progress") -> None:
    """Keras's own progress bar says it all."""


def event_printer(out: TextIO) -> Callable[["Progress"], None]:
    """Return a reporter that prints each progress as one JSON object a line."""

    def report(progress: "Progress") -> None:
        event = {key: value for key, value in asdict(progress).items() if value != {}}
        print(json.dumps(event), file=out, flush=True)

    return report


def _measured(version: Version) -> str:
    test: Any = version.card["test"]
    return f"test loss {test['loss']:.4f}, test accuracy {test['accuracy']:.2%}"


def _report(version: Version) -> None:
    from recognizer.training.training import evaluate_mnist

    with contextlib.redirect_stdout(sys.stderr):
        loss, accuracy = evaluate_mnist(version)
    print(f"model {version.name}: MNIST test loss {loss:.4f}, accuracy {accuracy:.2%}")
