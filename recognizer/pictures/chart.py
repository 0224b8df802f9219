"""Chart: one digit's probabilities as bars, or several digits as the photo with boxes."""

import threading

import cv2
import numpy as np
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import FancyBboxPatch
from numpy.typing import NDArray

from recognizer.pictures import look
from recognizer.pictures.drawing import png, render
from recognizer.pictures.lettering import Lettering, font_path
from recognizer.pictures.marked_photo import MarkedPhotoPainter
from recognizer.pictures.number_style import PLAIN, NumberStyle
from recognizer.reading import Digit, Reading

WIDTH, HEIGHT = 960, 600
CROP_LEFT, CROP_TOP, CROP_SIDE, RIM = 40, 44, 9 * 28, 12
AXES = (396, 74, 530, 446)
"""Left, top, width and height in pixels; above 100 % there is room for the winner's label."""

BASELINE = 4
BAR = 0.72
NOTEWORTHY = 0.1
"""A runner-up at least this likely is named, and coloured."""
BAR_COLOURS = {"winner": look.BLUE, "rival": look.ORANGE, "other": look.GREY}
TEXT_COLOURS = {"winner": look.BLUE, "rival": look.DARK_ORANGE, "other": look.TEXT}


class ChartPainter:
    """Paints readings; the fixed parts are drawn once by matplotlib, the rest is copied in.

    A painter belongs to one thread at a time.
    """

    def __init__(self) -> None:
        self._names = {role: Lettering(44, colour) for role, colour in TEXT_COLOURS.items()}
        self._shares = {role: Lettering(32, colour) for role, colour in TEXT_COLOURS.items()}
        self._answer = Lettering(224, look.BLUE)
        self._backgrounds = {PLAIN: _background(PLAIN)}
        self._shades = _shades()
        self._marked = MarkedPhotoPainter()

    def paint(self, reading: Reading, style: NumberStyle = PLAIN) -> bytes:
        """Return a PNG of a reading with at least one digit; several digits are shown in place.

        Numbers are written in ``style``.

        Raises:
            ValueError: the reading has no digit.
        """
        return png(self.draw(reading, style))

    def draw(self, reading: Reading, style: NumberStyle = PLAIN) -> NDArray[np.uint8]:
        """Draw what :meth:`paint` encodes: uint8 BGR."""
        if not reading.digits:
            raise ValueError("a reading without digits has nothing to draw")
        if len(reading.digits) > 1 or reading.skipped:
            return self._marked.draw(reading, style)
        return self.chart(reading.digits[0], style)

    def chart(self, digit: Digit, style: NumberStyle = PLAIN) -> NDArray[np.uint8]:
        """Draw one digit: what the network saw, and a bar for each of ten probabilities."""
        canvas = self._ground(style).copy()
        self._draw_crop(canvas, digit.crop)
        self._answer.write(canvas, style.digit(digit.digit), CROP_LEFT + CROP_SIDE / 2, 532)
        for value, role in enumerate(_roles(digit)):
            share = float(digit.probabilities[value])
            x = AXES[0] + AXES[2] * (value + 0.5) / 10
            top = _draw_bar(canvas, x, share, BAR_COLOURS[role])
            self._names[role].write(canvas, style.digit(value), x, AXES[1] + AXES[3] + 46)
            if role != "other":
                self._shares[role].write(canvas, style.share(share), x, top - 12)
        return canvas

    def _ground(self, style: NumberStyle) -> NDArray[np.uint8]:
        if style not in self._backgrounds:
            self._backgrounds[style] = _background(style)
        return self._backgrounds[style]

    def _draw_crop(self, canvas: NDArray[np.uint8], crop: NDArray[np.uint8]) -> None:
        """Show every pixel that the network saw as a square, on the card's dark ground."""
        place = canvas[CROP_TOP : CROP_TOP + CROP_SIDE, CROP_LEFT : CROP_LEFT + CROP_SIDE]
        side = (CROP_SIDE, CROP_SIDE)
        place[:] = cv2.resize(self._shades[crop], side, interpolation=cv2.INTER_NEAREST)


def painter() -> ChartPainter:
    """Return the calling thread's own painter, which is made when it is first asked for."""
    if not hasattr(_painters, "own"):
        _painters.own = ChartPainter()
    own: ChartPainter = _painters.own
    return own


_painters = threading.local()


def _roles(digit: Digit) -> list[str]:
    """Return each bar's part in the chart: ``winner``, noteworthy ``rival`` or ``other``."""
    roles = ["other"] * 10
    others = digit.probabilities.copy()
    others[digit.digit] = -1
    if others.max() >= NOTEWORTHY:
        roles[int(others.argmax())] = "rival"
    roles[digit.digit] = "winner"
    return roles


def _draw_bar(canvas: NDArray[np.uint8], x: float, share: float, colour: look.Colour) -> float:
    """Fill a bar from 0 % up; its top edge, which is returned, falls between two pixels."""
    left, right = round(x - BAR * AXES[2] / 20), round(x + BAR * AXES[2] / 20)
    bottom = AXES[1] + AXES[3] - BASELINE // 2
    top = bottom - (AXES[3] - BASELINE // 2) * min(max(share, 0.0), 1.0)
    row = int(np.ceil(top))
    canvas[row:bottom, left:right] = colour
    edge = canvas[row - 1, left:right]
    edge[:] = edge + (row - top) * (np.asarray(colour) - edge.astype(np.float32))
    return top


def _shades() -> NDArray[np.uint8]:
    """Return the colour of each of the crop's 256 greys, uint8 (256, 3)."""
    low, high = np.asarray(look.NIGHT, np.float32), np.asarray(look.CHALK, np.float32)
    return (low + (high - low) * np.linspace(0, 1, 256)[:, None]).round().astype(np.uint8)


def _background(style: NumberStyle) -> NDArray[np.uint8]:
    """Draw what a style's charts have in common: grid, scale and the crop's card; uint8 BGR."""
    figure = Figure(figsize=(WIDTH / 100, HEIGHT / 100), dpi=100, facecolor="white")
    left, top, width, height = AXES
    axes = figure.add_axes(
        (left / WIDTH, 1 - (top + height) / HEIGHT, width / WIDTH, height / HEIGHT)
    )
    axes.set(xlim=(-0.5, 9.5), ylim=(0, 1), xticks=[])
    font = FontProperties(fname=font_path(bold=False), size=15)
    ticks = (0, 0.25, 0.5, 0.75, 1)
    labels = [*map(style.number, (0, 25, 50, 75)), style.percent(100)]
    axes.set_yticks(ticks, labels, fontproperties=font)
    axes.tick_params(length=0, labelcolor=look.hex_of(look.FAINT), pad=8)
    axes.grid(axis="y", color=look.hex_of(look.GRID), linewidth=1.5, clip_on=False)
    axes.spines[:].set_visible(False)
    points = BASELINE * 72 / 100
    axes.axhline(0, color=look.hex_of(look.TEXT), linewidth=points, clip_on=False)
    figure.add_artist(_card())
    return render(figure)


def _card() -> FancyBboxPatch:
    """Return the rounded dark ground on which the crop lies."""
    corner = (CROP_LEFT / WIDTH, 1 - (CROP_TOP + CROP_SIDE) / HEIGHT)
    return FancyBboxPatch(
        corner,
        CROP_SIDE / WIDTH,
        CROP_SIDE / HEIGHT,
        boxstyle=f"round,pad={RIM / WIDTH},rounding_size={18 / WIDTH}",
        mutation_aspect=WIDTH / HEIGHT,
        facecolor=look.hex_of(look.NIGHT),
        edgecolor="none",
    )
