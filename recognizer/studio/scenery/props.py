"""Things at the edges of a photo: table, finger, punched holes, black wedges, phone bars."""

from collections.abc import Sequence

import cv2
import numpy as np

from recognizer.studio.arrays import (
    Mask,
    Points,
    Sheet,
    blend,
    disc,
    floats,
    octets,
    oval,
    polygon,
    soften,
    tint,
)
from recognizer.studio.scenery.textures import Bank

TABLES = ((60, 95, 140), (40, 60, 95), (30, 30, 35), (110, 120, 130), (70, 110, 165), (90, 60, 40))
_EMPTY_ROOM = 0.4


def room_around(outlines: Sequence[Points], height: int, width: int) -> dict[str, float]:
    """The depth of the strip along each border that no outline reaches, in pixels."""
    if not outlines:
        across, down = _EMPTY_ROOM * width, _EMPTY_ROOM * height
        return {"left": across, "right": across, "top": down, "bottom": down}
    points = np.concatenate(list(outlines))
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    return {
        "left": float(left),
        "right": float(width - right),
        "top": float(top),
        "bottom": float(height - bottom),
    }


def _roomy(room: dict[str, float], rng: np.random.Generator) -> str:
    """A side with much room."""
    return max(room, key=lambda side: room[side] * rng.uniform(0.5, 1))


def _strip(rng: np.random.Generator, side: str, depth: float, height: int, width: int) -> Mask:
    """A mask of a strip along a border, its inner edge a little aslant."""
    plane = np.zeros((height, width), np.uint8)
    a, b = depth * rng.uniform(0.5, 1, 2)
    corners = {
        "left": [[0, 0], [a, 0], [b, height], [0, height]],
        "right": [[width, 0], [width - a, 0], [width - b, height], [width, height]],
        "top": [[0, 0], [width, 0], [width, a], [0, b]],
        "bottom": [[0, height], [width, height], [width, height - a], [0, height - b]],
    }
    polygon(plane, corners[side])
    return plane


def table(sheet: Sheet, rng: np.random.Generator, bank: Bank, outlines: Sequence[Points]) -> Sheet:
    """Let the table show beside the sheet, with the sheet's shadow on it."""
    height, width = sheet.shape[:2]
    room = room_around(outlines, height, width)
    side = _roomy(room, rng)
    if room[side] < 5:
        return sheet
    plane = _strip(rng, side, rng.uniform(0.2, 0.85) * room[side], height, width)
    colour = floats(TABLES[int(rng.integers(len(TABLES)))]) * np.float32(rng.uniform(0.6, 1.4))
    grain = (
        bank.wood(rng, height, width) if rng.random() < 0.6 else bank.texture(rng, height, width)
    )
    surface = (1 + np.float32(rng.uniform(0.02, 0.15)) * grain)[:, :, None] * colour
    if rng.random() < 0.5:
        sheet = blend(sheet, soften(plane, rng.uniform(1, 5)), np.zeros(3, np.float32), 0.25)
    return blend(sheet, plane, floats(surface))


def finger(sheet: Sheet, rng: np.random.Generator, outlines: Sequence[Points]) -> Sheet:
    """A finger tip that holds the sheet."""
    height, width = sheet.shape[:2]
    room = room_around(outlines, height, width)
    side = _roomy(room, rng)
    depth = rng.uniform(0.3, 0.9) * room[side]
    if depth < 6:
        return sheet
    along = rng.uniform(0.1, 0.9)
    tips = {
        "left": (0.0, along * height),
        "right": (float(width), along * height),
        "top": (along * width, 0.0),
        "bottom": (along * width, float(height)),
    }
    upright = 90 if side in {"top", "bottom"} else 0
    plane = np.zeros((height, width), np.uint8)
    size = (2 * depth, 2 * depth * rng.uniform(0.4, 0.9))
    oval(plane, tips[side], size, upright + rng.normal(0, 12))
    skin = floats([110, 145, 200]) * np.float32(rng.uniform(0.45, 1.15))
    roundness = floats(soften(plane, max(depth / 5, 0.8)))[:, :, None]
    return blend(sheet, plane, floats(skin * (0.55 + 0.55 / 255 * roundness)))


def holes(sheet: Sheet, rng: np.random.Generator, outlines: Sequence[Points]) -> Sheet:
    """Punched holes or a binding along the left or upper border."""
    height, width = sheet.shape[:2]
    side = "left" if rng.random() < 0.7 else "top"
    room = room_around(outlines, height, width)[side]
    if room < 8:
        return sheet
    radius = rng.uniform(0.12, 0.3) * min(room, 0.2 * max(height, width))
    distance = rng.uniform(radius, room - 1.5 * radius)
    pitch = radius * rng.uniform(3, 14)
    plane = np.zeros((height, width), np.uint8)
    for i in range(min(24, int((height if side == "left" else width) / pitch) + 1)):
        along = (i + 0.4) * pitch
        disc(plane, *((distance, along) if side == "left" else (along, distance)), radius)
    return blend(sheet, plane, np.full(3, rng.uniform(20, 150), np.float32))


def wedges(sheet: Sheet, rng: np.random.Generator, outlines: Sequence[Points]) -> Sheet:
    """Black wedges and nicks at the borders, as cutting and turning programs leave them."""
    height, width = sheet.shape[:2]
    for side, room in room_around(outlines, height, width).items():
        if room > 3 and rng.random() < 0.45:
            plane = _strip(rng, side, rng.uniform(0.1, 0.5) * room, height, width)
            if rng.random() < 0.6:
                upright = side in {"left", "right"}
                cut = int(rng.uniform(0.3, 0.95) * (height if upright else width))
                (plane if upright else plane.T)[:cut] = 0
            sheet = blend(sheet, plane, np.full(3, rng.uniform(0, 12), np.float32))
    return sheet


def bars(sheet: Sheet, rng: np.random.Generator, outlines: Sequence[Points]) -> Sheet:
    """The bars of a phone screenshot: the status bar, and the pill at the bottom."""
    height, width = sheet.shape[:2]
    room = room_around(outlines, height, width)
    paint = octets(np.clip(sheet, 0, 255))
    top = int(rng.uniform(0.25, 0.7) * min(room["top"], 0.14 * height))
    if top >= 4 and rng.random() < 0.6:
        tone = int(rng.choice((0, 30, 245, 255)))
        cv2.rectangle(paint, (0, 0), (width, top), (tone,) * 3, -1)
        side = max(1, top // 3)
        for x in (0.05, 0.09, 0.8, 0.87, 0.93):
            left = int(x * width)
            corner = (left + side, 2 * side)
            cv2.rectangle(paint, (left, side), corner, (255 - tone,) * 3, -1)
    if room["bottom"] >= 5 and rng.random() < 0.75:
        tone = 0 if tint(sheet).mean() > 90 else 255
        y = height - 1 - max(1, int(0.25 * min(room["bottom"], 0.08 * height)))
        half = rng.uniform(0.12, 0.2) * width
        start, end = (int(width / 2 - half), y), (int(width / 2 + half), y)
        cv2.line(paint, start, end, (tone,) * 3, max(1, height // 250))
    return floats(paint)
