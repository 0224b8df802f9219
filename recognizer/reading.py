"""Reading: the digits that were found in a photo, and where."""

import json
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

DECIMALS: Final = 6
"""So many of a probability are written."""


def percent(share: float) -> str:
    """Round to a tenth, but never up to a certainty that nobody has."""
    return f"{min(share * 100, 99.9):.1f}%"


class Box(NamedTuple):
    """A rectangle in pixels of the upright photo; the origin is its top left corner."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, eq=False, repr=False)
class Digit:
    """One digit of a reading.

    ``probabilities`` is float32 of shape (10,): the calibrated probability of each digit; what
    is missing to 1 is the probability that this is no digit. ``confidence`` is
    ``probabilities[digit]``. ``crop`` is uint8 of shape (28, 28), light ink on dark, as the
    network saw it.
    """

    digit: int
    confidence: float
    probabilities: NDArray[np.float32]
    box: Box
    crop: NDArray[np.uint8]

    def __repr__(self) -> str:
        x, y, width, height = self.box
        return f"<Digit {self.digit}: {percent(self.confidence)}, {width}x{height} at ({x}, {y})>"

    def to_dict(self) -> dict[str, Any]:
        """Return all but the crop, as JSON has it: probabilities of six decimals, lists."""
        return {
            "digit": int(self.digit),
            "confidence": round(float(self.confidence), DECIMALS),
            "probabilities": [round(float(share), DECIMALS) for share in self.probabilities],
            "box": [int(side) for side in self.box],
        }

    def to_json(self) -> str:
        """Return :meth:`to_dict` as one line of JSON."""
        return json.dumps(self.to_dict(), ensure_ascii=False)

    def draw(self) -> NDArray[np.uint8]:
        """Draw the chart of its ten probabilities: uint8 BGR (600, 960, 3)."""
        from recognizer.pictures.chart import painter

        return painter().chart(self)

    def _repr_png_(self) -> bytes:
        """Show the chart in a notebook (https://ipython.readthedocs.io, rich display)."""
        from recognizer.pictures.drawing import png

        return png(self.draw())


@dataclass(frozen=True, eq=False, repr=False)
class Reading:
    """What one photo says; true where it says anything.

    ``text`` holds the digits in reading order: a line a row, a blank between clearly separate
    groups; it is empty where the photo holds no digit. ``photo`` is the upright picture that was
    read, uint8 BGR of shape (h, w, 3), possibly reduced, a JPEG with one digit or none more than
    others: ``scale`` is its size over the upright photo's, in whose pixels the boxes are given. A
    number that lay on its side is upright in it.
    It has no pixels where it was left behind, see ``Recognizer.read_many``. ``skipped`` are the
    marks of the digits' size in their rows that were not read.
    """

    text: str
    digits: tuple[Digit, ...]
    photo: NDArray[np.uint8]
    scale: float = 1.0
    skipped: tuple[Box, ...] = ()

    def __repr__(self) -> str:
        if not self.digits:
            return "<Reading of no digit>"
        least = min(self.digits, key=lambda digit: digit.confidence)
        sure = percent(least.confidence)
        return f"<Reading {self.text!r}: the least sure digit {least.digit}, {sure}>"

    def __bool__(self) -> bool:
        return bool(self.digits)

    def to_dict(self) -> dict[str, Any]:
        """Return the text, the digits and the boxes of what was skipped, as JSON has them.

        See :meth:`Digit.to_dict`.
        """
        return {
            "text": self.text,
            "digits": [digit.to_dict() for digit in self.digits],
            "skipped": [list(box) for box in self.skipped],
        }

    def to_json(self) -> str:
        """Return :meth:`to_dict` as one line of JSON."""
        return json.dumps(self.to_dict(), ensure_ascii=False)

    def draw(self) -> NDArray[np.uint8]:
        """Draw what was read: uint8 BGR (h, w, 3).

        One digit is the chart of its probabilities, several are marked in the photo; where there
        is none, it is the photo as it was read.

        Raises:
            ValueError: there is no photo to mark, since it was left behind.
        """
        if (len(self.digits) != 1 or self.skipped) and not self.photo.size:
            raise ValueError("The photo was left behind: read it with photos=True to draw on it.")
        if not self.digits:
            return self.photo.copy()
        from recognizer.pictures.chart import painter

        return painter().draw(self)

    def _repr_png_(self) -> bytes | None:
        """Show the drawing in a notebook, where there is one."""
        from recognizer.pictures.drawing import png

        alone = len(self.digits) == 1 and not self.skipped
        return png(self.draw()) if self.photo.size or alone else None
