"""One picture's answer: what was read, or why nothing could be."""

from dataclasses import dataclass
from typing import Any

from recognizer.reading import Reading


@dataclass(frozen=True)
class Row:
    """What became of the picture ``name``."""

    name: str
    answer: Reading | Exception

    @property
    def failed(self) -> bool:
        """Whether the picture could not be read at all."""
        return isinstance(self.answer, Exception)

    def to_dict(self) -> dict[str, Any]:
        """Return ``file`` with ``text`` and ``digits``, or with ``error``, as JSON has them."""
        if isinstance(self.answer, Exception):
            return {"file": self.name, "error": str(self.answer)}
        return {"file": self.name, **self.answer.to_dict()}


@dataclass(frozen=True)
class Written:
    """A row that stands in a file already."""

    name: str
    failed: bool


def shown(name: str) -> str:
    r"""Return a file's name as it is written: what is no text in it as ``\udcff``."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
