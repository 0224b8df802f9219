"""A page in the making: marks and lines on an endless sheet, cut to a canvas when it is full."""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, Protocol

import numpy as np

from recognizer.studio.arrays import Mask, Points, floats, polygon, polyline
from recognizer.studio.scenery.inks import Colour
from recognizer.studio.writing.easel import FULL, OTHERS, Easel, Print
from recognizer.studio.writing.pens import Mark
from recognizer.studio.writing.style import Style

PEN: Final = 0
"""The layer of the pen that writes the digits; prints and other pens follow."""
MOST_DIGITS: Final = 250
"""So many digits have a number of their own in ``Easel.owners``."""
SMALLEST: Final = 10.0
"""No digit is made smaller than this, in pixels of the photo."""
FINEST: Final = 1.3
"""The least line width before a camera, in pixels."""


class Writer(Protocol):
    """A hand, or a typeface."""

    @property
    def style(self) -> Style:
        """How its lines look."""
        ...

    def digit(self, label: int, height: float) -> Mark:
        """A digit ``height`` pixels high."""
        ...

    def character(self, character: str, unit: float) -> tuple[Mark, float]:
        """A character beside digits ``unit`` high, and how far its top lies below theirs."""
        ...


@dataclass(frozen=True, eq=False)
class _Placed:
    """A mark, its top left corner, and what it is: a digit of a row and a group, or none."""

    mark: Mark
    x: float
    y: float
    layer: int
    label: int | None = None
    row: int = 0
    group: int = 0
    ignored: bool = False

    @property
    def middle(self) -> float:
        return self.x + self.mark.extent[0] / 2


@dataclass
class Page:
    """What a writer puts down: ``unit`` is the height of its digits in pixels.

    ``row`` and ``group`` count what the text says of the digits that are written now. Layers hold
    ink of one colour each: ``PEN``, and what ``dye`` adds. ``plain`` paper has no lines of its
    own. ``tabled`` is how often the whole sheet is seen, askew on a table.
    """

    writer: Writer
    unit: float
    rng: np.random.Generator
    plain: bool = False
    tabled: float = 0.12
    row: int = 0
    group: int = 0
    _marks: list[_Placed] = field(default_factory=list)
    _lines: list[tuple[Points, int, int, bool]] = field(default_factory=list)
    _dyes: list[tuple[Colour, float]] = field(default_factory=list)
    _kept: list[tuple[float, float]] = field(default_factory=list)

    @property
    def line_width(self) -> float:
        """The width of the pen's line in pixels."""
        return max(self.writer.style.line * self.unit, FINEST)

    def dye(self, colour: Colour, strength: float) -> int:
        """Add a layer of another ink and return its number."""
        self._dyes.append((colour, strength))
        return len(self._dyes)

    def next_row(self) -> None:
        """Digits from now on stand in a row of their own."""
        self.row += 1

    def next_group(self) -> None:
        """Digits from now on stand apart from those before."""
        self.group += 1

    def digit(self, label: int, mark: Mark, x: float, y: float, layer: int = PEN) -> None:
        """Put a digit with the top left corner of its ink at (x, y)."""
        self._marks.append(_Placed(mark, x, y, layer, label, self.row, self.group))

    def other(
        self, mark: Mark, x: float, y: float, layer: int = PEN, *, ignored: bool = False
    ) -> None:
        """Put a letter or a sign; ``ignored`` where nobody can tell it from a digit."""
        self._marks.append(_Placed(mark, x, y, layer, ignored=ignored))

    def line(
        self, points: Points, width: float, layer: int = PEN, *, endless: bool = False
    ) -> None:
        """Draw a line through points (n, 2); an endless one may leave the canvas."""
        thickness = max(1, int(width + self.rng.random()))
        self._lines.append((floats(points), thickness, layer, endless))

    def area(self, points: Points, layer: int = PEN) -> None:
        """Fill a polygon (n, 2)."""
        self._lines.append((floats(points), 0, layer, False))

    def reserve(self, width: float, height: float) -> None:
        """Keep the place from (0, 0) on, though nothing may be put there."""
        self._kept += [(0.0, 0.0), (width, height)]

    def smallest(self) -> float:
        """The longer side of the smallest digit, in pixels; that of any digit where none is."""
        sizes = [max(one.mark.extent) for one in self._marks if one.label is not None]
        return min(sizes, default=self.unit)

    def extent(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of all that was put down; endless lines do not count."""
        corners = [(one.x, one.y) for one in self._marks]
        corners += [(one.x + one.mark.extent[0], one.y + one.mark.extent[1]) for one in self._marks]
        ends = [line[0] for line in self._lines if not line[3]]
        placed = [*corners, *self._kept]
        if not placed and not ends:
            placed = [(0.0, 0.0)]
        points = np.concatenate([floats(placed).reshape(-1, 2), *ends])
        (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
        return float(left), float(top), float(right), float(bottom)

    def cut(self, margins: tuple[float, float, float, float]) -> tuple[Easel, str]:
        """Cut the page, with margins left, above, right and below, and say what it says."""
        left, top, right, bottom = self.extent()
        x, y = margins[0] - left, margins[1] - top
        width, height = int(right + margins[2] + x) + 1, int(bottom + margins[3] + y) + 1
        easel = Easel.of(height, width)
        covers = [easel.cover, *(np.zeros((height, width), np.uint8) for _ in self._dyes)]
        self._rule(easel, covers, floats([x, y]))
        digits = [one for one in self._marks if one.label is not None][:MOST_DIGITS]
        for one in self._marks:
            if one.label is None:
                self._put(easel, covers, one, x, y)
        digits.sort(key=lambda one: (one.row, one.middle))
        for one in digits:
            self._put(easel, covers, one, x, y)
        easel.prints = [
            Print(cover, *dye) for cover, dye in zip(covers[1:], self._dyes, strict=True)
        ]
        return easel, _text(digits)

    def _rule(self, easel: Easel, covers: list[Mask], shift: Points) -> None:
        """Draw the lines, which lie under all marks and belong to no digit."""
        for points, thickness, layer, _ in self._lines:
            if thickness:
                polyline(covers[layer], points + shift, thickness)
            else:
                polygon(covers[layer], points + shift)
        for cover in covers:
            easel.owners[cover > FULL] = OTHERS

    @staticmethod
    def _put(easel: Easel, covers: list[Mask], one: _Placed, x: float, y: float) -> None:
        plane, easel.cover = easel.cover, covers[one.layer]
        easel.put(one.mark, one.x + x, one.y + y, one.label)
        easel.cover = plane
        if one.ignored:
            easel.ignored.append(easel.others.pop())


def _text(digits: list[_Placed]) -> str:
    """The digits in their order: a line a row, a blank between groups."""
    text = str(digits[0].label) if digits else ""
    for before, one in pairwise(digits):
        between = "\n" if one.row != before.row else " " if one.group != before.group else ""
        text += f"{between}{one.label}"
    return text
