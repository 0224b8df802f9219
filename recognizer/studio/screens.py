"""Drawings on a screen: flat colours and no camera, down to a few pixels."""

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.studio import camera
from recognizer.studio.arrays import Sheet, blend, floats, octets, soften
from recognizer.studio.scene import Scene
from recognizer.studio.scenery import inks
from recognizer.studio.scenery.inks import Colour
from recognizer.studio.shots import scene_of
from recognizer.studio.writing.easel import FULL, Easel

_NIGHTS = ((0, 0, 0), (0, 0, 0), (30, 30, 30), (60, 40, 20), (50, 50, 50))
_STEEPEST = {1: 38.0, 2: 48.0, 4: 45.0, 6: 42.0, 7: 28.0, 9: 42.0}
"""Degrees that a digit may be turned by and still be read by a person; 55 for the others."""
_NEAREST, _SMOOTH = cv2.INTER_NEAREST, cv2.INTER_CUBIC


def screen(easel: Easel, text: str, rng: np.random.Generator) -> Scene:
    """Show a drawing as a paint program stores it."""
    sheet, ground = _painted(easel, rng)
    if len(easel.labels) == 1 and rng.random() < 0.12:
        sheet = _turned(sheet, ground, easel, rng)
    if rng.random() < 0.1:
        noise = rng.normal(0, rng.uniform(1, 6), (*easel.cover.shape, 1))
        sheet = floats(sheet + noise)
    if max(easel.cover.shape) < 64 and rng.random() < 0.3:
        sheet = _enlarged(sheet, easel, int(rng.integers(2, 9)), rng)
    return scene_of(camera.develop(sheet, rng, jpeg=0.7), easel, text, "screen")


def _painted(easel: Easel, rng: np.random.Generator) -> tuple[Sheet, Colour]:
    """Flat ink on a flat ground, sometimes with a drop shadow."""
    cover = easel.cover
    ground, line = _pair(rng)
    sheet = np.empty((*cover.shape, 3), np.float32)
    sheet[:] = ground
    if rng.random() < 0.08:
        shift = max(1, min(cover.shape) // 60)
        shade = soften(octets(np.roll(cover, (shift, shift), (0, 1))), shift)
        sheet = blend(sheet, shade, np.zeros(3, np.float32), 0.5)
    for one in easel.prints:
        sheet = blend(sheet, one.cover, inks.seen_on(ground, one.colour), one.strength)
    return blend(sheet, cover, line), ground


def _pair(rng: np.random.Generator) -> tuple[Colour, Colour]:
    """The colours of the ground and of the line."""
    kind = rng.random()
    white, black = np.full(3, 255, np.float32), np.zeros(3, np.float32)
    if kind < 0.42:
        return white, black
    if kind < 0.7:
        return black, white
    if kind < 0.78:
        return white, np.full(3, rng.uniform(60, 190), np.float32)
    if kind < 0.84:
        night = floats(_NIGHTS[int(rng.integers(len(_NIGHTS)))])
        return night, np.full(3, rng.uniform(110, 255), np.float32)
    while True:
        ground, line = floats(rng.uniform(0, 255, 3)), floats(rng.uniform(0, 255, 3))
        if abs(inks.luma(ground) - inks.luma(line)) > 50:
            return ground, line


def _turned(sheet: Sheet, ground: Colour, easel: Easel, rng: np.random.Generator) -> Sheet:
    """Turn the whole drawing as a program does, its corners black or noisy, its edges hard."""
    height, width = easel.cover.shape
    steepest = _STEEPEST.get(easel.labels[0], 55.0)
    angle, middle = float(rng.uniform(-steepest, steepest)), (width / 2, height / 2)
    matrix = np.vstack([cv2.getRotationMatrix2D(middle, angle, 1.0), [0, 0, 1]])
    moved = camera.follow(easel.digits[0], matrix)
    if (moved.min(axis=0) < 1).any() or (moved.max(axis=0) > (width - 1, height - 1)).any():
        return sheet
    easel.digits = [moved]
    easel.owners = octets(cv2.warpAffine(easel.owners, matrix[:2], (width, height), flags=_NEAREST))
    how = _NEAREST if rng.random() < 0.5 else cv2.INTER_LINEAR
    corner = 0.0 if ground.mean() > 60 else 255.0 * float(rng.random() < 0.3)
    border = (corner, corner, corner)
    turned = cv2.warpAffine(sheet, matrix[:2], (width, height), flags=how, borderValue=border)
    if rng.random() < 0.5:
        kept = np.ones((height, width), np.float32)
        inside = cv2.warpAffine(kept, matrix[:2], (width, height), flags=_NEAREST, borderValue=(0,))
        specks = rng.random((height, width)) < rng.uniform(0.01, 0.1)
        turned[(floats(inside) < 0.5) & specks] = 255 - corner
    return floats(turned)


def _enlarged(sheet: Sheet, easel: Easel, factor: int, rng: np.random.Generator) -> Sheet:
    """Enlarge a small drawing, its pixels kept or smoothed."""
    height, width = easel.cover.shape
    how = _NEAREST if rng.random() < 0.7 else _SMOOTH
    easel.digits = [floats(outline * factor) for outline in easel.digits]
    easel.others = [floats(outline * factor) for outline in easel.others]
    easel.owners = easel.owners.repeat(factor, axis=0).repeat(factor, axis=1)
    return floats(cv2.resize(sheet, (width * factor, height * factor), interpolation=how))


def tile(image: NDArray[np.uint8], label: int) -> Easel:
    """A 28x28 digit as it is, its own frame around it."""
    ys, xs = np.nonzero(image > 70)
    corners = floats([[xs.min(), ys.min()], [xs.max() + 1, ys.max() + 1]])
    return Easel(image, octets(image > FULL), [corners], [label])
