"""Where pages are written: a hand, the room that it has, and how it sets marks in a line."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from recognizer.studio.arrays import floats
from recognizer.studio.pages.dice import Dice
from recognizer.studio.pages.page import PEN, Page, Writer
from recognizer.studio.scenery.inks import Colour
from recognizer.studio.writing.paths import smooth
from recognizer.studio.writing.pens import Mark

DIGITS: Final = frozenset("0123456789")
WITHIN: Final = frozenset(".,'·")
"""What stands within a number; anything else ends it."""
LOOKALIKES: Final = frozenset("OoIl|i")
"""What nobody can tell from a digit where it stands alone."""

_AGAIN: Final = 0.7
"""How often a mark of which a page shows two forms takes one of them again; it saves time."""
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
class Desk(Dice):
    """A writer, and ``side``: how long the longer side of a page may become, in pixels.

    The habits are shares of the digits' height: ``gap`` is left between digits, ``tight`` between
    letters, ``space`` between words; ``unrest`` is how far marks stray from the line, and
    ``climb`` how steep that is. ``joined`` letters are connected. ``compositor`` makes a writer
    that prints, in any typeface; ``letter`` writes any letter of any script, so high.
    """

    writer: Writer
    side: float
    compositor: Callable[[], Writer]
    letter: Callable[[float], Mark]
    gap: float = field(init=False)
    tight: float = field(init=False)
    space: float = field(init=False)
    unrest: float = field(init=False)
    climb: float = field(init=False)
    joined: bool = field(init=False)
    _written: dict[tuple[str, int], list[tuple[Mark, float]]] = field(init=False)

    def __post_init__(self) -> None:
        rng = self.rng
        self._written = {}
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

    def printed(self, page: Page, *, own: float = 0.3, least: float = 0.35) -> int:
        """A layer for print: with chance ``own`` that of the pen itself.

        It covers ``least`` of the paper's light, or more: lines may be fainter than digits.
        """
        if self.chance(own):
            return PEN
        colour = floats(_PRINTS[self.count(0, len(_PRINTS) - 1)])
        colour = colour + floats(self.rng.normal(0, 12, 3))
        return page.dye(floats(np.clip(colour, 0, 255)), self.between(least, 1.0))

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
        void: bool = False,
        decided: bool = False,
        layer: int = PEN,
    ) -> float:
        """Write a text whose digits reach from ``y`` down; return where it ends.

        ``scale`` is the size over the page's unit. Digits of a ``void`` text do not count, as
        those that are struck through; letters of a ``decided`` one are letters for sure.
        """
        unit, start = page.unit * scale, x
        page.next_group()
        for word in text.split(" "):
            undecided = not decided and _undecided(word)
            left: tuple[float, float] | None = None
            for character in word:
                level = y + self.climb * (x - start) + self.near(0.5) * self.unrest * unit
                mark, drop = self.form(character, unit)
                width, tall = mark.extent
                if character in DIGITS:
                    top = level + (unit - tall) * self.between(0.4, 1.0)
                    if void:
                        page.other(mark, x, top, layer)
                    else:
                        page.digit(int(character), mark, x, top, layer)
                    x, left = x + width + self.gap * unit * self.between(0.7, 1.3), None
                    continue
                if character not in WITHIN:
                    page.next_group()
                ignored = undecided and character in LOOKALIKES
                page.other(mark, x, level + drop, layer, ignored=ignored)
                if self.joined and character.isalpha():
                    left = self._connect(page, left, (x, level + unit), width, layer=layer)
                else:
                    left = None
                side = self.tight if character.isalpha() else max(self.tight, 0.6 * self.gap)
                x += width + side * unit * self.between(0.7, 1.3)
            page.next_group()
            x += self.space * unit * self.between(0.8, 1.2)
        return x - self.space * unit

    def form(self, character: str, unit: float) -> tuple[Mark, float]:
        """Write a character anew, or take one of the forms that this page shows already."""
        forms = self._written.setdefault((character, int(unit)), [])
        if len(forms) > 1 and self.rng.random() < _AGAIN:
            return forms[self.count(0, len(forms) - 1)]
        if character in DIGITS:
            height = unit * float(np.clip(np.exp(self.rng.normal(0, 0.05)), 0.8, 1.2))
            forms.append((self.writer.digit(int(character), height), 0.0))
        else:
            forms.append(self.writer.character(character, unit))
        return forms[-1]

    def _connect(
        self,
        page: Page,
        last: tuple[float, float] | None,
        foot: tuple[float, float],
        width: float,
        *,
        layer: int,
    ) -> tuple[float, float]:
        """Lead the pen from the letter before to this one; return where it leaves this one."""
        if last is not None and foot[0] > last[0] + 0.04 * page.unit:
            middle = ((last[0] + foot[0]) / 2, foot[1] + 0.03 * page.unit)
            end = (foot[0] + 0.2 * width, foot[1] - self.between(0.1, 0.4) * page.unit)
            page.line(smooth(floats([last, middle, end])), page.line_width, layer)
        return foot[0] + 0.9 * width, foot[1] - self.between(0.02, 0.15) * page.unit


def _undecided(word: str) -> bool:
    """Whether nothing in a word shows that what looks like a digit is a letter."""
    letters = [character for character in word if character.isalpha()]
    return not any(character not in LOOKALIKES for character in letters)
