#!/usr/bin/env bash
# opencv-python-headless 5.0.0.93 and 4.10.0.84: cv2.connectedComponents numbers its components in the
# order in which a scan meets them. For connectivity 4 that is row by row, as scipy.ndimage.label
# numbers them. For 8, the default, it is by pairs of rows: the algorithms look at blocks of 2x2 pixels
# (all but CCL_WU and CCL_SAUF do), so what begins further left, but one row lower, comes first.
# One expects that the number of a component does not depend on how its diagonals count, and that label
# 1 is the topmost one. Whoever takes "the first component" for the top line of a page, or compares
# labels of two connectivities, gets another one where the page lies a pixel lower: on odd rows it is so.
#
# Seen with Python 3.11 on Linux, two single pixels, one at the left, one a row higher at the right;
# the number of the higher one, where that row is the picture's first, and where it is its second:
#     5.0.0.93: connectivity 4: 1 1, 8: 2 1, 8 with CCL_WU: 1 1, scipy with 8: 1 1
#     4.10.0.84: connectivity 4: 1 1, 8: 2 1, 8 with CCL_WU: 1 1, scipy with 8: 1 1
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
seen=""
for version in 5.0.0.93 4.10.0.84; do
    python3 -m venv "$work/$version"
    "$work/$version/bin/pip" install --quiet --disable-pip-version-check \
        "opencv-python-headless==$version" "numpy==2.2.6" "scipy==1.15.3" 2>/dev/null
    seen+=$("$work/$version/bin/python" - "$version" <<'PYTHON'
import sys
from collections.abc import Callable

import cv2
import numpy as np
from scipy import ndimage


def number(label: Callable[[np.ndarray], np.ndarray]) -> str:
    """The higher pixel's number, with the picture's first row above it or not."""
    found = []
    for top in (0, 1):
        page = np.zeros((8, 12), np.uint8)
        page[top + 1, 0] = page[top, 6] = 1
        found.append(str(label(page)[top, 6]))
    return " ".join(found)


def with_wu(page: np.ndarray) -> np.ndarray:
    return cv2.connectedComponentsWithAlgorithm(page, 8, cv2.CV_32S, cv2.CCL_WU)[1]


four = number(lambda page: cv2.connectedComponents(page, connectivity=4)[1])
eight = number(lambda page: cv2.connectedComponents(page, connectivity=8)[1])
wu = number(with_wu)
scipy = number(lambda page: ndimage.label(page, np.ones((3, 3)))[0])
print(f"{sys.argv[1]}: connectivity 4: {four}, 8: {eight}, 8 with CCL_WU: {wu}, scipy with 8: {scipy}")
PYTHON
)$'\n'
done
printf '%s' "$seen"
[ "$seen" = "5.0.0.93: connectivity 4: 1 1, 8: 2 1, 8 with CCL_WU: 1 1, scipy with 8: 1 1
4.10.0.84: connectivity 4: 1 1, 8: 2 1, 8 with CCL_WU: 1 1, scipy with 8: 1 1
" ]
