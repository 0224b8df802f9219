"""Inks: the colour of a pen and how evenly it covers the paper."""

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.studio.arrays import Mask, Plane, Sheet, floats, lay
from recognizer.studio.scenery.textures import Bank

Colour = NDArray[np.float32]
"""BGR, (3,), 0 to 255."""

_PENS = (
    ((120, 50, 30), 3.0),
    ((160, 70, 45), 1.5),
    ((35, 30, 30), 4.0),
    ((70, 65, 65), 1.0),
    ((45, 40, 190), 1.3),
    ((70, 110, 25), 1.0),
    ((120, 40, 110), 0.4),
    ((30, 100, 220), 0.3),
    ((200, 140, 30), 0.4),
    ((150, 60, 220), 0.2),
)
_WEIGHTS = np.cumsum([weight for _, weight in _PENS]) / sum(weight for _, weight in _PENS)
_GREY = floats([0.114, 0.587, 0.299])
_APART = 50.0
"""The least difference of a print's grey from that of light paper."""
_LEAST = 0.19
"""The least contrast of a thick line, as a share of the paper's grey."""


@dataclass(frozen=True)
class Ink:
    """``colour``; ``strength`` its cover (0 to 1); how much ``grain``, ``fade``, ``streak`` take.

    Grain is the paper's tooth under a pencil, fading a pen that runs dry, streaks are a marker's.
    """

    colour: Colour
    strength: float
    grain: float = 0.0
    fade: float = 0.0
    streak: float = 0.0


def luma(colour: Colour) -> float:
    """The grey of a colour."""
    return float(colour @ _GREY)


def ink_for(background: Colour, rng: np.random.Generator, thickness: float) -> Ink:
    """Choose an ink that a person can see on ``background``.

    ``thickness`` is the line width in pixels: thin lines need a stronger ink.
    """
    dark = luma(background) < 100
    if dark:
        colour = floats((235, 240, 240)) - floats(rng.exponential(20, 3))
        if rng.random() < 0.25:
            colour = colour * floats(rng.uniform(0.45, 1, 3))
    else:
        chosen = int(np.searchsorted(_WEIGHTS, rng.random()))
        colour = floats(_PENS[chosen][0]) + floats(rng.normal(0, 12, 3))
    ink = Ink(floats(np.clip(colour, 0, 255)), rng.uniform(0.8, 1), fade=rng.uniform(0, 0.15))
    kind = rng.random()
    if kind < 0.24 and not dark:
        lead = rng.uniform(45, 110) + rng.normal(0, 5, 3)
        ink = Ink(floats(lead), rng.uniform(0.2, 0.9), rng.uniform(0.1, 0.6), 0.1)
    elif kind < 0.45:
        grain, fade = rng.uniform(0, 0.4), rng.uniform(0, 0.4)
        ink = replace(ink, strength=rng.uniform(0.6, 0.95), grain=grain, fade=fade)
    elif kind < 0.55:
        ink = replace(ink, streak=rng.uniform(0.1, 0.4))
    return _visible(ink, background, thickness)


def seen_on(background: Colour, colour: Colour) -> Colour:
    """The colour of a print that is to be seen on ``background``: darker or lighter if need be."""
    paper = luma(background)
    if paper < 100:
        return floats(255 - 0.7 * colour) if luma(colour) < 150 else colour
    return colour if paper - luma(colour) > _APART else floats(colour * np.float32(0.35))


def _visible(ink: Ink, background: Colour, thickness: float) -> Ink:
    """Make an ink darker (or lighter) where nobody could see it."""
    least = _LEAST * max(luma(background), 120.0) / min(1.0, 0.3 + thickness / 3.5)
    contrast = abs(luma(background) - luma(ink.colour))
    if contrast * ink.strength >= least:
        return ink
    calm = replace(ink, grain=ink.grain / 2, fade=ink.fade / 2)
    if contrast > least:
        return replace(calm, strength=max(ink.strength, min(1.0, least / contrast)))
    colour = np.full(3, 20 if luma(background) > 110 else 240, np.float32)
    return replace(calm, colour=colour, strength=0.95)


def apply(sheet: Sheet, cover: Mask, ink: Ink, rng: np.random.Generator, bank: Bank) -> Sheet:
    """Lay ink on a sheet where ``cover`` (h, w) says."""
    left, top, width, height = cv2.boundingRect(cover)
    if not width:
        return sheet
    cover = cover[top : top + height, left : left + width]
    alpha: Plane = floats(cover) * np.float32(ink.strength / 255)
    if ink.grain > 0.03:
        tooth = bank.texture(rng, height, width, int(rng.integers(3)))
        alpha *= np.clip(1 - ink.grain * np.clip(tooth, 0, 2), 0.12, 1)
    if ink.fade > 0.03:
        alpha *= np.clip(1 - ink.fade * np.abs(bank.field(rng, height, width, 4)), 0.3, 1)
    if ink.streak > 0.03:
        alpha *= np.clip(1 - ink.streak * np.abs(bank.wood(rng, height, width)), 0.35, 1)
    result = sheet.copy()
    result[top : top + height, left : left + width] = lay(
        np.ascontiguousarray(sheet[top : top + height, left : left + width]), alpha, ink.colour
    )
    return result
