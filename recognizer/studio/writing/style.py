"""A writer's style: line width, slant and unrest, which all glyphs of a hand have in common."""

from dataclasses import dataclass, replace

import numpy as np


@dataclass(frozen=True)
class Style:
    """``line`` is the line width over the glyph's height, ``slant`` a shear, ``tilt`` degrees.

    ``shake`` is the unrest of the hand, ``gaps`` the share of glyphs whose line breaks;
    ``coarse`` is the step of a mouse that draws in straight pieces, over the glyph's height.
    """

    line: float
    slant: float = 0.0
    tilt: float = 0.0
    aspect: float = 1.0
    pressure: float = 0.0
    soft: float = 0.8
    shake: float = 0.02
    gaps: float = 0.0
    aliased: bool = False
    coarse: float = 0.0


def random_style(rng: np.random.Generator, *, aliased: bool = False) -> Style:
    """Draw a style: from hairlines to thick markers, most hands upright."""
    style = Style(
        line=float(np.exp(rng.uniform(np.log(0.02), np.log(0.19)))),
        slant=float(np.clip(rng.normal(0.08, 0.14), -0.25, 0.5)),
        tilt=float(np.clip(rng.normal(0, 5), -16, 16)),
        aspect=float(np.exp(np.clip(rng.normal(0, 0.16), -0.4, 0.4))),
        pressure=float(rng.uniform(0.1, 0.4)) if rng.random() < 0.6 and not aliased else 0.0,
        soft=float(rng.uniform(0.7, 2.0)),
        shake=float(rng.uniform(0.008, 0.032)),
        gaps=float(rng.uniform(0, 0.5)) if rng.random() < 0.25 else 0.0,
        aliased=aliased,
    )
    if rng.random() < 0.08:
        style = replace(style, aspect=float(rng.uniform(0.45, 0.7)))
    if rng.random() < (0.3 if aliased else 0.03):
        style = replace(style, coarse=float(rng.uniform(0.04, 0.16)))
    if rng.random() < 0.06:
        style = replace(style, tilt=float(rng.uniform(-24, 24)))
    return style
