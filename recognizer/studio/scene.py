"""A made picture and the truth about it."""

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
    """

    photo: NDArray[np.uint8] = field(repr=False)
    text: str
    boxes: tuple[Box, ...]
    labels: tuple[int, ...]
    others: tuple[Box, ...] = ()
    kind: str = ""
