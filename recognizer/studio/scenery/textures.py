"""A bank of noise and textures, generated once, from which each scene takes random windows."""

import cv2
import numpy as np
from numpy.typing import ArrayLike

from recognizer.studio.arrays import Plane, blur, floats, stretch

_TILE_SIDE = 512


def _standard(values: ArrayLike) -> Plane:
    plane = floats(values)
    return floats((plane - plane.mean()) / (plane.std() + 1e-6))


class Bank:
    """Textures of mean 0 and deviation 1, float32."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._noise = rng.standard_normal(1 << 20, dtype=np.float32)
        self._tiles = [
            self._grain(rng, 0.6),
            self._grain(rng, 1.2),
            self._grain(rng, 2.5),
            self._fibres(rng),
            self._blotches(rng),
            self._wood(rng),
            self._weave(rng),
        ]
        self._creases = [self._crumple(rng) for _ in range(4)]

    def noise(self, rng: np.random.Generator, height: int, width: int, channels: int = 1) -> Plane:
        """White Gaussian noise, (height, width) or (height, width, channels)."""
        count = height * width * channels
        if count > len(self._noise) // 2:
            sample = rng.standard_normal(count, dtype=np.float32)
        else:
            start = int(rng.integers(len(self._noise) - count))
            sample = self._noise[start : start + count]
        return sample.reshape((height, width) if channels == 1 else (height, width, channels))

    def field(self, rng: np.random.Generator, height: int, width: int, cells: int) -> Plane:
        """Slow random variation with about ``cells`` bumps along a side."""
        small = rng.standard_normal((cells + 1, cells + 1), dtype=np.float32)
        return stretch(small, width, height, cv2.INTER_CUBIC)

    def texture(self, rng: np.random.Generator, height: int, width: int, kind: int = -1) -> Plane:
        """A window of a fine texture: grain, fibres, blotches, wood or cloth."""
        kind = int(rng.integers(len(self._tiles))) if kind < 0 else kind
        return _window(self._tiles[kind], rng, height, width)

    def wood(self, rng: np.random.Generator, height: int, width: int) -> Plane:
        """A window of wood grain."""
        return _window(self._tiles[5], rng, height, width)

    def crumple(self, rng: np.random.Generator, height: int, width: int) -> Plane:
        """Shading of paper that was crumpled or folded."""
        tile = self._creases[int(rng.integers(len(self._creases)))]
        side = int(rng.integers(160, _TILE_SIDE))
        y, x = rng.integers(0, _TILE_SIDE - side + 1, 2)
        piece = tile[y : y + side, x : x + side]
        return stretch(piece, width, height)

    @staticmethod
    def _grain(rng: np.random.Generator, sigma: float) -> Plane:
        noise = rng.standard_normal((_TILE_SIDE, _TILE_SIDE), dtype=np.float32)
        return _standard(blur(noise, sigma))

    @staticmethod
    def _fibres(rng: np.random.Generator) -> Plane:
        plane = np.full((_TILE_SIDE, _TILE_SIDE), 128, np.uint8)
        for _ in range(1500):
            x, y = rng.uniform(0, _TILE_SIDE, 2)
            angle, length = rng.uniform(0, np.pi), rng.uniform(4, 22)
            end = (int(x + length * np.cos(angle)), int(y + length * np.sin(angle)))
            cv2.line(plane, (int(x), int(y)), end, int(rng.integers(90, 160)), 1, cv2.LINE_AA)
        return _standard(blur(floats(plane), 0.7))

    @staticmethod
    def _blotches(rng: np.random.Generator) -> Plane:
        total = np.zeros((_TILE_SIDE, _TILE_SIDE), np.float32)
        for cells in (6, 14, 40, 110):
            small = rng.standard_normal((cells, cells), dtype=np.float32)
            total += stretch(small, _TILE_SIDE, _TILE_SIDE, cv2.INTER_CUBIC) / cells**0.4
        return _standard(total)

    @staticmethod
    def _wood(rng: np.random.Generator) -> Plane:
        rings = np.zeros((_TILE_SIDE, _TILE_SIDE), np.float32)
        for across, along in ((30, 3), (90, 5), (250, 9)):
            small = rng.standard_normal((across, along), dtype=np.float32)
            rings += stretch(small, _TILE_SIDE, _TILE_SIDE, cv2.INTER_CUBIC)
        return _standard(rings)

    @staticmethod
    def _weave(rng: np.random.Generator) -> Plane:
        y, x = np.mgrid[0:_TILE_SIDE, 0:_TILE_SIDE].astype(np.float32)
        threads = np.sin(x * 1.3) + np.sin(y * 1.3)
        return _standard(threads + rng.standard_normal((_TILE_SIDE, _TILE_SIDE), dtype=np.float32))

    @staticmethod
    def _crumple(rng: np.random.Generator) -> Plane:
        y, x = np.mgrid[0:_TILE_SIDE, 0:_TILE_SIDE] / _TILE_SIDE
        total = np.zeros((_TILE_SIDE, _TILE_SIDE))
        for _ in range(int(rng.integers(4, 26))):
            angle = rng.uniform(0, np.pi)
            distance = (x - rng.uniform()) * np.cos(angle) + (y - rng.uniform()) * np.sin(angle)
            soft = rng.uniform(0.003, 0.02)
            total += rng.normal() * np.tanh(distance / soft)
            total += rng.uniform(0, 1.6) * np.exp(-((distance / soft) ** 2))
        return _standard(blur(floats(total), 1.0))


def _window(tile: Plane, rng: np.random.Generator, height: int, width: int) -> Plane:
    if rng.random() < 0.5:
        tile = tile.T
    if height > _TILE_SIDE or width > _TILE_SIDE:
        tile = np.pad(
            tile, ((0, max(height - _TILE_SIDE, 0)), (0, max(width - _TILE_SIDE, 0))), "reflect"
        )
    y = int(rng.integers(0, tile.shape[0] - height + 1))
    x = int(rng.integers(0, tile.shape[1] - width + 1))
    return tile[y : y + height, x : x + width]
