"""A page: the pictures of one paper in which its ruled lines are looked for."""

from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.pixels import Components, components

Mask = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Page:
    """Pictures of one paper, uint8 (h, w): ``mask`` its ink, ``faint`` the faint ink, too.

    ``contrast`` is how much darker than the paper it is. ``inside`` says where in them the paper
    is, bool (h, w), or None: everywhere.
    """

    mask: Mask
    faint: Mask
    contrast: Mask
    inside: NDArray[np.bool_] | None = None

    @cached_property
    def components(self) -> Components:
        """What is connected in ``mask``."""
        return components(self.mask)

    def holds(self, row: float, column: int) -> bool:
        """Whether a point is on the paper."""
        height, width = self.mask.shape
        row = round(row)
        return (
            0 <= row < height
            and 0 <= column < width
            and (self.inside is None or bool(self.inside[row, column]))
        )

    def turned(self) -> "Page":
        """Rows become columns."""
        mask, faint, contrast = (
            np.asarray(cv2.transpose(one), np.uint8)
            for one in (self.mask, self.faint, self.contrast)
        )
        return Page(mask, faint, contrast)
