"""Where digits go: one on a canvas, or rows and groups of them."""

from dataclasses import dataclass

import numpy as np

from recognizer.studio.easel import Easel
from recognizer.studio.hands import Hand
from recognizer.studio.letters import LETTERS, OPERATORS, SIGNS
from recognizer.studio.pens import Mark


@dataclass(frozen=True)
class Spacing:
    """Distances over the digits' height: between digits, groups and rows, and their unrest."""

    gap: float
    group: float
    row: float
    unrest: float


def extent_of(mark: Mark) -> tuple[float, float]:
    """Width and height of the visible ink."""
    width, height = np.ptp(mark.outline, axis=0)
    return float(width), float(height)


def alone(mark: Mark, label: int, share: float, rng: np.random.Generator, limit: int) -> Easel:
    """Put one digit on a canvas of which it fills about ``share`` of the shorter side."""
    inner = np.array(extent_of(mark))
    base = max(inner) / share
    aspect = float(np.exp(np.clip(rng.normal(0, 0.3), -0.9, 0.9)))
    width = base * max(aspect, 1.0)
    height = base * max(1 / aspect, 1.0)
    width, height = (int(np.clip(side, 12, limit)) for side in (width, height))
    width, height = max(width, int(inner[0]) + 2), max(height, int(inner[1]) + 2)
    easel = Easel.of(height, width)
    room = np.array([width, height]) - inner
    if rng.random() < 0.75:
        place = np.clip(rng.normal(0.5, 0.16, 2), 0.02, 0.98)
    else:
        place = rng.uniform(0, 1, 2)
    easel.put(mark, *(room * place), label)
    return easel


def random_spacing(rng: np.random.Generator) -> Spacing:
    """From nearly touching to widely spaced digits."""
    gap = rng.uniform(-0.03, 0.12) if rng.random() < 0.3 else float(np.exp(rng.uniform(-2.3, 0.2)))
    return Spacing(gap, 0.75 + 2.4 * max(gap, 0.1), rng.uniform(0.25, 1.2), rng.uniform(0, 0.12))


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
    placed: list[tuple[Mark, float, float, int | None]] = []
    y, right = 0.0, 0.0
    slope = rng.normal(0, 0.015)
    for row in text.split("\n"):
        x = abs(rng.normal(0, 0.3)) * unit
        deepest = unit
        for character in row:
            if character == " ":
                x = _blank(placed, hand, x, y, unit, spacing, rng, signs)
                continue
            height = unit * float(np.clip(np.exp(rng.normal(0, 0.06)), 0.8, 1.25))
            mark = hand.digit(int(character), height)
            width, tall = extent_of(mark)
            drop = (unit - tall) / 2 + rng.normal(0, 0.4) * spacing.unrest * unit + slope * x
            placed.append((mark, x, y + drop, int(character)))
            gap = spacing.gap * (1 + rng.uniform(-1, 1) * min(4 * spacing.unrest, 0.4))
            x += width + gap * unit
            deepest = max(deepest, tall)
        right = max(right, x)
        y += deepest + spacing.row * unit
    return _framed(placed, unit, rng)


def _blank(
    placed: list[tuple[Mark, float, float, int | None]],
    hand: Hand,
    x: float,
    y: float,
    unit: float,
    spacing: Spacing,
    rng: np.random.Generator,
    signs: float,
) -> float:
    """Leave a blank between groups, now and then with a sign in it; return where it ends."""
    if rng.random() >= signs:
        return x + (spacing.group - spacing.gap) * unit
    pool = [SIGNS[name] for name in OPERATORS] if rng.random() < 0.7 else list(LETTERS.values())
    variants = pool[int(rng.integers(len(pool)))]
    mark = hand.glyph(variants[int(rng.integers(len(variants)))], unit * rng.uniform(0.5, 0.9))
    width, tall = extent_of(mark)
    side = rng.uniform(0.3, 0.7) * unit
    placed.append((mark, x + side - spacing.gap * unit, y + (unit - tall) / 2, None))
    return x + width + 2 * side - spacing.gap * unit


def _framed(
    placed: list[tuple[Mark, float, float, int | None]], unit: float, rng: np.random.Generator
) -> Easel:
    """Put marks on a canvas with margins around them."""
    low = np.array([np.inf, np.inf])
    high = -low
    for mark, x, y, _ in placed:
        low = np.minimum(low, (x, y))
        high = np.maximum(high, np.add((x, y), extent_of(mark)))
    before, after = (np.exp(rng.uniform(-2.2, 0.6, 2)) * unit for _ in range(2))
    width, height = np.ceil(high - low + before + after).astype(int)
    easel = Easel.of(int(height), int(width))
    for mark, x, y, label in placed:
        easel.put(mark, x - low[0] + before[0], y - low[1] + before[1], label)
    return easel
