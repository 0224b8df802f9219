"""One photo's journey, from bytes to a reading."""

from pathlib import Path
from typing import Self

from recognizer.reading import Reading


class Recognizer:
    """Reads photos with one model; safe to share between threads."""

    @classmethod
    def load(cls, models: Path | None = None) -> Self:
        """Load the current model of the registry ``models`` (default: the one that came with us)."""
        raise NotImplementedError

    def read(self, data: bytes) -> Reading:
        """Read the picture in ``data``."""
        raise NotImplementedError
