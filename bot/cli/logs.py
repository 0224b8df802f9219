"""Logging: plain lines on stderr in which the token cannot appear."""

import logging
import sys
from collections.abc import Iterable
from typing import TextIO

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_OURS = ("bot", "recognizer")
_TALKATIVE = ("alembic",)


class RedactingFormatter(logging.Formatter):
    """Formats records, tracebacks included, and blots out secrets in the result."""

    def __init__(self, secrets: Iterable[str]) -> None:
        """Blot out each of ``secrets``."""
        super().__init__(_FORMAT)
        self._secrets = tuple(secret for secret in secrets if secret)

    def format(self, record: logging.LogRecord) -> str:
        """Return the line for ``record``."""
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, "***")
        return line


def set_up(level: str, secrets: Iterable[str], stream: TextIO | None = None) -> None:
    """Send our log lines of ``level`` and above to ``stream``, stderr by default.

    Other people's code is never asked for more than INFO: in their debugging lines, the library
    and the database driver write out messages.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(RedactingFormatter(secrets))
    theirs = max(logging.getLevelNamesMapping()[level], logging.INFO)
    logging.basicConfig(level=theirs, handlers=[handler], force=True)
    for name in _OURS:
        logging.getLogger(name).setLevel(level)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
