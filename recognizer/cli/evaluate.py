"""``evaluate``: how good the current model is, on MNIST or on a folder of photos."""

import argparse
import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from recognizer.cli.arguments import add_models, add_workers
from recognizer.cli.files import write
from recognizer.registry import Registry
from recognizer.threads import compute_in_callers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recognizer.cli.arguments import Commands
    from recognizer.evaluation.manifest import Entry
    from recognizer.recognizer import Recognizer


def add_to(commands: "Commands") -> None:
    """Describe the subcommand."""
    parser = commands.add_parser(
        "evaluate",
        help="measure the current model",
        description="Without FOLDER: loss and accuracy on MNIST's 10,000 test images. With FOLDER: "
        "reads its photos and compares with its manifest.csv (file,label,category[,source,split]).",
    )
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the numbers as JSON")
    parser.add_argument(
        "--failures", type=Path, metavar="DIR", help="write contact sheets of what was read wrong"
    )
    parser.add_argument(
        "--sensitivity",
        action="store_true",
        help="read the photos with each threshold at 0.8 and 1.25 times: how many answers move",
    )
    parser.add_argument(
        "--samples", type=Path, metavar="FILE.png", help="plot MNIST test images with predictions"
    )
    parser.add_argument(
        "--confusion", type=Path, metavar="FILE.png", help="plot MNIST's confusion matrix"
    )
    add_workers(parser)
    add_models(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Evaluate on the folder where there is one, else on MNIST."""
    if args.folder is None:
        return _on_mnist(args)
    return _on_folder(args)


def _on_folder(args: argparse.Namespace) -> int:
    from tqdm import tqdm

    from recognizer.evaluation.contact_sheet import write_contact_sheets
    from recognizer.evaluation.evaluation import evaluate
    from recognizer.evaluation.manifest import load_manifest
    from recognizer.evaluation.table import table
    from recognizer.recognizer import Recognizer

    entries = load_manifest(args.folder)
    compute_in_callers()
    recognizer = Recognizer.load(args.models)
    recognizer.warm_up()
    if args.sensitivity:
        return _sensitivity(recognizer, entries)
    result = evaluate(
        recognizer,
        tqdm(entries, unit="photo", file=sys.stderr),
        workers=args.workers,
        scheduler=args.scheduler,
    )
    print(table(result.rows()))
    if args.json:
        write(args.json, result.to_json().encode())
    if args.failures:
        for path in write_contact_sheets(result.failures, args.failures):
            print(path)
    return 0


def _sensitivity(recognizer: "Recognizer", entries: "Sequence[Entry]") -> int:
    from tqdm import tqdm

    from recognizer.evaluation.sensitivity import readings, sensitivity, table

    with tqdm(total=readings(entries), unit="photo", file=sys.stderr) as bar:
        print(table(list(sensitivity(recognizer, entries, lambda done: bar.update(done - bar.n)))))
    return 0


def _on_mnist(args: argparse.Namespace) -> int:
    from recognizer.cli.pictures import write_mnist_pictures
    from recognizer.training.training import evaluate_mnist

    version = Registry.to_read(args.models).current()
    with contextlib.redirect_stdout(sys.stderr):  # for Keras's bar, as it downloads MNIST
        loss, accuracy = evaluate_mnist(version)
    print(f"model {version.name}: MNIST test loss {loss:.4f}, accuracy {accuracy:.2%}")
    write_mnist_pictures(version, samples=args.samples, confusion=args.confusion)
    return 0
