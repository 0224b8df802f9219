#!/usr/bin/env bash
# opencv-python-headless 5.0.0.93 and 4.10.0.84: cv2.imdecode with IMREAD_REDUCED_GRAYSCALE_8 (and its kind)
# is one flag for two ways. A JPEG is averaged over 8x8 pixels as it is decoded, its size rounded up.
# Any other format is decoded whole and then resized with INTER_LINEAR_EXACT, which looks at 2x2 pixels
# of each 8x8, and its size is rounded down. One expects the same small picture of the same page.
#
# So a page of thin pen lines that is stored without loss loses them, or not, by where they lie: of
# lines that are two pixels wide every 32 pixels, a PNG keeps all or none as the whole page moves by
# four pixels; a JPEG of the same page keeps all, paler. Decode whole and resize with INTER_AREA.
#
# Seen with Python 3.11 on Linux, the darkest row of the small picture, where 255 is blank paper:
#     5.0.0.93 .jpg: (26, 26), line at 3: 191, line at 7: 223
#     5.0.0.93 .png: (25, 25), line at 3: 0, line at 7: 255
#     4.10.0.84 .jpg: (26, 26), line at 3: 191, line at 7: 223
#     4.10.0.84 .png: (25, 25), line at 3: 0, line at 7: 255
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
seen=""
for version in 5.0.0.93 4.10.0.84; do
    python3 -m venv "$work/$version"
    "$work/$version/bin/pip" install --quiet --disable-pip-version-check \
        "opencv-python-headless==$version" "numpy<3" 2>/dev/null
    seen+=$("$work/$version/bin/python" - "$version" <<'PYTHON'
import sys

import cv2
import numpy as np

for ending in (".jpg", ".png"):
    darkest = []
    for place in (3, 7):
        page = np.full((201, 201), 255, np.uint8)
        for row in range(place, 180, 32):
            page[row : row + 2] = 0
        _, file = cv2.imencode(ending, page)
        small = cv2.imdecode(file, cv2.IMREAD_REDUCED_GRAYSCALE_8)
        darkest.append(f"line at {place}: {small[:, 10].min()}")
    print(f"{sys.argv[1]} {ending}: {small.shape}, {', '.join(darkest)}")
PYTHON
)$'\n'
done
printf '%s' "$seen"
[ "$seen" = "5.0.0.93 .jpg: (26, 26), line at 3: 191, line at 7: 223
5.0.0.93 .png: (25, 25), line at 3: 0, line at 7: 255
4.10.0.84 .jpg: (26, 26), line at 3: 191, line at 7: 223
4.10.0.84 .png: (25, 25), line at 3: 0, line at 7: 255
" ]
