"""``read``: photos in, digits out, a line a photo."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recognizer.cli.arguments import add_models
from recognizer.cli.files import file_bytes, numbered, write
from recognizer.errors import UnreadableImageError
from recognizer.reading import Reading

if TYPE_CHECKING:
    from recognizer.cli.arguments import Commands

NOTHING = "no digit found"


def add_to(commands: "Commands") -> None:
    """Describe the subcommand."""
    parser = commands.add_parser("read", help="read the digits in photos")
    parser.add_argument("photos", nargs="+", metavar="PHOTO")
    parser.add_argument("--json", action="store_true", help="print one JSON object a photo")
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
    add_models(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Read every photo with one loaded model; 1 if some file could not be read."""
    from recognizer.recognizer import Recognizer

    recognizer = Recognizer.load(args.models)
    status = 0
    for index, name in enumerate(args.photos):
        try:
            data = file_bytes(Path(name))
            reading = recognizer.read(data)
        except UnreadableImageError as error:
            status = 1
            _print_error(name, str(error), as_json=args.json)
            continue
        print(to_json(name, reading) if args.json else to_line(name, reading), flush=True)
        if args.chart:
            _write_chart(reading, numbered(args.chart, index))
        if args.explain:
            from recognizer.pictures.stages import write_stages

            write_stages(recognizer.ensemble, data, numbered(args.explain, index))
    return status


def to_line(name: str, reading: Reading) -> str:
    """Say a reading in one line, such as ``seven.jpg: 7 (99.8 %)``.

    Rows are set apart by `` / ``; each digit has its own confidence, in reading order.
    """
    if not reading.digits:
        return f"{name}: {NOTHING}"
    shares = ", ".join(f"{_percent(digit.confidence)} %" for digit in reading.digits)
    return f"{name}: {' / '.join(reading.text.splitlines())} ({shares})"


def to_json(name: str, reading: Reading) -> str:
    """Say a reading as one JSON object in one line."""
    digits: list[dict[str, Any]] = [
        {
            "digit": int(digit.digit),
            "confidence": round(float(digit.confidence), 6),
            "probabilities": [round(float(share), 6) for share in digit.probabilities],
            "box": [int(side) for side in digit.box],
        }
        for digit in reading.digits
    ]
    return json.dumps({"file": name, "text": reading.text, "digits": digits}, ensure_ascii=False)


def _percent(share: float) -> str:
    """Round to a tenth, but never up to a certainty that nobody has."""
    return f"{min(share * 100, 99.9):.1f}"


def _print_error(name: str, sentence: str, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"file": name, "error": sentence}, ensure_ascii=False), flush=True)
    else:
        print(f"{name}: {sentence}", file=sys.stderr, flush=True)


def _write_chart(reading: Reading, path: Path) -> None:
    from recognizer.pictures.chart import ChartPainter

    if not reading.digits:
        print(f"{path}: not written, for there is no digit to draw", file=sys.stderr)
        return
    write(path, ChartPainter().paint(reading))
