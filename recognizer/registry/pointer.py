"""The pointer of a models folder: which version is in service, and which were before it."""

from pathlib import Path

from recognizer.registry.durable import replace_text
from recognizer.registry.version import folder_name

POINTER_FILE = "current"
HISTORY_FILE = "previous"
_HISTORY_LENGTH = 20


class Pointer:
    """Two small files, each of which changes by one rename."""

    def __init__(self, root: Path) -> None:
        """Point into the models folder ``root``."""
        self.file = root / POINTER_FILE
        self._before = root / HISTORY_FILE

    def number(self) -> int | None:
        """Return the number of the version in service; None where nothing is pointed at."""
        numbers = _read_numbers(self.file)
        return numbers[0] if numbers else None

    def history(self) -> tuple[int, ...]:
        """Return the numbers that were in service before that one, the latest first."""
        return tuple(_read_numbers(self._before))

    def served(self) -> tuple[int, ...]:
        """Return the number of the version in service, if any, and then the :meth:`history`."""
        pointed = self.number()
        return self.history() if pointed is None else (pointed, *self.history())

    def move(self, number: int) -> None:
        """Point at ``number``, and remember what was pointed at."""
        pointed = self.number()
        if pointed not in (None, number):
            before = [pointed, *(old for old in self.history() if old not in (pointed, number))]
            lines = "".join(f"{folder_name(old)}\n" for old in before[:_HISTORY_LENGTH] if old)
            replace_text(self._before, lines)
        replace_text(self.file, f"{folder_name(number)}\n")


def _read_numbers(path: Path) -> list[int]:
    """Read a number a line; a missing or unreadable file has none."""
    try:
        words = path.read_text("ascii").split()
    except (OSError, UnicodeDecodeError):
        return []
    return [int(word) for word in words if word.isdigit()]
