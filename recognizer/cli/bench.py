"""``bench``: how fast this machine reads photos, stage by stage."""

import argparse
import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from recognizer.cli.arguments import add_models, positive
from recognizer.errors import RecognizerError, UnreadableImageError
from recognizer.image import file_bytes
from recognizer.memory import LARGEST_PHOTO, release_code, reuse_memory

if TYPE_CHECKING:
    from recognizer.cli.arguments import Commands
    from recognizer.evaluation.benchmark import Benchmark
    from recognizer.recognizer import Recognizer

Result = TypeVar("Result")
STUDIO_PHOTOS = 16


def add_to(commands: "Commands") -> None:
    """Describe the subcommand."""
    parser = commands.add_parser(
        "bench",
        help="measure how fast photos are read",
        description="Milliseconds by stage on one core, photos a second on one and on all cores, "
        "start-up by part, resident memory. Without PHOTO: on photos of 1280x960 made here.",
    )
    parser.add_argument("photos", nargs="*", metavar="PHOTO")
    parser.add_argument(
        "--reads", type=positive, default=200, metavar="N", help="read so many photos (200)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    add_models(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Measure the start as it happens, then the photos, with memory kept as the bot keeps it."""
    startup = Startup()
    reuse_memory(LARGEST_PHOTO)
    startup.part("import OpenCV", _import)
    recognizer = startup.part("load the model", lambda: _load(args.models))
    startup.part("first prediction", recognizer.warm_up)
    release_code()

    from tqdm import tqdm

    from recognizer.evaluation.benchmark import measure, studio_photos
    from recognizer.pictures.chart import ChartPainter

    painter = startup.part("prepare to draw", ChartPainter)
    photos = [_photo(name) for name in args.photos] or studio_photos(STUDIO_PHOTOS)
    first = startup.part("first photo", lambda: recognizer.read(photos[0]))
    if first.digits:
        startup.part("first chart", lambda: painter.paint(first))
    with tqdm(total=args.reads, unit="photo", file=sys.stderr, leave=False) as bar:
        load = partial(_load, args.models)

        def watch(done: int) -> None:
            bar.update(done - bar.n)

        result = measure(recognizer, load, photos, args.reads, watch)
    print(to_json(startup, result) if args.json else to_table(startup, result))
    return 0


class Startup:
    """Milliseconds from the process's creation to the first answer, by part."""

    def __init__(self) -> None:
        import psutil

        since = time.time() - psutil.Process().create_time()
        self.parts = {"Python and ours": 1000 * since}

    def part(self, name: str, work: Callable[[], Result]) -> Result:
        """Do one part of the start, on the clock."""
        started = time.perf_counter()
        result = work()
        self.parts[name] = 1000 * (time.perf_counter() - started)
        return result

    def to_dict(self) -> dict[str, float]:
        """Return each part and their sum, rounded to milliseconds."""
        return {name: round(ms) for name, ms in [*self.parts.items(), ("whole", self.whole)]}

    @property
    def whole(self) -> float:
        """The sum of all parts."""
        return sum(self.parts.values())


def _photo(name: str) -> bytes:
    from recognizer.image import decode

    try:
        data = file_bytes(Path(name))
        decode(data)
    except UnreadableImageError as error:
        raise RecognizerError(f"{name}: {error}") from error
    return data


def _import() -> None:
    from recognizer.threads import compute_in_callers

    compute_in_callers()


def _load(models: Path | None) -> "Recognizer":
    from recognizer.recognizer import Recognizer

    return Recognizer.load(models)


def to_json(startup: Startup, result: "Benchmark") -> str:
    """Everything as one JSON object; milliseconds, photos a second and megabytes."""
    return json.dumps({"startup": startup.to_dict(), **asdict(result)}, indent=2)


def to_table(startup: Startup, result: "Benchmark") -> str:
    """Lay the measurements out for people."""
    where = "one core" if result.pinned else "all cores: this system pins no process"
    lines = [f"{result.reads} reads of {result.photos} photos, {where}", ""]
    lines += [f"{'ms':<24}{'median':>10}{'95 %':>10}"]
    rows = [*result.stages.items()]
    rows += [(f"{n} crop{'s' if n > 1 else ''}", spread) for n, spread in result.crops.items()]
    lines += [f"{name:<24}{spread.median:>10.2f}{spread.p95:>10.2f}" for name, spread in rows]
    lines += ["", "photos a second"]
    lines += [
        f"{f'on {n} core' + ('s' if n > 1 else ''):<24}{rate:>10.1f}"
        for n, rate in result.rates.items()
    ]
    lines += ["", "start-up, ms"]
    lines += [f"{name:<24}{ms:>10.0f}" for name, ms in startup.to_dict().items()]
    lines += ["", "resident memory, MB"]
    lines += [f"{name:<24}{megabytes:>10.0f}" for name, megabytes in result.memory.items()]
    return "\n".join(lines)
