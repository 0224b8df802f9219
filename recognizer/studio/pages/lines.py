"""Lines as pens, rulers and printers draw them: straight, bent, round, dashed."""

from collections.abc import Iterator

import numpy as np

from recognizer.studio.arrays import Points, floats
from recognizer.studio.writing.paths import densify, smooth

Spot = tuple[float, float]
"""A place: x, y."""
Extent = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def straight(start: Spot, end: Spot, rng: np.random.Generator, shake: float = 0.0) -> Points:
    """A line from one place to another; ``shake`` is how far a hand strays, in pixels."""
    ends = floats([start, end])
    if shake <= 0:
        return ends
    steps = np.linspace(0, 1, 5, dtype=np.float32)[:, None]
    points = ends[0] + steps * (ends[1] - ends[0])
    points[1:-1] += floats(rng.normal(0, shake, (3, 2)))
    points[[0, -1]] += floats(rng.normal(0, 0.7 * shake, (2, 2)))
    return smooth(floats(points))


def rectangle(around: Extent, rng: np.random.Generator, shake: float) -> list[Points]:
    """A frame of four lines, whose corners need not meet where a hand draws it."""
    left, top, right, bottom = around
    corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
    return [straight(corners[i], corners[i + 1], rng, shake) for i in range(4)]


def rounded(around: Extent, radius: float) -> Points:
    """A frame with round corners."""
    left, top, right, bottom = around
    turns = np.linspace(0, np.pi / 2, 6)
    arc = radius * np.stack([np.cos(turns), np.sin(turns)], axis=1)
    parts = []
    for x, y, quarter in (
        (right - radius, bottom - radius, 0),
        (left + radius, bottom - radius, 1),
        (left + radius, top + radius, 2),
        (right - radius, top + radius, 3),
    ):
        c, s = np.cos(quarter * np.pi / 2), np.sin(quarter * np.pi / 2)
        parts.append(arc @ np.array([[c, s], [-s, c]]) + (x, y))
    return floats(np.concatenate([*parts, parts[0][:1]]))


def ring(
    centre: Spot, radii: Spot, rng: np.random.Generator, *, turns: float = 1.0, shake: float = 0.05
) -> Points:
    """An oval drawn by hand: ``turns`` below 1 leave it open, above 1 go round twice."""
    count = max(10, int(14 * turns))
    start, way = rng.uniform(0, 2 * np.pi), 1 if rng.random() < 0.3 else -1
    angles = start + way * np.linspace(0, 2 * np.pi * turns, count)
    a, b = rng.normal(0, shake, 2)
    reach = 1 + a * np.cos(2 * angles) + b * np.sin(3 * angles)
    reach = reach * (1 + rng.normal(0, 1.2 * shake) * np.linspace(-1, 1, count))
    points = np.stack([np.cos(angles) * radii[0], np.sin(angles) * radii[1]], axis=1)
    return smooth(floats(points * reach[:, None] + np.array(centre)))


def wave(start: Spot, end: Spot, height: float, length: float) -> Points:
    """A wavy line; its waves are ``length`` long."""
    a, b = np.array(start), np.array(end)
    distance = max(float(np.hypot(*(b - a))), 1.0)
    along = np.linspace(0, 1, max(8, int(6 * distance / max(length, 1.0))))
    across = np.array([a[1] - b[1], b[0] - a[0]]) / distance
    bow = height * np.sin(along * distance / length * 2 * np.pi)
    return floats(a + along[:, None] * (b - a) + bow[:, None] * across)


def dashes(points: Points, dash: float, space: float) -> Iterator[Points]:
    """Pieces of a line, each ``dash`` long with ``space`` between them."""
    dense = densify(points, max(0.5 * dash, 1.0))
    steps = np.hypot(*np.diff(dense, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    for start in np.arange(0, along[-1], dash + space):
        ends = np.clip(np.linspace(start, start + dash, 3), 0, along[-1])
        x, y = np.interp(ends, along, dense[:, 0]), np.interp(ends, along, dense[:, 1])
        yield floats(np.stack([x, y], axis=1))


def arrow(start: Spot, end: Spot, head: float, rng: np.random.Generator) -> list[Points]:
    """A bent shaft and a head that points at its end."""
    a, b = np.array(start), np.array(end)
    bow = rng.normal(0, 0.12) * np.array([a[1] - b[1], b[0] - a[0]])
    shaft = smooth(floats([a, (a + b) / 2 + bow, b]))
    back = np.array(shaft[-4] - shaft[-1], float)
    back *= head / max(float(np.hypot(*back)), 1e-3)
    tips = []
    for turn in (0.5, -0.5):
        c, s = np.cos(turn * rng.uniform(0.8, 1.3)), np.sin(turn * rng.uniform(0.8, 1.3))
        tips.append(b + np.array([[c, -s], [s, c]]) @ back)
    return [shaft, floats([tips[0], b, tips[1]])]
