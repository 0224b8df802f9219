"""Processes of our own."""

import sys
from pathlib import Path


def command(module: str, *arguments: str) -> list[str]:
    """Return the command that runs one of our modules by the interpreter that runs this one.

    A file in the working folder takes no module's place, unless we came from there ourselves:
    ``digit-bot`` may be started where there is a ``bot.py``.
    """
    from_here = "" in sys.path or str(Path.cwd()) in sys.path
    return [sys.executable, *([] if from_here else ["-P"]), "-m", module, *arguments]
