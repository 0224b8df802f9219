"""Where digits go: one on a canvas, or rows and groups of them."""

from dataclasses import dataclass, field

import numpy as np

from recognizer.studio.scenery.props import room_around
from recognizer.studio.writing.easel import Easel
from recognizer.studio.writing.hands import Hand
from recognizer.studio.writing.letters import OPERATORS, SIGNS
from recognizer.studio.writing.pens import Mark


@dataclass(frozen=True)
class Spacing:
    """Distances over the digits' height: between digits, groups and rows, and their unrest."""

    gap: float
    group: float
    row: float
    unrest: float


def random_spacing(rng: np.random.Generator) -> Spacing:
    """From nearly touching to widely spaced digits."""
    close = rng.random() < 0.32
    gap = rng.uniform(-0.08, 0.12) if close else float(np.exp(rng.uniform(-2.3, 0.3)))
    group = 0.75 + 2.4 * max(gap, 0.1)
    return Spacing(gap, group, rng.uniform(0.2, 1.2), rng.uniform(0, 0.12))


def random_number(count: int, rng: np.random.Generator) -> str:
    """Random digits, in one row, in groups or in rows."""
    digits = [str(int(digit)) for digit in rng.integers(0, 10, count)]
    if rng.random() < 0.1:
        digits = digits[:1] * count
    row, group = (0.12, 0.12) if rng.random() < 0.5 else (0.0, 0.1)
    text = ""
    for digit, chance in zip(digits, rng.random(count), strict=True):
        between = "\n" if chance < row else " " if chance < row + group else ""
        text += between + digit if text else digit
    return text


def alone(
    mark: Mark, label: int | None, share: float, rng: np.random.Generator, limit: int
) -> Easel:
    """Put one mark on a canvas of which it fills about ``share`` of the shorter side."""
    inner = np.array(mark.extent)
    base = max(inner) / share
    oblong = rng.uniform(-1.1, 1.1) if rng.random() < 0.15 else rng.normal(0, 0.3)
    aspect = float(np.exp(np.clip(oblong, -1.1, 1.1)))
    sides = base * np.array([max(aspect, 1.0), max(1 / aspect, 1.0)])
    width, height = (int(side) for side in np.maximum(np.clip(sides, 12, limit), inner + 2))
    easel = Easel.of(height, width)
    central = rng.random() < 0.75
    place = np.clip(rng.normal(0.5, 0.16, 2), 0.02, 0.98) if central else rng.uniform(0, 1, 2)
    x, y = (np.array([width, height]) - inner) * place
    easel.put(mark, float(x), float(y), label)
    return easel


def beside(easel: Easel, mark: Mark, rng: np.random.Generator) -> None:
    """Let a piece of a neighbouring mark look in at a border that has room for it."""
    height, width = easel.cover.shape
    room = room_around(easel.outlines, height, width)
    side = max(room, key=lambda key: room[key] * rng.uniform(0.3, 1))
    wide, tall = mark.extent
    across = side in {"left", "right"}
    depth = min(rng.uniform(0.1, 0.35) * (wide if across else tall), 0.5 * room[side])
    if depth < 2:
        return
    along = rng.uniform(0, 1) * ((height - tall) if across else (width - wide))
    x, y = {
        "left": (depth - wide, along),
        "right": (width - depth, along),
        "top": (along, depth - tall),
        "bottom": (along, height - depth),
    }[side]
    easel.put(mark, x, y)


@dataclass
class _Page:
    """Marks as they are written, before the sheet around them is cut."""

    hand: Hand
    unit: float
    spacing: Spacing
    rng: np.random.Generator
    signs: float
    placed: list[tuple[Mark, float, float, int | None, float]] = field(default_factory=list)

    def digit(self, label: int, x: float, y: float, tone: float) -> tuple[float, float]:
        """Write a digit at (x, y); return where the next one goes, and the digit's height."""
        height = self.unit * float(np.clip(np.exp(self.rng.normal(0, 0.06)), 0.8, 1.25))
        mark = self.hand.digit(label, height)
        width, tall = mark.extent
        unrest = self.spacing.unrest
        drop = (self.unit - tall) / 2 + self.rng.normal(0, 0.4) * unrest * self.unit
        self.placed.append((mark, x, y + drop, label, tone))
        gap = self.spacing.gap * (1 + self.rng.uniform(-1, 1) * min(4 * unrest, 0.4))
        return x + width + gap * self.unit, tall

    def blank(self, x: float, y: float, tone: float) -> float:
        """Leave a blank between groups, now and then with a sign in it; return where it ends."""
        x -= self.spacing.gap * self.unit
        if self.rng.random() >= self.signs:
            return x + self.spacing.group * self.unit
        size = self.unit * self.rng.uniform(0.45, 0.9)
        if self.rng.random() < 0.7:
            variants = SIGNS[OPERATORS[int(self.rng.integers(len(OPERATORS)))]]
            mark = self.hand.glyph(variants[int(self.rng.integers(len(variants)))], size)
        else:
            mark = self.hand.letter(size)
        width, tall = mark.extent
        side = self.rng.uniform(0.3, 0.7) * self.unit
        self.placed.append((mark, x + side, y + (self.unit - tall) / 2, None, tone))
        return x + width + 2 * side

    def cut(self) -> Easel:
        """Put the marks on a canvas with margins around them."""
        low = np.min([(x, y) for _, x, y, _, _ in self.placed], axis=0)
        high = np.max([np.add((x, y), m.extent) for m, x, y, _, _ in self.placed], axis=0)
        margins = np.exp(self.rng.uniform(-2.4, 0.6, (2, 2))) * self.unit
        width, height = (int(side) for side in np.ceil(high - low + margins.sum(axis=0)))
        easel = Easel.of(height, width)
        for mark, x, y, label, tone in self.placed:
            dx, dy = margins[0] - low
            easel.put(mark, x + dx, y + dy, label, tone)
        return easel


def written(
    text: str,
    hand: Hand,
    unit: float,
    spacing: Spacing,
    rng: np.random.Generator,
    *,
    signs: float = 0.0,
) -> Easel:
    """Write rows of digits; with chance ``signs`` a sign or letter fills a blank between groups."""
    page = _Page(hand, unit, spacing, rng, signs)
    y, slope = 0.0, rng.normal(0, 0.015)
    for row in text.split("\n"):
        x, deepest = abs(rng.normal(0, 0.3)) * unit, unit
        tone = 1.0 if rng.random() < 0.7 else float(rng.uniform(0.6, 1))
        for character in row:
            if character == " ":
                x = page.blank(x, y + slope * x, tone)
            else:
                x, tall = page.digit(int(character), x, y + slope * x, tone)
                deepest = max(deepest, tall)
        y += deepest + spacing.row * unit
    return page.cut()
