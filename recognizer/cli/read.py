"""``read``: pictures in, digits out, a row a picture."""

import argparse
import contextlib
import sys
from collections.abc import Generator, Iterator
from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from recognizer.cli.arguments import add_models, add_workers
from recognizer.cli.files import numbered, write
from recognizer.cli.inputs import LIST, Input, files, inputs
from recognizer.cli.rows.output import KINDS, PARQUET, Filed, Printed, kind_of, output
from recognizer.cli.rows.row import Row
from recognizer.errors import RecognizerError
from recognizer.many import Result, read_many
from recognizer.reading import Reading
from recognizer.threads import compute_in_callers

if TYPE_CHECKING:
    from tqdm import tqdm

    from recognizer.cli.arguments import Commands
    from recognizer.recognizer import Recognizer

PATIENCE = 2.0
"""So many seconds rows go into a pipe until there is a bar."""
BLINK, LOGGED = 0.1, 10.0
"""So often, in seconds, the bar moves on a terminal, and in a file of its own."""


def add_to(commands: "Commands") -> None:
    """Describe the subcommand."""
    parser = commands.add_parser(
        "read",
        help="read the digits in photos",
        description="Reads photos and pages of PDF files, side by side on all cores, and writes a "
        "row for each, in order. Ends with status 1 where a file could not be read: its row has "
        "an error.",
    )
    parser.add_argument(
        "photos",
        nargs="+",
        metavar="PHOTO",
        help="a picture or a PDF file, a folder with such in it (and in its folders), a pattern "
        "such as 'scans/**/*.jpg', or - for a list of names on standard input",
    )
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="write the rows to a file, not to the screen"
    )
    parser.add_argument(
        "--format",
        choices=KINDS,
        help="plain lines, JSON lines, CSV or Parquet (default: as FILE is called, else text)",
    )
    parser.add_argument(
        "--json", dest="format", action="store_const", const="jsonl", help="the same as jsonl"
    )
    parser.add_argument(
        "--resume",
        action="store_true",
        help="keep the rows that FILE has, and read what is not among them",
    )
    parser.add_argument(
        "--chart",
        type=Path,
        metavar="FILE.png",
        help="write the picture that the bot would send; the second photo's goes to FILE-2.png",
    )
    parser.add_argument(
        "--explain",
        type=Path,
        metavar="DIR",
        help="write what each stage made of the photo; the second photo's go to DIR-2",
    )
    add_workers(parser)
    add_models(parser)
    parser.set_defaults(run=run, error=parser.error)


def run(args: argparse.Namespace) -> int:
    """Read every picture; 1 if some could not be read."""
    kind = args.format or kind_of(args.output)
    if args.output is None and (args.resume or kind == PARQUET):
        args.error(f"{'--resume' if args.resume else 'Parquet'} needs a file: --output FILE")
    from recognizer.recognizer import Recognizer

    compute_in_callers()
    recognizer = Recognizer.load(args.models)
    with output(args.output, kind, resume=args.resume) as out, _bar(args, out) as bar:
        with contextlib.closing(_answers(args, recognizer, out, bar)) as answers:
            count = _write(args, recognizer, out, bar, answers)
        if not count and not len(out) and LIST not in args.photos:
            raise RecognizerError(f"There is no picture in {', '.join(args.photos)}.")
    if args.output and out.failed:
        _say(f"{out.failed} could not be read; their rows in {args.output} say why.")
    return 1 if out.failed else 0


def _write(
    args: argparse.Namespace,
    recognizer: "Recognizer",
    out: Printed | Filed,
    bar: "tqdm[NoReturn]",
    answers: Iterator[tuple[Input, Result]],
) -> int:
    """Write the rows as they come, and the pictures that were asked for; return how many."""
    count = 0
    try:
        for each, answer in answers:
            if isinstance(answer, Exception) and sys.stderr.isatty():
                bar.clear()  # its line may be written where the bar is
            out.write(Row(each.name, answer))
            bar.update()
            if isinstance(answer, Reading):
                _draw(args, recognizer, each, answer, count)
            count += 1
    except (RecognizerError, KeyboardInterrupt):
        if args.output:
            _say(f"{args.output} is not complete; with --resume it is gone on with.")
        raise
    return count


def _answers(
    args: argparse.Namespace, recognizer: "Recognizer", out: Printed | Filed, bar: "tqdm[NoReturn]"
) -> Generator[tuple[Input, Result]]:
    """Yield each picture with its answer, save those whose rows are there already."""

    def found_pages(pages: int) -> None:
        if bar.total is not None:
            bar.total += pages - 1

    given, sent = tee(inputs(files(args.photos), out, found_pages))
    results = read_many(
        recognizer,
        (each.source for each in sent),
        workers=args.workers,
        scheduler=args.scheduler,
        photos=args.chart is not None,
    )
    with contextlib.closing(results):
        yield from zip(given, results, strict=False)


def _bar(args: argparse.Namespace, out: Printed | Filed) -> "tqdm[NoReturn]":
    """Show how far it is on standard error, unless the rows themselves show that to a person."""
    from tqdm import tqdm

    filed = isinstance(out, Filed)
    hidden = not filed and sys.stdout.isatty()
    # Who writes a list, writes it as we read, and nobody knows its length.
    counted = None if hidden or LIST in args.photos else sum(1 for _ in files(args.photos))
    return tqdm(
        total=counted,
        initial=len(out),
        unit="photo",
        file=sys.stderr,
        disable=hidden,
        delay=0 if filed else PATIENCE,
        mininterval=BLINK if sys.stderr.isatty() else LOGGED,
    )


def _draw(
    args: argparse.Namespace, recognizer: "Recognizer", each: Input, reading: Reading, index: int
) -> None:
    if args.chart:
        path = numbered(args.chart, index)
        if reading:
            from recognizer.pictures.drawing import png

            write(path, png(reading.draw()))
        else:
            _say(f"{path}: not written, for there is no digit to draw")
    if args.explain and not isinstance(each.source, Exception):
        from recognizer.pictures.stages import write_stages

        write_stages(recognizer.ensemble, each.source, numbered(args.explain, index))


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)
