"""Pictures of grey stripes, and a reader for which each stripe is a digit: fast, and exact."""

import threading
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from bot.config import Settings
from bot.readers import Answered, OverrunError, Readers
from recognizer.errors import DamagedImageError, ImageTooLargeError, ModelError, NotAnImageError
from recognizer.pictures.number_style import PLAIN, NumberStyle
from recognizer.reading import Box, Digit, Reading

SIDE = 100
BLANK = 255
DAMAGED = 0
HUGE = 127
FAILING = 117
SLOW = 107


def picture(*digits: int, shade: int | None = None, suffix: str = ".png") -> bytes:
    """A picture in which StripeReader reads ``digits``; ``shade`` is a stripe of that grey."""
    shades = [25 * digit + 12 for digit in digits] + ([] if shade is None else [shade])
    pixels = np.repeat(np.array([shades or [BLANK]], np.uint8), SIDE, axis=0)
    return bytes(cv2.imencode(suffix, np.repeat(pixels, SIDE, axis=1))[1])


def probabilities(digit: int, confidence: float, rival: int | None = None) -> NDArray[np.float32]:
    values = np.full(10, 0.001, np.float32)
    if rival is not None:
        values[rival] = 0.99 - confidence
    values[digit] = confidence
    return values


class StripeReader:
    """Reads stripes; ``chances`` may hold other probabilities than certain ones for a digit."""

    def __init__(self, version: str = "stripes") -> None:
        self.version = version
        self.chances: dict[int, NDArray[np.float32]] = {}
        self.may_read = threading.Event()
        self.may_read.set()
        self.reads = 0
        self.broken = False
        self.styles: list[NumberStyle] = []

    def answer(self, data: bytes, style: NumberStyle = PLAIN) -> Answered:
        self.styles.append(style)
        reading = self.read(data)
        return Answered(reading, chart(reading) if reading.digits else None, self.version)

    def read(self, data: bytes) -> Reading:
        self.reads += 1
        self.may_read.wait(20)
        if self.broken:
            raise ModelError("nothing can be read any more")
        pixels = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE) if data else None
        if pixels is None:
            raise NotAnImageError
        shades = [int(pixels[50, x + 50]) for x in range(0, pixels.shape[1], SIDE)]
        if shades == [FAILING]:
            raise RuntimeError("secret content of somebody's")
        if shades == [SLOW]:
            raise OverrunError
        if shades == [DAMAGED]:
            raise DamagedImageError
        if shades == [HUGE]:
            raise ImageTooLargeError
        digits = [] if shades == [BLANK] else [shade // 25 for shade in shades]
        return Reading(
            "".join(map(str, digits)),
            tuple(self._digit(place, digit) for place, digit in enumerate(digits)),
            np.zeros((8, 8, 3), np.uint8),
        )

    def _digit(self, place: int, digit: int) -> Digit:
        chances = self.chances.get(digit, probabilities(digit, 0.98))
        box = Box(place * SIDE, 0, SIDE, SIDE)
        return Digit(digit, float(chances[digit]), chances, box, np.zeros((28, 28), np.uint8))


def chart(reading: Reading) -> bytes:
    """A chart from which the reading can be told again: the stripes."""
    return picture(*(digit.digit for digit in reading.digits))


def readers(reader: StripeReader | None = None) -> Readers:
    ready = reader or StripeReader()
    return Readers(lambda: ready, threads=2)


def settings(
    data_dir: Path,
    token: str,
    *admins: int,
    pictures_per_minute: int = 30,
    address: str = "https://api.telegram.org",
) -> Settings:
    return Settings(
        bot_token=token,
        admin_ids=frozenset(admins),
        data_dir=data_dir,
        pictures_per_minute=pictures_per_minute,
        telegram_api_url=address,
    )


def shown(photo: bytes | None) -> str:
    """What a chart of StripeReader's shows."""
    assert photo
    return StripeReader().read(photo).text
