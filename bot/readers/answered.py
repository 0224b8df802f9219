"""Answered photos, and what answers them."""

from dataclasses import dataclass
from typing import Protocol

from recognizer.pictures.number_style import NumberStyle
from recognizer.reading import Reading


@dataclass(frozen=True)
class Answered:
    """One photo's reading, its chart (a PNG, None without digits), and the model that read it.

    The reading may have lost its photo: megabytes that would wait until the answer is out.
    """

    reading: Reading
    chart: bytes | None
    version: str


class Reader(Protocol):
    """What reads and draws photos, one or several at a time: ``bot.readers.processes``."""

    version: str

    def answer(self, data: bytes, style: NumberStyle) -> Answered:
        """Read the picture in ``data``, and draw it with numbers in that ``style``."""
