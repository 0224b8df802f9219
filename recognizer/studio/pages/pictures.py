"""From a written page to its scene: on paper before a camera, on a table, or on a screen."""

from dataclasses import replace
from typing import Final

import numpy as np

from recognizer.studio import screens, shots
from recognizer.studio.pages.page import FINEST, SMALLEST, Page, shrunk
from recognizer.studio.scene import Scene
from recognizer.studio.scenery.textures import Bank

LONGEST: Final = 640
"""The longest side of a picture of a page, in pixels."""
_ON_SCREENS: Final = 0.14
_ON_TABLES: Final = 0.12
_STEEPEST: Final = 35.0


def picture(page: Page, kind: str, rng: np.random.Generator, bank: Bank) -> Scene:
    """Take a picture of ``page``; its scene is of ``kind``."""
    margins = np.exp(rng.uniform(-2.2, 0.9, 4)) * page.unit
    easel, text = page.cut((margins[0], margins[1], margins[2], margins[3]))
    easel, scale = shrunk(easel, LONGEST, max(page.unit, SMALLEST))
    unit = page.unit * scale
    aliased = page.writer.style.aliased
    if page.paper != "photo" and (aliased or rng.random() < _ON_SCREENS):
        return replace(screens.screen(easel, text, rng), kind=kind)
    askew = 0.0
    if rng.random() < _ON_TABLES:
        askew = float(rng.uniform(-_STEEPEST, _STEEPEST))
    line = max(page.line_width * scale, 0.8 * FINEST)
    subject = shots.Subject(easel, text, unit, line, page.paper is not None, askew)
    return replace(shots.photograph(subject, rng, bank), kind=kind)
