"""Where pages are written: a hand, the room that it has, and how it sets marks in a line."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from recognizer.studio.arrays import floats
from recognizer.studio.pages.page import PEN, Page, Writer
from recognizer.studio.scenery.inks import Colour
from recognizer.studio.writing.paths import smooth
from recognizer.studio.writing.pens import Mark

WITHIN: Final = frozenset(".,'·")
"""What stands within a number; anything else ends it."""
LOOKALIKES: Final = frozenset("OoIl|i")
"""What nobody can tell from a digit where it stands alone."""

_PRINTS: Final = (
    (150, 120, 90),
    (190, 150, 110),
    (120, 120, 120),
    (170, 170, 170),
    (60, 50, 50),
    (40, 40, 40),
    (90, 90, 200),
    (110, 170, 90),
    (80, 140, 230),
    (170, 110, 190),
)
_PENS: Final = ((40, 40, 200), (60, 40, 230), (60, 140, 40), (170, 70, 40), (40, 40, 40))


@dataclass
class Desk:
    """A writer, and ``side``: how long the longer side of a page may become, in pixels.

    The habits are shares of the digits' height: ``gap`` is left between digits, ``tight`` between
    letters, ``space`` between words; ``unrest`` is how far marks stray from the line, and
    ``climb`` how steep that is. ``joined`` letters are connected. ``compositor`` makes a writer
    that prints, in any typeface.
    """

    writer: Writer
    rng: np.random.Generator
    side: float
    compositor: Callable[[], Writer]
    gap: float = field(init=False)
    tight: float = field(init=False)
    space: float = field(init=False)
    unrest: float = field(init=False)
    climb: float = field(init=False)
    joined: bool = field(init=False)

    def __post_init__(self) -> None:
        rng = self.rng
        self.gap = float(rng.uniform(0.02, 0.14) if rng.random() < 0.5 else rng.uniform(0.1, 0.45))
        self.tight = float(rng.uniform(-0.02, 0.16))
        self.space = float(rng.uniform(0.45, 1.0))
        self.unrest = float(rng.uniform(0, 0.06) if rng.random() < 0.75 else rng.uniform(0, 0.15))
        self.climb = float(rng.normal(0, 0.015))
        self.joined = bool(rng.random() < 0.25)

    def page(self, across: float, down: float, *, least: float = 0.5) -> Page:
        """A page with room for so many digits in a line and so many lines, at ``unit`` each.

        They fill ``least`` of the side, or more.
        """
        share = float(np.exp(self.rng.uniform(np.log(least), np.log(0.95))))
        unit = self.side * share / max(0.8 * across, 1.5 * down, 1.5)
        return Page(self.writer, float(np.clip(unit, 11, 0.45 * self.side)), self.rng)

    def chance(self, share: float) -> bool:
        """True in so many of all cases."""
        return bool(self.rng.random() < share)

    def pick(self, *choices: str) -> str:
        """One of some texts."""
        return choices[int(self.rng.integers(len(choices)))]

    def between(self, low: float, high: float) -> float:
        """A number between two others."""
        return float(self.rng.uniform(low, high))

    def count(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return int(self.rng.integers(low, high + 1))

    def digits(self, count: int) -> str:
        """So many random digits."""
        return "".join(str(int(digit)) for digit in self.rng.integers(0, 10, count))

    def printed(self, page: Page, *, own: float = 0.3) -> int:
        """A layer for printed lines: with chance ``own`` that of the pen itself."""
        if self.chance(own):
            return PEN
        colour = floats(_PRINTS[self.count(0, len(_PRINTS) - 1)]) + floats(
            self.rng.normal(0, 12, 3)
        )
        return page.dye(floats(np.clip(colour, 0, 255)), self.between(0.35, 1.0))

    def second_pen(self, page: Page, *, own: float = 0.5) -> int:
        """A layer for another pen, such as a teacher's: with chance ``own`` it is the same."""
        if self.chance(own):
            return PEN
        colour: Colour = floats(_PENS[self.count(0, len(_PENS) - 1)])
        return page.dye(colour, self.between(0.75, 1.0))

    def shake(self, page: Page) -> float:
        """How far a line drawn by hand strays, in pixels; 0 in half of all cases: a ruler."""
        return 0.0 if self.chance(0.5) else self.between(0.01, 0.05) * page.unit

    def write(
        self,
        page: Page,
        text: str,
        x: float,
        y: float,
        *,
        scale: float = 1.0,
        gap: float | None = None,
        void: bool = False,
        layer: int = PEN,
    ) -> float:
        """Write a text whose digits reach from ``y`` down; return where it ends.

        ``scale`` is the size over the page's unit, ``gap`` that between digits; digits of a
        ``void`` text do not count, as those that are struck through.
        """
        unit = page.unit * scale
        wide = self.gap if gap is None else gap
        start = x
        page.next_group()
        for word in text.split(" "):
            lookalike = _undecided(word)
            last: tuple[float, float] | None = None
            for character in word:
                level = y + self.climb * (x - start)
                level += self.rng.normal(0, 0.5) * self.unrest * unit
                if character.isdigit() and character.isascii():
                    x, last = (
                        self._digit(page, int(character), x, level, unit, wide, void, layer),
                        None,
                    )
                    continue
                if character not in WITHIN:
                    page.next_group()
                mark, drop = self.writer.character(character, unit)
                page.other(
                    mark, x, level + drop, layer, ignored=lookalike and character in LOOKALIKES
                )
                width, height = mark.extent
                if self.joined and character.isalpha():
                    last = self._connect(page, last, (x, level + unit), width, layer)
                else:
                    last = None
                side = self.tight if character.isalpha() else max(self.tight, 0.6 * wide)
                x += width + side * unit * self.between(0.7, 1.3)
            page.next_group()
            x += self.space * unit * self.between(0.8, 1.2)
        return x - self.space * unit

    def _digit(
        self,
        page: Page,
        label: int,
        x: float,
        y: float,
        unit: float,
        gap: float,
        void: bool,
        layer: int,
    ) -> float:
        """Write a digit; return where the next one goes."""
        height = unit * float(np.clip(np.exp(self.rng.normal(0, 0.05)), 0.8, 1.2))
        mark = self.writer.digit(label, height)
        width, tall = mark.extent
        top = y + (unit - tall) * self.between(0.4, 1.0)
        if void:
            page.other(mark, x, top, layer)
        else:
            page.digit(label, mark, x, top, layer)
        return x + width + gap * unit * self.between(0.7, 1.3)

    def _connect(
        self,
        page: Page,
        last: tuple[float, float] | None,
        foot: tuple[float, float],
        width: float,
        layer: int,
    ) -> tuple[float, float]:
        """Lead the pen from the letter before to this one; return where it leaves this one."""
        if last is not None:
            middle = ((last[0] + foot[0]) / 2, foot[1] + 0.03 * page.unit)
            end = (foot[0] + 0.2 * width, foot[1] - self.between(0.1, 0.4) * page.unit)
            page.line(smooth(floats([last, middle, end])), page.line_width, layer)
        return foot[0] + 0.9 * width, foot[1] - self.between(0.02, 0.15) * page.unit


def width_of(marks: list[Mark], gap: float) -> float:
    """How wide some marks are side by side, in pixels."""
    return sum(mark.extent[0] for mark in marks) + gap * max(len(marks) - 1, 0)


def _undecided(word: str) -> bool:
    """Whether nothing in a word shows that what looks like a digit is a letter."""
    letters = [character for character in word if character.isalpha()]
    return not any(character not in LOOKALIKES for character in letters)
