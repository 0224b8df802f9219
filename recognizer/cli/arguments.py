"""What the subcommands' arguments have in common."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # argparse's own class is generic only for type checkers.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_models(parser: argparse.ArgumentParser) -> None:
    """Let another models folder be chosen."""
    parser.add_argument(
        "--models", type=Path, metavar="DIR", help="the models folder (default: ours)"
    )


def add_workers(parser: argparse.ArgumentParser) -> None:
    """Let it be chosen who does the work."""
    parser.add_argument(
        "--workers", type=positive, metavar="N", help="work in so many processes (default: cores)"
    )
    parser.add_argument(
        "--scheduler",
        metavar="URL",
        help="work on the Dask cluster whose scheduler is there, such as tcp://host:8786",
    )


def positive(text: str) -> int:
    """Parse a whole number of 1 or more."""
    number = _whole(text)
    if number is None or number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return number


def seed(text: str) -> int:
    """Parse what a random generator may begin with: a whole number of 32 bits."""
    number = _whole(text)
    if number is None or not 0 <= number < 2**32:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0 to {2**32 - 1}")
    return number


def _whole(text: str) -> int | None:
    try:
        return int(text)
    except ValueError:
        return None
