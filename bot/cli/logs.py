"""Logging: plain lines on stderr, or JSON, in which the token cannot appear."""

import json
import logging
import sys
from collections.abc import Iterable
from typing import TextIO

from pythonjsonlogger.json import JsonFormatter

_TEXT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_NAMES = {"asctime": "time", "levelname": "level", "name": "logger"}
_OURS = ("bot", "recognizer")
_TALKATIVE = ("alembic", "tornado")


class RedactingFormatter(logging.Formatter):
    """Formats records by another formatter, and blots out secrets in the result."""

    def __init__(self, secrets: Iterable[str], inner: logging.Formatter | None = None) -> None:
        """Blot out each of ``secrets`` in what ``inner`` makes, tracebacks included."""
        super().__init__()
        self._inner = inner or logging.Formatter(_TEXT)
        given = [secret for secret in secrets if secret]
        # JSON spells some characters otherwise.
        spelled = [json.dumps(secret)[1:-1] for secret in given]
        self._secrets = tuple(dict.fromkeys((*given, *spelled)))

    def format(self, record: logging.LogRecord) -> str:
        """Return the line for ``record``."""
        line = self._inner.format(record)
        for secret in self._secrets:
            line = line.replace(secret, "***")
        return line


def set_up(
    level: str, secrets: Iterable[str], stream: TextIO | None = None, kind: str = "text"
) -> None:
    """Send our log lines of ``level`` and above to ``stream``, stderr by default.

    ``kind`` is ``text``, or ``json`` for an object a line: time, level, logger, message, and
    exc_info where there is a traceback. Other people's code is never asked for more than INFO: in
    their debugging lines, the library and the database driver write out messages.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    inner = JsonFormatter(_TEXT, rename_fields=_NAMES) if kind == "json" else None
    handler.setFormatter(RedactingFormatter(secrets, inner))
    theirs = max(logging.getLevelNamesMapping()[level], logging.INFO)
    logging.basicConfig(level=theirs, handlers=[handler], force=True)
    for name in _OURS:
        logging.getLogger(name).setLevel(level)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
