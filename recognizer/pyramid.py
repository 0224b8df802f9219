"""Image pyramid: a picture and its halves, from which small views of any part are quickly taken.

Burt and Adelson, "The Laplacian pyramid as a compact image code", 1983; the halves are means here.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

Gray = NDArray[np.uint8]


class Pyramid:
    """A picture, uint8 of shape (h, w), 0 around it; each half is made when it is first needed."""

    def __init__(self, picture: Gray) -> None:
        """Begin with the picture itself."""
        self._levels = [picture]

    def view(self, left: float, top: float, scale: float, size: tuple[int, int]) -> Gray:
        """What lies from (``left``, ``top``) on, at ``scale`` and of ``size`` (width, height).

        Returns uint8 of shape (height, width), 0 where that is beyond the picture.
        """
        halves = max(int(np.floor(-np.log2(scale))), 0)
        while len(self._levels) <= halves:
            self._levels.append(half(self._levels[-1], cv2.BORDER_CONSTANT))
        # Between the middles of pixels, which are half a pixel from their corners.
        step, unit = 1 / (scale * 2**halves), 1 / 2**halves
        matrix = np.array(
            [
                [step, 0, step / 2 + left * unit - 0.5],
                [0, step, step / 2 + top * unit - 0.5],
            ]
        )
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        return np.asarray(cv2.warpAffine(self._levels[halves], matrix, size, flags=flags), np.uint8)


def half(picture: NDArray[np.uint8], border: int) -> NDArray[np.uint8]:
    """Halve a picture, uint8 of shape (h, w) or (h, w, 3).

    An odd side is first made even by a ``border`` of OpenCV's: for exactly half of a picture, it
    takes a tenth of the time.
    """
    height, width = picture.shape[:2]
    if height % 2 or width % 2:
        edges = 0, height % 2, 0, width % 2
        picture = np.asarray(cv2.copyMakeBorder(picture, *edges, border), np.uint8)
    size = ((width + 1) // 2, (height + 1) // 2)
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
