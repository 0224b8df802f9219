"""``python -m recognizer``: read photos, train, evaluate, measure."""

import argparse
import io
import os
import sys
from collections.abc import Sequence

from recognizer.cli import bench, evaluate, read, train
from recognizer.errors import RecognizerError

OK, UNREADABLE, UNUSABLE, INTERRUPTED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand; the result is the exit status.

    0: done; 1: done, but some file could not be read; 2: cannot be done, and a sentence says why.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A file's name may be no text at all, and is shown nevertheless.
            stream.reconfigure(errors="backslashreplace")
    args = _parser().parse_args(argv)
    try:
        status: int = args.run(args)
        sys.stdout.flush()
    except RecognizerError as error:
        print(f"recognizer: {error}", file=sys.stderr)
        return UNUSABLE
    except MemoryError:
        print("recognizer: Memory has run out.", file=sys.stderr)
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
        prog="recognizer", description="Reads handwritten digits from photos."
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in (read, train, evaluate, bench):
        command.add_to(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
