"""Desks to write pages at: pen paths only, no MNIST, no fonts."""

import numpy as np

from recognizer.studio.pages.desk import Desk
from recognizer.studio.writing.hands import Hand
from recognizer.studio.writing.opencv_fonts import OpenCvFont
from recognizer.studio.writing.pool import Pool
from recognizer.studio.writing.style import Style

NO_IMAGES = Pool(tuple(np.zeros((0, 28, 28), np.uint8) for _ in range(10)), 0.0)


def desk(seed: int = 0, side: float = 300.0, line: float = 0.08) -> Desk:
    """A desk whose hand is neat and draws lines of the given width, over the digits' height."""
    rng = np.random.default_rng(seed)
    hand = Hand(Style(line=line, shake=0.01), NO_IMAGES, rng)
    return Desk(rng, hand, side, lambda: OpenCvFont.random(rng), hand.letter)


def steady(seed: int = 0, side: float = 300.0) -> Desk:
    """A desk that writes level lines of digits that do not touch."""
    made = desk(seed, side)
    made.gap, made.tight, made.space = 0.3, 0.1, 0.8
    made.unrest = made.climb = 0.0
    made.joined = False
    return made
