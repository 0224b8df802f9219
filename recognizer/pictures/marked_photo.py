"""The marked photo: the digits in boxes, and below it what was read, how surely."""

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.pictures import look
from recognizer.pictures.lettering import Lettering
from recognizer.pictures.number_style import PLAIN, NumberStyle, points
from recognizer.reading import Box, Digit, Reading

WIDTH = 800
MAX_PHOTO_HEIGHT = 480
MIN_PHOTO_HEIGHT = 96
SHADES = 0xF8
"""Of each channel's 256 shades 32 are kept: the others are noise, which no PNG can compress."""

MARGIN = 0.6
"""What is shown around the digits, in heights of the middle one."""

SMALL = 60
"""Digits lower than this many pixels get thinner boxes and smaller names."""

DOUBTFUL = 0.8
LONGEST_ROW = 14

Point = tuple[int, int]
Corners = tuple[NDArray[np.float64], NDArray[np.float64]]
"""The upper left and the lower right corner of a box, in pixels."""


class _Size:
    """The letterings of one size of panel, and whether it has room for tenths of a percent."""

    def __init__(self, digit: int, share: int, *, tenths: bool) -> None:
        self._tenths = tenths
        self.sure = Lettering(digit, look.BLUE)
        self.doubtful = Lettering(digit, look.DARK_ORANGE)
        self.share = Lettering(share, look.TEXT, bold=False)
        self.gap = round(0.25 * digit)

    def write(
        self, canvas: NDArray[np.uint8], digit: Digit, x: float, y: float, style: NumberStyle
    ) -> None:
        """Write a digit with its top at ``y``, and its confidence below."""
        figure = self.doubtful if digit.confidence < DOUBTFUL else self.sure
        y += self.sure.height
        figure.write(canvas, style.digit(digit.digit), x, y)
        self.share.write(canvas, self._told(digit, style), x, y + self.gap + self.share.height)

    def _told(self, digit: Digit, style: NumberStyle) -> str:
        if self._tenths:
            return style.share(digit.confidence)
        # Never 100: nobody is that sure.
        return style.percent(min(99.0, points(digit.confidence)))


class _Mark:
    """A box with a name on a tag above its corner: solid around a digit, else dashed."""

    def __init__(self, size: int, thickness: int) -> None:
        self._name = Lettering(size, look.WHITE)
        self._width, self._height = round(0.85 * size), round(1.05 * size)
        self._thickness = thickness

    def draw_digit(
        self, canvas: NDArray[np.uint8], digit: Digit, box: Corners, style: NumberStyle
    ) -> None:
        """Mark a digit whose ink lies in ``box``, in pixels of ``canvas``."""
        colour = look.DARK_ORANGE if digit.confidence < DOUBTFUL else look.BLUE
        corner, far = self._around(box)
        rim = self._thickness + 2
        cv2.rectangle(canvas, corner, far, look.WHITE, rim, cv2.LINE_AA)
        cv2.rectangle(canvas, corner, far, colour, self._thickness, cv2.LINE_AA)
        self._tag(canvas, style.digit(digit.digit), corner, colour)

    def draw_skipped(self, canvas: NDArray[np.uint8], box: Corners) -> None:
        """Mark what was seen and not read."""
        corner, far = self._around(box)
        cv2.rectangle(canvas, corner, far, look.WHITE, self._thickness + 2, cv2.LINE_AA)
        _dashed(canvas, corner, far, look.FAINT, self._thickness)
        self._tag(canvas, "?", corner, look.FAINT)

    def _around(self, box: Corners) -> tuple[Point, Point]:
        gap = self._thickness + 1
        (x0, y0), (x1, y1) = (end.round().astype(int) for end in box)
        return (int(x0) - gap, int(y0) - gap), (int(x1) + gap, int(y1) + gap)

    def _tag(
        self, canvas: NDArray[np.uint8], name: str, corner: Point, colour: look.Colour
    ) -> None:
        left = int(np.clip(corner[0] - 1, 0, canvas.shape[1] - self._width))
        top = int(np.clip(corner[1] - self._height, 0, canvas.shape[0] - self._height))
        canvas[top : top + self._height, left : left + self._width] = colour
        middle, baseline = left + self._width / 2, top + self._height - 0.16 * self._name.size
        self._name.write(canvas, name, middle, baseline)


def _dashed(
    canvas: NDArray[np.uint8], corner: Point, far: Point, colour: look.Colour, thickness: int
) -> None:
    """Draw a rectangle of dashes, three times as long as they are thick."""
    (left, top), (right, bottom) = corner, far
    step = 6 * thickness
    for x in range(left, right + 1, step):
        end = min(x + step // 2, right)
        for y in (top, bottom):
            cv2.line(canvas, (x, y), (end, y), colour, thickness, cv2.LINE_AA)
    for y in range(top, bottom + 1, step):
        end = min(y + step // 2, bottom)
        for x in (left, right):
            cv2.line(canvas, (x, y), (x, end), colour, thickness, cv2.LINE_AA)


class MarkedPhotoPainter:
    """Paints readings of several digits; belongs to one thread at a time."""

    def __init__(self) -> None:
        self._marks = (_Mark(20, 2), _Mark(28, 3))
        large, middle = _Size(76, 26, tenths=True), _Size(54, 21, tenths=False)
        self._sizes = (large, middle, _Size(40, 16, tenths=False))

    def draw(self, reading: Reading, style: NumberStyle = PLAIN) -> NDArray[np.uint8]:
        """Draw the marked photo above the panel, uint8 BGR, ``WIDTH`` wide."""
        return np.concatenate([self._photo(reading, style), self._panel(reading, style)])

    def _photo(self, reading: Reading, style: NumberStyle) -> NDArray[np.uint8]:
        """Cut out the digits' surroundings and mark each digit with a box and its name."""
        x, y, width, height = _surroundings(reading)
        part = reading.photo[y : y + height, x : x + width]
        ratio = min(WIDTH / width, MAX_PHOTO_HEIGHT / height)
        size = max(1, round(width * ratio)), max(1, round(height * ratio))
        way = cv2.INTER_AREA if ratio < 0.4 else cv2.INTER_LINEAR
        shown = np.asarray(cv2.resize(part, size, interpolation=way), np.uint8) & SHADES
        across, down = WIDTH - size[0], max(0, MIN_PHOTO_HEIGHT - size[1])
        left, top = across // 2, down // 2
        rims = (top, down - top, left, across - left)
        canvas = np.asarray(
            cv2.copyMakeBorder(shown, *rims, cv2.BORDER_CONSTANT, value=look.NIGHT),
            np.uint8,
        )
        median = float(np.median([digit.box.height for digit in reading.digits]))
        mark = self._marks[median * reading.scale * ratio >= SMALL]

        def placed(box: Box) -> Corners:
            corner = np.array([box.x, box.y]) * reading.scale - (x, y)
            far = corner + np.array(box[2:]) * reading.scale
            return corner * ratio + (left, top), far * ratio + (left, top)

        for box in reading.skipped:
            mark.draw_skipped(canvas, placed(box))
        for digit in reading.digits:
            mark.draw_digit(canvas, digit, placed(digit.box), style)
        return canvas

    def _panel(self, reading: Reading, style: NumberStyle) -> NDArray[np.uint8]:
        """List the digits in their rows and groups, each above its confidence."""
        rows = _rows(reading)
        longest = max(len(row) for row in rows)
        size = self._sizes[0 if longest <= 6 else 1 if longest <= 9 else 2]
        cell = min(round(1.9 * size.sure.size), WIDTH // (longest + 1))
        line = size.sure.height + size.share.height + 3 * size.gap
        canvas = np.full((line * len(rows) + 24, WIDTH, 3), 255, np.uint8)
        left = (WIDTH - cell * longest) / 2
        for index, row in enumerate(rows):
            for column, digit in enumerate(row):
                if digit is not None:
                    x = left + cell * (column + 0.5)
                    size.write(canvas, digit, x, 12 + index * line + size.gap, style)
        return canvas


def _rows(reading: Reading) -> list[list[Digit | None]]:
    """Put the digits into the text's rows, ``None`` for a blank; long rows are broken."""
    digits = iter(reading.digits)
    rows: list[list[Digit | None]] = []
    for line in reading.text.splitlines():
        row = [next(digits, None) if letter.isdigit() else None for letter in line]
        rows += [row[i : i + LONGEST_ROW] for i in range(0, len(row), LONGEST_ROW)]
    return rows


def _surroundings(reading: Reading) -> Box:
    """Return the part of ``reading.photo`` to show: the digits and a margin, at least a pixel."""
    every = [*(digit.box for digit in reading.digits), *reading.skipped]
    boxes = np.array(every, np.float64) * reading.scale
    margin = MARGIN * float(np.median(boxes[:, 3])) + 8
    low = np.floor(boxes[:, :2].min(axis=0) - margin).astype(int)
    high = np.ceil((boxes[:, :2] + boxes[:, 2:]).max(axis=0) + margin).astype(int)
    height, width = reading.photo.shape[:2]
    x0, y0 = np.clip(low, 0, (width - 1, height - 1))
    x1, y1 = np.clip(high, (x0 + 1, y0 + 1), (width, height))
    return Box(int(x0), int(y0), int(x1 - x0), int(y1 - y0))
