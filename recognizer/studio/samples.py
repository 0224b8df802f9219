"""MNIST digits as ink: enlarged smoothly, with another line width, or traced to pen paths."""

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.studio.paths import Stroke
from recognizer.studio.pens import Mark, mark

Image = NDArray[np.uint8]

_BORDER = 4


def enlarge(
    image: Image,
    height: float,
    rng: np.random.Generator,
    *,
    angle: float = 0.0,
    shear: float = 0.0,
    aspect: float = 1.0,
    weight: float = 0.0,
    soft: float = 0.7,
) -> Mark:
    """Enlarge a 28x28 digit to ``height`` pixels (or width, if it is wider).

    ``weight`` changes the half line width, in pixels of the 28x28 image; ``soft`` is the width
    of the edge in pixels of the result.
    """
    ys, xs = np.nonzero(image > 60)
    centre = np.array([xs.mean(), ys.mean()])
    c, s = np.cos(np.deg2rad(angle)), np.sin(np.deg2rad(angle))
    matrix = np.array([[c, -s], [s, c]]) @ np.array([[aspect, -shear], [0, 1]])
    corners = (np.stack([xs, ys], axis=1) - centre) @ matrix.T
    low, high = corners.min(axis=0), corners.max(axis=0)
    scale = height / max(float((high - low).max()) + 1 + 2 * weight, 4.0)
    margin = (_BORDER / 2 + max(weight, 0)) * scale
    size = np.ceil((high - low) * scale + 2 * margin).astype(int)
    inverse = np.linalg.inv(matrix * scale)
    offset = centre + inverse @ ((low * scale) - margin)
    x, y = np.meshgrid(np.arange(size[0]), np.arange(size[1]))
    mx = (inverse[0, 0] * x + inverse[0, 1] * y + offset[0]).astype(np.float32)
    my = (inverse[1, 0] * x + inverse[1, 1] * y + offset[1]).astype(np.float32)
    for plane in (mx, my):
        waves = rng.normal(0, 0.35, (5, 5)).astype(np.float32)
        plane += cv2.resize(waves, (int(size[0]), int(size[1])), interpolation=cv2.INTER_CUBIC)
    large = cv2.remap(image, mx, my, cv2.INTER_CUBIC, borderValue=0)
    return mark(_thicken(large, scale, weight, soft))


def _thicken(large: NDArray[np.uint8], scale: float, weight: float, soft: float) -> Image:
    """Put the outline ``weight`` further out and give it an edge ``soft`` pixels wide."""
    blurred = cv2.GaussianBlur(large, (0, 0), max(0.35 * scale, 0.5))
    ink = (blurred > 105).view(np.uint8)
    outside = cv2.distanceTransform(1 - ink, cv2.DIST_L2, 3)
    inside = cv2.distanceTransform(ink, cv2.DIST_L2, 3)
    signed = inside - outside
    if weight < 0:
        weight = -min(-weight, 0.62 * float(np.percentile(inside[ink > 0], 90)) / scale)
    edge = (signed + weight * scale) / max(soft, 0.5) + 0.5
    return (np.clip(cv2.GaussianBlur(edge, (3, 3), 0), 0, 1) * 255).astype(np.uint8)


def trace(image: Image) -> list[Stroke]:
    """Trace the middle of the lines of a 28x28 digit; points in pixels of that image."""
    factor = 2
    large = cv2.resize(image, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC)
    skeleton = thin(cv2.GaussianBlur(large, (0, 0), 0.8) > 100)
    return [_soften(path) / factor for path in _paths(skeleton) if len(path) > 1]


def thin(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Thin to lines one pixel wide (Zhang and Suen 1984)."""
    image = np.pad(ink, 1).astype(np.uint8)
    while True:
        before = int(image.sum())
        for first in (True, False):
            c = image[1:-1, 1:-1]
            p = [
                image[1 + dy : image.shape[0] - 1 + dy, 1 + dx : image.shape[1] - 1 + dx]
                for dy, dx in _AROUND
            ]
            count = p[0] + p[1] + p[2] + p[3] + p[4] + p[5] + p[6] + p[7]
            turns = sum((p[i] < p[(i + 1) % 8]).astype(np.uint8) for i in range(8))
            if first:
                gate = (p[0] & p[2] & p[4]) | (p[2] & p[4] & p[6])
            else:
                gate = (p[0] & p[2] & p[6]) | (p[0] & p[4] & p[6])
            drop = (c == 1) & (count >= 2) & (count <= 6) & (turns == 1) & (gate == 0)
            c[drop] = 0
        if int(image.sum()) == before:
            return image[1:-1, 1:-1] > 0


_AROUND = ((-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1))
_STRAIGHT_FIRST = (*_AROUND[::2], *_AROUND[1::2])


def _paths(skeleton: NDArray[np.bool_]) -> list[NDArray[np.float32]]:
    """Follow the pixels of a skeleton from ends and crossings until all are used."""
    ys, xs = np.nonzero(skeleton)
    pixels = set(zip(ys.tolist(), xs.tolist(), strict=True))
    neighbours = {
        (y, x): [(y + dy, x + dx) for dy, dx in _STRAIGHT_FIRST if (y + dy, x + dx) in pixels]
        for y, x in pixels
    }
    order = sorted(pixels, key=lambda p: (len(neighbours[p]) != 1, p))
    used: set[tuple[int, int]] = set()
    paths = []
    for start in order:
        if start in used:
            continue
        path = [start]
        used.add(start)
        while True:
            onward = [p for p in neighbours[path[-1]] if p not in used]
            if not onward:
                break
            path.append(_straightest(path, onward))
            used.add(path[-1])
        path = _joined(path, neighbours, used)
        paths.append(np.array([(x, y) for y, x in path], np.float32))
    return paths


def _straightest(path: list[tuple[int, int]], onward: list[tuple[int, int]]) -> tuple[int, int]:
    """The neighbour that continues the direction of the last pixels."""
    if len(path) < 2 or len(onward) == 1:
        return onward[0]
    y, x = path[-1]
    back = path[max(-5, -len(path))]
    dy, dx = y - back[0], x - back[1]
    return max(onward, key=lambda p: (p[0] - y) * dy + (p[1] - x) * dx)


def _joined(
    path: list[tuple[int, int]],
    neighbours: dict[tuple[int, int], list[tuple[int, int]]],
    used: set[tuple[int, int]],
) -> list[tuple[int, int]]:
    """Lead both ends on to the line that they meet, so that loops close."""
    own = set(path[-3:])
    for other in neighbours[path[-1]]:
        if other in used and other not in own:
            path = [*path, other]
            break
    own = set(path[:3])
    for other in neighbours[path[0]]:
        if other in used and other not in own:
            return [other, *path]
    return path


def _soften(path: NDArray[np.float32]) -> NDArray[np.float32]:
    """Smooth the pixel steps out of a path, its ends kept."""
    for _ in range(3):
        if len(path) > 2:
            middle = 0.25 * path[:-2] + 0.5 * path[1:-1] + 0.25 * path[2:]
            path = np.concatenate([path[:1], middle, path[-1:]])
    return path.astype(np.float32)
