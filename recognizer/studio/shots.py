"""From an easel to a scene: photographed on paper."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recognizer.studio import camera, tabletop
from recognizer.studio.arrays import Sheet, blend, tint
from recognizer.studio.scene import Scene
from recognizer.studio.scenery import inks, lights, papers, props
from recognizer.studio.scenery.textures import Bank
from recognizer.studio.writing.easel import Easel, bounds, shown


@dataclass(frozen=True)
class Subject:
    """What is photographed: ink, what it says, a digit's height and the line width in pixels.

    ``plain`` paper bears no printed lines. A sheet that lies ``askew``, in degrees, shows the table
    all around it.
    """

    easel: Easel
    text: str
    unit: float
    line: float
    plain: bool = False
    askew: float = 0.0


def scene_of(photo: NDArray[np.uint8], easel: Easel, text: str, kind: str) -> Scene:
    """Name what is in a finished photo."""
    height, width = photo.shape[:2]
    boxes = tuple(bounds(outline, height, width) for outline in easel.digits)
    others, ignored = (
        tuple(bounds(one, height, width) for one in outlines if shown(one, height, width) > 0)
        for outlines in (easel.others, easel.ignored)
    )
    return Scene(photo, text, boxes, tuple(easel.labels), others, kind, easel.owners, ignored)


def photograph(subject: Subject, rng: np.random.Generator, bank: Bank) -> Scene:
    """Photograph ink on paper."""
    easel, unit, line = subject.easel, subject.unit, subject.line
    height, width = easel.cover.shape
    if subject.plain:
        sheet = papers.blank(rng, bank, height, width, dark=rng.random() < 0.08)
    else:
        sheet = papers.paper(rng, bank, height, width, unit)
    ground = tint(sheet)
    ink = inks.ink_for(ground, rng, line)
    for one in easel.prints:
        sheet = blend(sheet, one.cover, inks.seen_on(ground, one.colour), one.strength)
    sheet = inks.apply(sheet, easel.cover, ink, rng, bank)
    if subject.askew:
        sheet = tabletop.laid(sheet, easel, subject.askew, rng, bank)
    elif rng.random() < 0.4:
        sheet = _seen(sheet, easel, rng)
    sheet = _furnished(sheet, easel, rng, bank)
    sheet = lights.light(sheet, rng, bank)
    lit = inks.luma(tint(sheet))
    contrast = abs(lit - inks.luma(ink.colour)) * ink.strength
    sheet = camera.focus(sheet, rng, limit=0.35 * line + 0.018 * unit)
    sheet = camera.sensor(sheet, rng, bank, limit=contrast * min(0.05 + 0.03 * line, 0.3))
    if rng.random() < 0.06:
        sheet = props.bars(sheet, rng, easel.outlines)
    if rng.random() < 0.05:
        sheet = props.wedges(sheet, rng, easel.outlines)
    return scene_of(camera.develop(sheet, rng), easel, subject.text, "camera")


def _seen(sheet: Sheet, easel: Easel, rng: np.random.Generator) -> Sheet:
    """Turn the sheet before the camera, unless that would push a digit out of the frame."""
    height, width = sheet.shape[:2]
    matrix = camera.viewpoint(rng, height, width)
    digits = [camera.follow(outline, matrix) for outline in easel.digits]
    before = [shown(outline, height, width) for outline in easel.digits]
    after = [shown(outline, height, width) for outline in digits]
    if any(new < old - 0.03 for old, new in zip(before, after, strict=True)):
        return sheet
    easel.move(matrix, width, height)
    return camera.warp(sheet, matrix)


def _furnished(sheet: Sheet, easel: Easel, rng: np.random.Generator, bank: Bank) -> Sheet:
    """Now and then, put a table, a finger or punched holes beside what is written."""
    if rng.random() < 0.12:
        sheet = props.table(sheet, rng, bank, easel.outlines)
    if rng.random() < 0.04:
        sheet = props.finger(sheet, rng, easel.outlines)
    if rng.random() < 0.04:
        sheet = props.holes(sheet, rng, easel.outlines)
    return sheet
