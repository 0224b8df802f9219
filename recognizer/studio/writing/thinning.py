"""Thin ink to lines and follow them: from the picture of a digit to pen paths."""

from collections.abc import Mapping
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from recognizer.studio.arrays import Points

Pixel = tuple[int, int]
"""Row and column."""

_AROUND = ((-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1))
_STRAIGHT_FIRST = (*_AROUND[::2], *_AROUND[1::2])


def thin(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Thin to lines one pixel wide (Zhang and Suen 1984)."""
    image = np.pad(ink, 1).astype(np.uint8)
    before = -1
    while before != int(image.sum()):
        before = int(image.sum())
        _peel(image, first=True)
        _peel(image, first=False)
    return image[1:-1, 1:-1] > 0


def _peel(image: NDArray[np.uint8], *, first: bool) -> None:
    """Take off one layer of border pixels on two sides."""
    height, width = image.shape
    p = [image[1 + dy : height - 1 + dy, 1 + dx : width - 1 + dx] for dy, dx in _AROUND]
    count = p[0] + p[1] + p[2] + p[3] + p[4] + p[5] + p[6] + p[7]
    turns = np.zeros_like(count)
    for i in range(8):
        turns += p[i] < p[(i + 1) % 8]
    if first:
        gate = (p[0] & p[2] & p[4]) | (p[2] & p[4] & p[6])
    else:
        gate = (p[0] & p[2] & p[6]) | (p[0] & p[4] & p[6])
    middle = image[1:-1, 1:-1]
    middle[(middle == 1) & (count >= 2) & (count <= 6) & (turns == 1) & (gate == 0)] = 0


def follow(skeleton: NDArray[np.bool_], spur: int = 6) -> list[Points]:
    """Follow the lines of a skeleton; twigs shorter than ``spur`` pixels are left out."""
    ys, xs = np.nonzero(skeleton)
    pixels = _slim(set(zip(ys.tolist(), xs.tolist(), strict=True)))
    near = _neighbours(pixels)
    for twig in _twigs(near, spur):
        pixels -= twig
    near = _neighbours(pixels)
    used: set[Pixel] = set()
    paths = []
    for start in sorted(pixels, key=lambda pixel: (len(near[pixel]) != 1, pixel)):
        if start not in used:
            path = _joined(_walk(start, near, used), near, used)
            paths.append(np.array([(x, y) for y, x in path], np.float32))
    return paths


def _neighbours(pixels: set[Pixel]) -> dict[Pixel, list[Pixel]]:
    return {
        (y, x): [(y + dy, x + dx) for dy, dx in _STRAIGHT_FIRST if (y + dy, x + dx) in pixels]
        for y, x in pixels
    }


def _slim(pixels: set[Pixel]) -> set[Pixel]:
    """Take out the inner corners of stairs, which a walk would pass by and come back to."""
    for y, x in sorted(pixels):
        near = [(y + dy, x + dx) for dy, dx in _AROUND if (y + dy, x + dx) in pixels]
        links = sum(max(abs(a[0] - b[0]), abs(a[1] - b[1])) == 1 for a, b in combinations(near, 2))
        if 2 <= len(near) <= 3 and links >= len(near) - 1:
            pixels.remove((y, x))
    return pixels


def _twigs(near: Mapping[Pixel, list[Pixel]], spur: int) -> list[set[Pixel]]:
    """Short ends that hang on a crossing."""
    twigs = []
    for end in (pixel for pixel, others in near.items() if len(others) == 1):
        twig = [end]
        while len(twig) < spur:
            onward = [pixel for pixel in near[twig[-1]] if pixel not in twig]
            if len(onward) != 1:
                break
            if len(near[onward[0]]) > 2:
                twigs.append(set(twig))
                break
            twig.append(onward[0])
    return twigs


def _walk(start: Pixel, near: Mapping[Pixel, list[Pixel]], used: set[Pixel]) -> list[Pixel]:
    """Go on, as straight as possible, until every neighbour was seen."""
    path = [start]
    used.add(start)
    while True:
        onward = [pixel for pixel in near[path[-1]] if pixel not in used]
        if not onward:
            return path
        path.append(_straightest(path, onward))
        used.add(path[-1])


def _straightest(path: list[Pixel], onward: list[Pixel]) -> Pixel:
    """The neighbour that continues the direction of the last pixels."""
    if len(path) < 2 or len(onward) == 1:
        return onward[0]
    y, x = path[-1]
    back = path[max(-6, -len(path))]
    dy, dx = y - back[0], x - back[1]
    return max(onward, key=lambda p: (p[0] - y) * dy + (p[1] - x) * dx)


def _joined(path: list[Pixel], near: Mapping[Pixel, list[Pixel]], used: set[Pixel]) -> list[Pixel]:
    """Lead both ends on to the line that they meet, so that loops close."""
    for _ in range(2):
        own = set(path[-3:])
        meets = [pixel for pixel in near[path[-1]] if pixel in used and pixel not in own]
        path = [*path, *meets[:1]][::-1]
    return path
