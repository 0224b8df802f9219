"""Scene: a made picture, with the ground truth about it."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from recognizer.reading import Box


@dataclass(frozen=True, eq=False)
class Scene:
    """A picture, uint8 BGR of shape (h, w, 3), and what is written in it.

    ``text`` has a line a row and a blank between separate groups and is empty where no digit is
    written. ``boxes`` and ``labels`` give the visible ink of each digit in reading order, in
    pixels of ``photo``; ``others`` the letters and signs. ``kind`` says which sort of scene it is.
    ``owners``, uint8 (h, w), is whose ink a pixel is: 1 for the first digit and so on, 0 for
    nobody's, 255 for letters and signs; None where nothing was written. ``ignored`` are boxes of
    what nobody can tell from a digit, such as an O alone: they belong to no class, and their ink
    to 255.
    """

    photo: NDArray[np.uint8] = field(repr=False)
    text: str
    boxes: tuple[Box, ...]
    labels: tuple[int, ...]
    others: tuple[Box, ...] = ()
    kind: str = ""
    owners: NDArray[np.uint8] | None = field(default=None, repr=False)
    ignored: tuple[Box, ...] = ()
