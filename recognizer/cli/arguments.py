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


def positive(text: str) -> int:
    """Parse a whole number of 1 or more."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return number
