"""From pixels to a PNG, quickly."""

import struct
import zlib

import cv2
import numpy as np
from isal import isal_zlib
from numpy.typing import NDArray

FILTER_NONE = 0


def png(picture: NDArray[np.uint8]) -> bytes:
    """Encode a uint8 BGR picture (h, w, 3) as PNG, for speed rather than for size.

    Intel's storage library compresses unfiltered rows of a chart in a tenth of zlib's time, to
    fewer bytes than zlib makes of filtered ones at its quickest.
    """
    height, width = picture.shape[:2]
    rows = np.empty((height, 1 + 3 * width), np.uint8)
    rows[:, 0] = FILTER_NONE
    rows[:, 1:] = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)).reshape(height, -1)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = isal_zlib.compress(rows.data, 1)
    chunks = _chunk(b"IHDR", header) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
