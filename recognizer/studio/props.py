"""Things at the edges of a photo: table, finger, punched holes, black wedges, phone bars."""

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.studio.papers import Sheet
from recognizer.studio.textures import Bank

_TABLES = ((60, 95, 140), (40, 60, 95), (30, 30, 35), (110, 120, 130), (70, 110, 165), (90, 60, 40))


def _free(outlines: list[NDArray[np.float32]], height: int, width: int) -> dict[str, float]:
    """The depth of the strip along each border that no outline reaches, in pixels."""
    if not outlines:
        return {"left": 0.4 * width, "right": 0.4 * width, "top": 0.4 * height, "bottom": 0.4 * height}
    points = np.concatenate(outlines)
    (x0, y0), (x1, y1) = points.min(axis=0), points.max(axis=0)
    return {
        "left": float(x0),
        "right": float(width - x1),
        "top": float(y0),
        "bottom": float(height - y1),
    }


def _blend(sheet: Sheet, plane: NDArray[np.uint8], colour: NDArray[np.float32] | Sheet) -> Sheet:
    alpha = plane.astype(np.float32)[:, :, None] * np.float32(1 / 255)
    return sheet + alpha * (colour - sheet)


def _strip(
    rng: np.random.Generator, side: str, depth: float, height: int, width: int
) -> NDArray[np.uint8]:
    """A mask of a strip along a border, its inner edge a little aslant."""
    plane = np.zeros((height, width), np.uint8)
    a, b = depth * rng.uniform(0.5, 1, 2)
    corners = {
        "left": [[0, 0], [a, 0], [b, height], [0, height]],
        "right": [[width, 0], [width - a, 0], [width - b, height], [width, height]],
        "top": [[0, 0], [width, 0], [width, a], [0, b]],
        "bottom": [[0, height], [width, height], [width, height - a], [0, height - b]],
    }[side]
    cv2.fillPoly(plane, [np.round(np.array(corners) * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
    return plane


def table(sheet: Sheet, rng: np.random.Generator, bank: Bank, outlines: list[NDArray[np.float32]]) -> Sheet:
    """Let the table show beside the sheet, with the sheet's shadow on it."""
    height, width = sheet.shape[:2]
    room = _free(outlines, height, width)
    side = max(room, key=lambda key: room[key] * rng.uniform(0.5, 1))
    if room[side] < 5:
        return sheet
    plane = _strip(rng, side, rng.uniform(0.2, 0.85) * room[side], height, width)
    colour = np.array(_TABLES[int(rng.integers(len(_TABLES)))], np.float32) * rng.uniform(0.6, 1.4)
    grain = bank.wood(rng, height, width) if rng.random() < 0.6 else bank.texture(rng, height, width)
    surface = (1 + np.float32(rng.uniform(0.02, 0.15)) * grain)[:, :, None] * colour
    if rng.random() < 0.5:
        shade = cv2.GaussianBlur(plane, (0, 0), rng.uniform(1, 5))
        sheet = sheet * (1 - np.float32(0.25 / 255) * shade.astype(np.float32)[:, :, None])
    return _blend(sheet, plane, surface.astype(np.float32))


def finger(sheet: Sheet, rng: np.random.Generator, outlines: list[NDArray[np.float32]]) -> Sheet:
    """A finger tip that holds the sheet."""
    height, width = sheet.shape[:2]
    room = _free(outlines, height, width)
    side = max(room, key=lambda key: room[key] * rng.uniform(0.5, 1))
    depth = rng.uniform(0.3, 0.9) * room[side]
    if depth < 6:
        return sheet
    along = rng.uniform(0.1, 0.9)
    middle = {
        "left": (0.0, along * height),
        "right": (float(width), along * height),
        "top": (along * width, 0.0),
        "bottom": (along * width, float(height)),
    }[side]
    axes = (depth, depth * rng.uniform(0.4, 0.9))
    turn = {"left": 0, "right": 0, "top": 90, "bottom": 90}[side] + rng.normal(0, 12)
    plane = np.zeros((height, width), np.uint8)
    cv2.ellipse(plane, (middle, (2 * axes[0], 2 * axes[1]), float(turn)), 255, -1, cv2.LINE_AA)
    skin = np.array([110, 145, 200], np.float32) * rng.uniform(0.45, 1.15)
    soft = cv2.GaussianBlur(plane, (0, 0), max(depth / 5, 0.8)).astype(np.float32)[:, :, None]
    return _blend(sheet, plane, skin * (0.55 + 0.55 * soft / 255))


def holes(sheet: Sheet, rng: np.random.Generator, outlines: list[NDArray[np.float32]]) -> Sheet:
    """Punched holes or a binding spiral along the left or upper border."""
    height, width = sheet.shape[:2]
    room = _free(outlines, height, width)
    side = "left" if rng.random() < 0.7 else "top"
    if room[side] < 8:
        return sheet
    radius = rng.uniform(0.12, 0.3) * room[side]
    distance = rng.uniform(radius, room[side] - 1.5 * radius)
    length = height if side == "left" else width
    pitch = radius * rng.uniform(3, 14)
    plane = np.zeros((height, width), np.uint8)
    for i in range(min(12, int(length / pitch) + 1)):
        along = (i + 0.4) * pitch
        centre = (distance, along) if side == "left" else (along, distance)
        fixed = (round(centre[0] * 16), round(centre[1] * 16))
        cv2.circle(plane, fixed, round(radius * 16), 255, -1, cv2.LINE_AA, 4)
    colour = np.full(3, rng.uniform(20, 150), np.float32)
    return _blend(sheet, plane, colour)


def wedges(sheet: Sheet, rng: np.random.Generator, outlines: list[NDArray[np.float32]]) -> Sheet:
    """Black wedges and nicks at the borders, as cutting and turning programs leave them."""
    height, width = sheet.shape[:2]
    room = _free(outlines, height, width)
    for side in room:
        if rng.random() < 0.45 and room[side] > 3:
            depth = rng.uniform(0.1, 0.5) * room[side]
            plane = _strip(rng, side, depth, height, width)
            if rng.random() < 0.6:
                cut = int(rng.uniform(0.3, 0.95) * (height if side in {"left", "right"} else width))
                if side in {"left", "right"}:
                    plane[:cut] = 0
                else:
                    plane[:, :cut] = 0
            sheet = _blend(sheet, plane, np.full(3, rng.uniform(0, 12), np.float32))
    return sheet


def bars(sheet: Sheet, rng: np.random.Generator, outlines: list[NDArray[np.float32]]) -> Sheet:
    """The bars of a phone screenshot: status bar, title bar, and the pill at the bottom."""
    height, width = sheet.shape[:2]
    room = _free(outlines, height, width)
    paint = np.clip(sheet, 0, 255).astype(np.uint8)
    top = int(rng.uniform(0.25, 0.7) * min(room["top"], 0.14 * height))
    if top >= 4 and rng.random() < 0.75:
        tone = int(rng.choice((0, 30, 245, 255)))
        cv2.rectangle(paint, (0, 0), (width, top), (tone,) * 3, -1)
        other = (255 - tone,) * 3
        for x in (0.05, 0.09, 0.8, 0.87, 0.93):
            side = max(1, top // 3)
            left = int(x * width)
            cv2.rectangle(paint, (left, side), (left + side, 2 * side), other, -1)
    pill = int(room["bottom"])
    if pill >= 5 and rng.random() < 0.75:
        tone = 0 if sheet.mean() > 90 else 255
        y = height - 1 - max(1, int(0.25 * min(pill, 0.08 * height)))
        half = rng.uniform(0.12, 0.2) * width
        start, end = (int(width / 2 - half), y), (int(width / 2 + half), y)
        cv2.line(paint, start, end, (tone,) * 3, max(1, height // 250))
    return paint.astype(np.float32)
