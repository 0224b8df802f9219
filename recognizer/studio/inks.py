"""Inks: the colour of a pen and how evenly it covers the paper."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recognizer.studio.papers import Sheet
from recognizer.studio.textures import Bank, Plane

_PENS = (
    ((120, 50, 30), 3),
    ((160, 70, 45), 1.5),
    ((35, 30, 30), 4),
    ((70, 65, 65), 1),
    ((45, 40, 190), 1.3),
    ((70, 110, 25), 1),
    ((120, 40, 110), 0.4),
    ((30, 100, 220), 0.3),
    ((200, 140, 30), 0.4),
)
_WEIGHTS = np.cumsum([weight for _, weight in _PENS]) / sum(weight for _, weight in _PENS)
_GREY = np.array([0.114, 0.587, 0.299], np.float32)


@dataclass(frozen=True)
class Ink:
    """``colour`` BGR; ``strength`` its cover (0 to 1); ``grain`` and ``fade`` its unevenness."""

    colour: NDArray[np.float32]
    strength: float
    grain: float = 0.0
    fade: float = 0.0


def luma(colour: NDArray[np.float32]) -> float:
    """The grey of a BGR colour."""
    return float(colour @ _GREY)


def ink_for(background: NDArray[np.float32], rng: np.random.Generator, thickness: float) -> Ink:
    """Choose an ink that a person can see on ``background`` (BGR).

    ``thickness`` is the line width in pixels: thin lines need a stronger ink.
    """
    dark = luma(background) < 100
    if dark:
        colour = np.array((235, 240, 240), np.float32) - rng.exponential(20, 3).astype(np.float32)
        if rng.random() < 0.25:
            colour *= rng.uniform(0.45, 1, 3).astype(np.float32)
    else:
        chosen = int(np.searchsorted(_WEIGHTS, rng.random()))
        colour = np.array(_PENS[chosen][0], np.float32) + rng.normal(0, 12, 3).astype(np.float32)
    kind = rng.random()
    if kind < 0.22 and not dark:
        colour = np.full(3, rng.uniform(50, 110), np.float32) + rng.normal(0, 5, 3).astype(np.float32)
        ink = Ink(np.clip(colour, 0, 255), rng.uniform(0.25, 0.9), rng.uniform(0.1, 0.6), 0.1)
    elif kind < 0.45:
        ink = Ink(np.clip(colour, 0, 255), rng.uniform(0.6, 0.95), rng.uniform(0, 0.4), rng.uniform(0, 0.4))
    else:
        ink = Ink(np.clip(colour, 0, 255), rng.uniform(0.8, 1), 0.0, rng.uniform(0, 0.15))
    return _visible(ink, background, thickness)


def _visible(ink: Ink, background: NDArray[np.float32], thickness: float) -> Ink:
    least = 0.16 * max(luma(background), 120.0) / min(1.0, 0.35 + thickness / 3)
    contrast = abs(luma(background) - luma(ink.colour))
    if contrast * ink.strength >= least:
        return ink
    if contrast > least:
        return Ink(ink.colour, max(ink.strength, min(1.0, least / contrast)), ink.grain / 2, ink.fade / 2)
    colour = np.full(3, 20 if luma(background) > 110 else 240, np.float32)
    return Ink(colour, 0.95, ink.grain / 2, ink.fade / 2)


def apply(
    sheet: Sheet, cover: NDArray[np.uint8], ink: Ink, rng: np.random.Generator, bank: Bank
) -> Sheet:
    """Lay ink on a sheet where ``cover`` (h, w) says."""
    height, width = cover.shape
    alpha: Plane = cover.astype(np.float32) * np.float32(ink.strength / 255)
    if ink.grain > 0.03:
        speckle = bank.texture(rng, height, width, int(rng.integers(3)))
        alpha *= np.clip(1 - ink.grain * np.clip(speckle, 0, 2), 0.12, 1)
    if ink.fade > 0.03:
        alpha *= np.clip(1 - ink.fade * np.abs(bank.field(rng, height, width, 4)), 0.3, 1)
    return sheet + alpha[:, :, None] * (ink.colour - sheet)
