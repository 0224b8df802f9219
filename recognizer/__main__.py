"""``digit-reader``, or ``python -m recognizer``: read photos, train, evaluate, measure."""

import argparse
import io
import os
import sys
from collections.abc import Sequence

import recognizer
from recognizer.cli import bench, evaluate, read, train
from recognizer.errors import RecognizerError

PROGRAM = "digit-reader"
OK, UNREADABLE, UNUSABLE, INTERRUPTED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand; the result is the exit status.

    0: done; 1: done, but some file could not be read; 2: cannot be done, and a sentence says why.
    """
    # Charts are drawn into memory; Matplotlib would not even start with one that is not installed.
    os.environ.pop("MPLBACKEND", None)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A file's name may be no text at all, and is shown nevertheless.
            stream.reconfigure(errors="backslashreplace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")
    parser = _parser()
    if "_ARGCOMPLETE" in os.environ:
        import argcomplete

        argcomplete.autocomplete(parser)
    args = parser.parse_args(argv)
    try:
        status: int = args.run(args)
        sys.stdout.flush()
    except RecognizerError as error:
        print(f"{PROGRAM}: {error}", file=sys.stderr)
        return UNUSABLE
    except MemoryError:
        print(f"{PROGRAM}: Memory has run out.", file=sys.stderr)
        return UNUSABLE
    except BrokenPipeError:
        # Whoever read us, such as head, has seen enough; nothing is left to flush to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=PROGRAM, description="Reads handwritten digits from photos."
    )
    parser.add_argument(
        "--version", action=_Version, nargs=0, help="show the version of the software"
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in (read, train, evaluate, bench):
        command.add_to(commands)
    return parser


class _Version(argparse.Action):
    """Shows the version, which is looked up only then."""

    def __call__(self, parser: argparse.ArgumentParser, *_others: object) -> None:
        print(PROGRAM, recognizer.__version__)
        parser.exit()


if __name__ == "__main__":
    sys.exit(main())
