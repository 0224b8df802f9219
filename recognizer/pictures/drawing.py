"""Drawing: from matplotlib to pixels, and from pixels to a PNG, quickly."""

import io
import struct

import cv2
import numpy as np
from isal import isal_zlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from numpy.typing import NDArray

FILTER_NONE = 0


def render(figure: Figure) -> NDArray[np.uint8]:
    """Draw a figure with Agg: uint8 BGR (h, w, 3), its size in inches times its dpi."""
    FigureCanvasAgg(figure)
    out = io.BytesIO()
    figure.savefig(out, format="raw", dpi=figure.dpi)
    width, height = (round(side * figure.dpi) for side in figure.get_size_inches())
    rgba = np.frombuffer(out.getvalue(), np.uint8).reshape(height, width, 4)
    return np.ascontiguousarray(rgba[:, :, 2::-1])


def png(picture: NDArray[np.uint8]) -> bytes:
    """Encode a uint8 BGR picture (h, w, 3) as PNG, for speed rather than for size.

    Intel's storage library compresses unfiltered rows of a chart in a tenth of zlib's time, to
    fewer bytes than zlib makes of filtered ones at its quickest.
    """
    height, width = picture.shape[:2]
    rows = np.empty((height, 1 + 3 * width), np.uint8)
    rows[:, 0] = FILTER_NONE
    # Where they belong at once: the bytes behind a filter's are rows of a picture, too.
    cv2.cvtColor(picture, cv2.COLOR_BGR2RGB, rows[:, 1:].reshape(height, width, 3))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = isal_zlib.compress(rows.data, 1)
    chunks = _chunk(b"IHDR", header) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def _chunk(name: bytes, body: bytes) -> bytes:
    return (
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", isal_zlib.crc32(name + body))
    )
