"""From a written page to its scene: on paper before a camera, on a table, or on a screen."""

from dataclasses import replace
from typing import Final

import cv2
import numpy as np

from recognizer.studio import screens, shots
from recognizer.studio.arrays import Mask, floats, octets
from recognizer.studio.pages.page import FINEST, SMALLEST, Page
from recognizer.studio.scene import Scene
from recognizer.studio.scenery.textures import Bank
from recognizer.studio.writing.easel import Easel, Print

LONGEST: Final = 640
"""The longest side of a picture of a page, in pixels."""
_ON_SCREENS: Final = 0.14
_STEEPEST: Final = 35.0


def picture(page: Page, kind: str, rng: np.random.Generator, bank: Bank) -> Scene:
    """Take a picture of ``page``; its scene is of ``kind``."""
    margins = np.exp(rng.uniform(-2.2, 0.9, 4)) * page.unit
    easel, text = page.cut((margins[0], margins[1], margins[2], margins[3]))
    easel, scale = shrunk(easel, LONGEST, max(page.smallest(), SMALLEST))
    unit = page.unit * scale
    if page.writer.style.aliased or rng.random() < _ON_SCREENS:
        return replace(screens.screen(easel, text, rng), kind=kind)
    askew = 0.0
    if rng.random() < page.tabled:
        askew = float(rng.uniform(-_STEEPEST, _STEEPEST))
    line = max(page.line_width * scale, 0.8 * FINEST)
    subject = shots.Subject(easel, text, unit, line, page.plain, askew)
    return replace(shots.photograph(subject, rng, bank), kind=kind)


def shrunk(easel: Easel, side: float, smallest: float) -> tuple[Easel, float]:
    """Bring the longest side down to ``side``, but ``smallest`` not below ``SMALLEST`` pixels.

    Returns how much smaller it became, too.
    """
    height, width = easel.cover.shape
    scale = max(side / max(height, width), SMALLEST / smallest)
    if scale >= 1:
        return easel, 1.0
    size = (max(8, round(width * scale)), max(8, round(height * scale)))
    scale = size[0] / width

    def small(mask: Mask) -> Mask:
        return octets(cv2.resize(mask, size, interpolation=cv2.INTER_AREA))

    owners = octets(cv2.resize(easel.owners, size, interpolation=cv2.INTER_NEAREST))
    result = Easel(small(easel.cover), owners, labels=easel.labels)
    result.prints = [Print(small(one.cover), one.colour, one.strength) for one in easel.prints]
    for own, theirs in (
        (result.digits, easel.digits),
        (result.others, easel.others),
        (result.ignored, easel.ignored),
    ):
        own.extend(floats(outline * scale) for outline in theirs)
    return result, scale
