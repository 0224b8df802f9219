"""From an easel to a scene: photographed on paper, or drawn on a screen."""

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.studio import camera, inks, lights, papers, props
from recognizer.studio.easel import Easel, bounds, shown
from recognizer.studio.papers import Sheet
from recognizer.studio.scene import Scene
from recognizer.studio.textures import Bank

_DARK = ((0, 0, 0), (0, 0, 0), (30, 30, 30), (60, 40, 20), (50, 50, 50))


def scene_of(photo: NDArray[np.uint8], easel: Easel, text: str, kind: str) -> Scene:
    """Name what is in a finished photo."""
    height, width = photo.shape[:2]
    boxes = tuple(bounds(outline, height, width) for outline in easel.digits)
    others = tuple(bounds(outline, height, width) for outline in easel.others)
    return Scene(photo, text, boxes, tuple(easel.labels), others, kind)


def photograph(
    easel: Easel, text: str, unit: float, line: float, rng: np.random.Generator, bank: Bank
) -> Scene:
    """Photograph ink on paper; ``unit`` is a digit's height, ``line`` the line width in pixels."""
    height, width = easel.cover.shape
    sheet = papers.paper(rng, bank, height, width, unit)
    ink = inks.ink_for(sheet.mean(axis=(0, 1)), rng, line)
    sheet = inks.apply(sheet, easel.cover, ink, rng, bank)
    if rng.random() < 0.4:
        sheet = _seen(sheet, easel, rng)
    sheet = _furnished(sheet, easel, rng, bank)
    sheet = lights.light(sheet, rng, bank)
    contrast = float(abs(inks.luma(sheet.mean(axis=(0, 1))) - inks.luma(ink.colour)) * ink.strength)
    sheet = camera.focus(sheet, rng, limit=0.35 * line + 0.018 * unit)
    sheet = camera.sensor(sheet, rng, bank, limit=contrast * min(0.05 + 0.03 * line, 0.3))
    if rng.random() < 0.06:
        sheet = props.bars(np.clip(sheet, 0, 255), rng, [*easel.digits, *easel.others])
    if rng.random() < 0.05:
        sheet = props.wedges(sheet, rng, [*easel.digits, *easel.others])
    return scene_of(camera.develop(sheet, rng), easel, text, "camera")


def _seen(sheet: Sheet, easel: Easel, rng: np.random.Generator) -> Sheet:
    """Turn the sheet before the camera, unless that would push a digit out of the frame."""
    height, width = sheet.shape[:2]
    matrix = camera.viewpoint(rng, height, width)
    digits = [camera.follow(outline, matrix) for outline in easel.digits]
    before = [shown(outline, height, width) for outline in easel.digits]
    after = [shown(outline, height, width) for outline in digits]
    if any(new < old - 0.03 for old, new in zip(before, after, strict=True)):
        return sheet
    easel.digits = digits
    easel.others = [camera.follow(outline, matrix) for outline in easel.others]
    return camera.warp(sheet, matrix)


def _furnished(sheet: Sheet, easel: Easel, rng: np.random.Generator, bank: Bank) -> Sheet:
    outlines = [*easel.digits, *easel.others]
    if rng.random() < 0.12:
        sheet = props.table(sheet, rng, bank, outlines)
    if rng.random() < 0.04:
        sheet = props.finger(sheet, rng, outlines)
    if rng.random() < 0.04:
        sheet = props.holes(sheet, rng, outlines)
    return sheet


def screen(easel: Easel, text: str, rng: np.random.Generator) -> Scene:
    """Show a drawing as a paint program stores it: flat colours, no camera."""
    height, width = easel.cover.shape
    ground, line = _pair(rng)
    cover = easel.cover
    sheet = np.empty((height, width, 3), np.float32)
    sheet[:] = ground
    if rng.random() < 0.08:
        shift = max(1, min(height, width) // 60)
        cast = cv2.GaussianBlur(np.roll(cover, (shift, shift), (0, 1)), (0, 0), shift)
        sheet *= 1 - np.float32(0.5 / 255) * cast.astype(np.float32)[:, :, None]
    alpha = cover.astype(np.float32)[:, :, None] * np.float32(1 / 255)
    sheet += alpha * (line - sheet)
    if rng.random() < 0.1:
        sheet += rng.normal(0, rng.uniform(1, 6), (height, width, 1)).astype(np.float32)
    photo = camera.develop(sheet, rng, jpeg=0.7)
    return scene_of(photo, easel, text, "screen")


def _pair(rng: np.random.Generator) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
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
        return np.array(_DARK[int(rng.integers(len(_DARK)))], np.float32), np.full(
            3, rng.uniform(110, 255), np.float32
        )
    while True:
        ground = rng.uniform(0, 255, 3).astype(np.float32)
        line = rng.uniform(0, 255, 3).astype(np.float32)
        if abs(inks.luma(ground) - inks.luma(line)) > 55:
            return ground, line
