"""Pages and screens full of words."""

import cv2
import numpy as np

from recognizer.studio import camera
from recognizer.studio.arrays import Mask, floats
from recognizer.studio.negatives import random_size
from recognizer.studio.scene import Scene
from recognizer.studio.scenery import lights
from recognizer.studio.scenery.textures import Bank

_WORDS = "the and maps that never hammer where under camera reap rune summer faces water them"
_FONTS = (
    cv2.FONT_HERSHEY_SIMPLEX,
    cv2.FONT_HERSHEY_DUPLEX,
    cv2.FONT_HERSHEY_COMPLEX,
    cv2.FONT_HERSHEY_TRIPLEX,
    cv2.FONT_HERSHEY_SCRIPT_COMPLEX,
)


def printed(rng: np.random.Generator, bank: Bank) -> Scene:
    """A page or a screen full of words, some with panels and buttons."""
    height, width = random_size(rng)
    ground = np.full((height, width, 3), int(rng.choice((255, 250, 240, 30, 20))), np.uint8)
    tone = 20 if ground[0, 0, 0] > 100 else 235
    if rng.random() < 0.4:
        _panels(ground, rng)
    _lines(ground, tone, rng)
    sheet = floats(ground)
    if rng.random() < 0.6:
        sheet = camera.warp(sheet, camera.viewpoint(rng, height, width))
        sheet = lights.light(sheet, rng, bank)
        sheet = camera.focus(sheet, rng, 1.5)
        sheet = camera.sensor(sheet, rng, bank, 8.0)
    return Scene(camera.develop(sheet, rng), "", (), (), (), "print")


def _panels(page: Mask, rng: np.random.Generator) -> None:
    """Bars, frames and buttons of a program."""
    height, width = page.shape[:2]
    for _ in range(int(rng.integers(1, 6))):
        left, top = int(rng.uniform(-0.2, 0.8) * width), int(rng.uniform(-0.1, 0.9) * height)
        corner = (
            left + int(rng.uniform(0.2, 1) * width),
            top + int(rng.uniform(0.05, 0.5) * height),
        )
        b, g, r = (int(value) for value in rng.integers(0, 256, 3))
        cv2.rectangle(page, (left, top), corner, (b, g, r), -1 if rng.random() < 0.5 else 1)


def _lines(page: Mask, tone: int, rng: np.random.Generator) -> None:
    """Lines of words from top to bottom."""
    height, width = page.shape[:2]
    words, font = _WORDS.split(), _FONTS[int(rng.integers(len(_FONTS)))]
    scale = float(np.exp(rng.uniform(np.log(0.18), np.log(1.0))))
    step = 34 * scale
    y = step
    while y < height:
        chosen = rng.integers(0, len(words), int(rng.integers(1, 10)))
        line = " ".join(words[int(i)] for i in chosen)
        line = line.upper().replace("S", "M") if rng.random() < 0.3 else line
        x = int(rng.uniform(0, 0.2) * width)
        cv2.putText(page, line, (x, int(y)), font, scale, (tone,) * 3, 1, cv2.LINE_AA)
        y += step * (rng.uniform(1, 1.6) + (rng.uniform(1, 3) if rng.random() < 0.12 else 0))
