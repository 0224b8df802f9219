"""Effort: how much the networks may be asked about one photo, however many strokes it has.

Joins and cuts multiply what is asked about, and nested strokes, such as rings, the pixels. Both
together would let one drawing take as long as a hundred photos.
"""

from collections.abc import Sequence
from typing import Final

from recognizer.classification.surroundings import HEIGHT, MARK, WIDTH
from recognizer.reading import Box

EACH: Final = 350_000
"""What one question costs besides its pixels, in the time that a pixel takes."""
MOST: Final = 70_000_000
"""So many pixels are looked at for one photo: hundreds of questions about small strokes."""
AROUND: Final = WIDTH / MARK * HEIGHT / MARK
"""The surroundings of a mark are so many times its longer side squared."""


class Effort:
    """What is left of it for one photo."""

    def __init__(self, most: int = MOST) -> None:
        """Begin with as much as ``most`` pixels take."""
        self._left = most

    @property
    def is_spent(self) -> bool:
        """Whether nothing is left: what was found is not looked at in other ways."""
        return self._left <= 0

    def spend(self, boxes: Sequence[Box], shape: tuple[int, ...]) -> None:
        """Ask about ``boxes`` in a picture of ``shape`` (h, w), whatever that costs."""
        self._left -= sum(_cost(box, shape) for box in boxes)

    def affords(self, box: Box, shape: tuple[int, ...], times: int = 1) -> bool:
        """Say whether as much is left as asking ``times`` about such a box costs, and spend it."""
        cost = times * _cost(box, shape)
        if cost > self._left:
            return False
        self._left -= cost
        return True


def _cost(box: Box, shape: tuple[int, ...]) -> int:
    around = AROUND * max(box.width, box.height) ** 2
    return round(EACH + min(around, shape[0] * shape[1]) + box.width * box.height)
