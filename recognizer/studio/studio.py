"""The photo studio: any number of made photos, each with the truth about it."""

from typing import Self

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.studio import layouts, negatives, shots
from recognizer.studio.easel import Easel
from recognizer.studio.hands import Hand, Pool, Style, random_style
from recognizer.studio.scene import Scene
from recognizer.studio.textures import Bank

_SAMPLED = 0.6
_SCREENS = 0.25


class Studio:
    """Makes photo-like pictures of digits, numbers and other things.

    ``digits`` is uint8 (n, 28, 28), light on dark, ``labels`` (n,) their digits. All chance comes
    from ``rng``, so that a seed repeats a studio's scenes. ``sampled`` is the share of scenes
    whose digits come from ``digits``; the others are written with the studio's own pen paths.
    """

    def __init__(
        self,
        digits: NDArray[np.uint8],
        labels: NDArray[np.integer],
        rng: np.random.Generator,
        *,
        sampled: float = _SAMPLED,
    ) -> None:
        self._rng = rng
        self._pool = Pool.sorted(digits, labels, sampled)
        self._bank = Bank(rng)

    @classmethod
    def without_mnist(cls, rng: np.random.Generator) -> Self:
        """A studio that writes every digit with its own pen paths."""
        nothing = np.zeros((0, 28, 28), np.uint8)
        return cls(nothing, np.zeros(0, np.int64), rng, sampled=0.0)

    def _hand(self, style: Style) -> Hand:
        return Hand(style, self._pool, self._rng)

    def digit_scene(self) -> Scene:
        """One digit under random conditions."""
        rng = self._rng
        label = int(rng.integers(10))
        if rng.random() < _SCREENS:
            return self._drawn(label)
        style = random_style(rng)
        unit = float(np.exp(rng.uniform(np.log(17), np.log(120))))
        mark = self._hand(style).digit(label, unit)
        share = float(np.exp(rng.uniform(np.log(0.13), np.log(0.97))))
        easel = layouts.alone(mark, label, share, rng, limit=240)
        line = max(style.line * unit, 1.0)
        return shots.photograph(easel, str(label), unit, line, rng, self._bank)

    def _drawn(self, label: int) -> Scene:
        """One digit drawn on a screen."""
        rng = self._rng
        kind = rng.random()
        if kind < 0.3:
            unit, share = rng.uniform(15, 27), rng.uniform(0.6, 0.97)
        elif kind < 0.45:
            unit, share = rng.uniform(24, 60), rng.uniform(0.1, 0.4)
        else:
            unit, share = rng.uniform(28, 140), rng.uniform(0.35, 0.95)
        style = random_style(rng, aliased=rng.random() < 0.5)
        mark = self._hand(style).digit(label, unit)
        return shots.screen(layouts.alone(mark, label, share, rng, limit=300), str(label), rng)

    def number_scene(self, count: int | None = None) -> Scene:
        """``count`` digits (2 to 12 if not given) in rows and groups."""
        rng = self._rng
        count = int(min(2 + rng.geometric(0.28), 16)) if count is None else count
        digits = [str(int(digit)) for digit in rng.integers(0, 10, count)]
        if rng.random() < 0.1:
            digits = digits[:1] * count
        breaks = rng.random(count)
        rows, groups = (0.12, 0.12) if rng.random() < 0.5 else (0.0, 0.1)
        text = digits[0]
        for digit, chance in zip(digits[1:], breaks[1:], strict=True):
            text += "\n" if chance < rows else " " if chance < rows + groups else ""
            text += digit
        unit = float(np.exp(rng.uniform(np.log(20), np.log(60 if count > 4 else 80))))
        style = random_style(rng)
        easel = self._written(text, style, unit, signs=0.5 if rng.random() < 0.5 else 0.0)
        if rng.random() < 0.2:
            return shots.screen(easel, text, rng)
        return shots.photograph(easel, text, unit, max(style.line * unit, 1), rng, self._bank)

    def _written(self, text: str, style: Style, unit: float, signs: float) -> Easel:
        spacing = layouts.random_spacing(self._rng)
        return layouts.written(text, self._hand(style), unit, spacing, self._rng, signs=signs)

    def negative_scene(self) -> Scene:
        """A picture without any digit."""
        rng = self._rng
        kind = rng.random()
        if kind < 0.5:
            style = random_style(rng, aliased=rng.random() < 0.1)
            return negatives.marks(self._hand(style), rng, self._bank)
        if kind < 0.66:
            return negatives.empty(rng, self._bank)
        if kind < 0.9:
            return negatives.cluttered(rng, self._bank)
        return negatives.printed(rng, self._bank)

    def photo(self, text: str, size: tuple[int, int] = (1280, 960)) -> Scene:
        """A photo of ``size`` (width, height) of any digits: rows by newline, groups by blank."""
        rng = self._rng
        width, height = size
        style = random_style(rng)
        style = Style(**{**vars(style), "line": float(np.clip(style.line, 0.04, 0.12))})
        rows = text.split("\n")
        longest = max(len(row) for row in rows)
        unit = min(0.8 * height / (1.6 * len(rows)), 0.8 * width / (1.3 * longest), 0.4 * height)
        spacing = layouts.Spacing(0.3, 1.4, 0.5, 0.05)
        written = layouts.written(text, self._hand(style), unit, spacing, rng)
        scale = min(1.0, 0.96 * width / written.cover.shape[1], 0.96 * height / written.cover.shape[0])
        easel = _on_canvas(written, scale, size)
        line = max(style.line * unit * scale, 1.0)
        return shots.photograph(easel, text, unit * scale, line, rng, self._bank)


def _on_canvas(easel: Easel, scale: float, size: tuple[int, int]) -> Easel:
    """Scale what is written and put it in the middle of a canvas of ``size``."""
    cover = easel.cover
    if scale < 1:
        cover = cv2.resize(cover, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA).astype(
            np.uint8, copy=False
        )
    width, height = size
    offset = np.array([(width - cover.shape[1]) // 2, (height - cover.shape[0]) // 2])
    canvas = np.zeros((height, width), np.uint8)
    x, y = offset
    canvas[y : y + cover.shape[0], x : x + cover.shape[1]] = cover
    ratio = cover.shape[1] / easel.cover.shape[1]
    moved = [(outline * ratio + offset).astype(np.float32) for outline in easel.digits]
    others = [(outline * ratio + offset).astype(np.float32) for outline in easel.others]
    return Easel(canvas, moved, list(easel.labels), others)
