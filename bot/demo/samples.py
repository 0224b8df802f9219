"""Sample photos, made by the project's photo studio when somebody first looks at them."""

import asyncio
from functools import lru_cache

import cv2
import numpy as np

_SIZE = (1024, 768)
_QUALITY = 90
_WRITTEN = (("7", 3), ("3", 5), ("42", 2), ("2026", 8), ("8", 5), ("31\n415", 8))


class Samples:
    """A few photos of written digits, the same ones every time."""

    def __init__(self) -> None:
        self._one_at_a_time = asyncio.Lock()

    def __len__(self) -> int:
        return len(_WRITTEN)

    async def photo(self, number: int) -> bytes:
        """The JPEG of sample ``number``; the first time it takes some tenths of a second."""
        async with self._one_at_a_time:
            return await asyncio.to_thread(_made, *_WRITTEN[number])


@lru_cache(maxsize=len(_WRITTEN))
def _made(text: str, seed: int) -> bytes:
    from recognizer.studio import Studio

    scene = Studio.without_mnist(np.random.default_rng(seed)).photo(text, _SIZE)
    _, encoded = cv2.imencode(".jpg", scene.photo, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    return encoded.tobytes()
