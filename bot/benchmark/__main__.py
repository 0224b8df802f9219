"""Put load on the whole bot: ``python -m bot.benchmark``."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.benchmark.comparison import Comparison
    from bot.benchmark.flood_result import FloodComparison, FloodResult
    from bot.benchmark.result import Result

SAMPLES = 16


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; return 1 where photos were lost or answered twice."""
    arguments = _arguments().parse_args(argv)
    # Here, so that --help is quick.
    from bot.benchmark.load import BotFailedError
    from bot.common.event_loop import run
    from recognizer.evaluation.benchmark import studio_photos

    pictures = [path.read_bytes() for path in arguments.photo] or studio_photos(SAMPLES)
    try:
        result = run(_measure(arguments, pictures))
    except BotFailedError as error:
        print(error, file=sys.stderr)
        return 1
    print(result.as_json() if arguments.json else result.as_table())
    return 1 if result.lost or result.duplicates else 0


async def _measure(
    arguments: argparse.Namespace, pictures: Sequence[bytes]
) -> "Result | Comparison | FloodResult | FloodComparison":
    if arguments.flood or arguments.backlog:
        return await _flood(arguments, pictures)
    if arguments.against is None:
        return await _load(arguments, pictures)
    return await _compare(arguments, pictures)


async def _load(arguments: argparse.Namespace, pictures: Sequence[bytes]) -> "Result":
    from bot.benchmark.load import Load, measure

    count = arguments.count or max(1, round(arguments.rate * arguments.seconds))
    latency = arguments.latency / 1000
    load = Load(arguments.chats, count, arguments.rate, latency, models=arguments.models)
    return await measure(load, pictures)


async def _compare(arguments: argparse.Namespace, pictures: Sequence[bytes]) -> "Comparison":
    from bot.benchmark.comparison import compare
    from bot.benchmark.figures import Trial

    photos = arguments.count or Trial.photos
    trial = Trial(arguments.chats, photos, arguments.seconds, models=arguments.models)
    return await compare(arguments.against, arguments.rounds, trial, pictures)


async def _flood(
    arguments: argparse.Namespace, pictures: Sequence[bytes]
) -> "FloodResult | FloodComparison":
    from bot.benchmark.flood import Flood, compare, measure

    if arguments.flood:
        flood = Flood(arguments.flood, models=arguments.models)
    else:
        flood = Flood(arguments.backlog, arguments.chats, True, models=arguments.models)
    if arguments.against is None:
        return await measure(flood, pictures)
    return await compare(arguments.against, flood, pictures)


def _absolute(path: str) -> Path:
    """Return ``path`` so that it holds for a process in another folder, too."""
    return Path(path).absolute()


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot.benchmark",
        description="Chats send photos at a given rate to a bot in a process of its own, through "
        "a Bot API server on loopback. The server and the crowd use up some of the machine, too.",
    )
    parser.add_argument("photo", nargs="*", type=Path, help="photos to send (default: made here)")
    parser.add_argument("--chats", type=int, default=20, help="how many chats (%(default)s)")
    parser.add_argument("--rate", type=float, default=30.0, help="photos a second (%(default)s)")
    parser.add_argument("--seconds", type=float, default=20.0, help="for how long (%(default)s)")
    parser.add_argument("--count", type=int, help="how many photos, instead of --seconds")
    parser.add_argument(
        "--latency",
        type=float,
        default=0.0,
        metavar="MS",
        help="let Telegram take so many milliseconds for each call (%(default).0f)",
    )
    parser.add_argument(
        "--against",
        type=_absolute,
        metavar="CHECKOUT",
        help="compare with the bot in another checkout: --count photos (1000) as fast as they are "
        "answered, then 10 a second for --seconds by a Telegram that takes 200 ms a call",
    )
    parser.add_argument(
        "--rounds", type=int, default=3, help="how often, for --against (%(default)s)"
    )
    held = parser.add_mutually_exclusive_group()
    held.add_argument(
        "--flood",
        type=int,
        metavar="COUNT",
        help="measure instead how long newcomers wait while one chat sends so many photos at once, "
        "here and, with --against, there",
    )
    held.add_argument(
        "--backlog",
        type=int,
        metavar="COUNT",
        help="measure instead how long newcomers wait where so many photos from --chats chats "
        "wait at the start",
    )
    parser.add_argument(
        "--models", type=_absolute, help="the models folder (default: the bot's own)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


if __name__ == "__main__":
    sys.exit(main())
