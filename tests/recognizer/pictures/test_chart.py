"""The pictures of readings: right in their pixels, the same each time, fit for Telegram."""

import io

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from recognizer.pictures import look
from recognizer.pictures.chart import AXES, BASELINE, ChartPainter
from recognizer.pictures.drawing import png
from recognizer.reading import Box, Digit, Reading
from tests.recognizer.readings import digit, reading

painter = ChartPainter()


def single(shown: Digit) -> Reading:
    return Reading(str(shown.digit), (shown,), np.zeros((20, 20, 3), np.uint8))


def share_of(picture: NDArray[np.uint8], colour: look.Colour) -> float:
    return float((picture == np.asarray(colour, np.uint8)).all(axis=2).mean())


def bar_height(picture: NDArray[np.uint8], value: int, colour: look.Colour) -> int:
    column = round(AXES[0] + AXES[2] * (value + 0.5) / 10)
    inside = picture[AXES[1] : AXES[1] + AXES[3], column]
    coloured = (inside == np.asarray(colour, np.uint8)).all(axis=1)[:-BASELINE]
    # From the ground up: above the bar stands its label, in the same colour.
    gaps = np.flatnonzero(~coloured[::-1])
    return int(gaps[0]) if len(gaps) else len(coloured)


@pytest.mark.parametrize("share", [0.3, 0.61, 0.998])
def test_the_winners_bar_stands_as_high_as_its_share(share: float) -> None:
    picture = painter.draw(single(digit(4, share)))
    assert bar_height(picture, 4, look.BLUE) == pytest.approx(AXES[3] * share, abs=6)


def test_a_noteworthy_rival_is_coloured_and_a_faint_one_is_not() -> None:
    doubtful = painter.draw(single(digit(4, 0.6, rival=9)))
    assert bar_height(doubtful, 9, look.ORANGE) == pytest.approx(AXES[3] * 0.36, abs=6)
    sure = painter.draw(single(digit(4, 0.95, rival=9)))
    assert share_of(sure, look.ORANGE) == 0
    assert bar_height(sure, 9, look.GREY) > 0


def test_two_digits_of_the_same_share_make_one_rival() -> None:
    shares = np.full(10, 0.1, np.float32)
    tied = Digit(0, 0.1, shares, Box(0, 0, 9, 9), np.zeros((28, 28), np.uint8))
    picture = painter.draw(single(tied))
    assert bar_height(picture, 1, look.ORANGE) > 0
    assert bar_height(picture, 2, look.ORANGE) == 0


def test_the_crop_is_shown_pixel_by_pixel() -> None:
    crop = np.zeros((28, 28), np.uint8)
    crop[0, 0] = crop[27, 27] = 255
    shown = Digit(1, 1.0, np.eye(10, dtype=np.float32)[1], Box(0, 0, 9, 9), crop)
    picture = painter.draw(single(shown))
    chalk = (picture == np.asarray(look.CHALK, np.uint8)).all(axis=2)
    assert chalk.sum() == 2 * 9 * 9


def test_the_same_reading_gives_the_same_picture() -> None:
    first = painter.paint(reading("7"))
    painter.paint(reading("123"))
    assert painter.paint(reading("7")) == first == ChartPainter().paint(reading("7"))


def test_colours_stay_apart_in_brightness_alone() -> None:
    def brightness(colour: look.Colour) -> float:
        return float(np.dot(colour, (0.114, 0.587, 0.299)))

    levels = sorted(map(brightness, (look.BLUE, look.ORANGE, look.GREY)))
    assert min(np.diff(levels)) > 40


@pytest.mark.parametrize(
    "text", ["42", "0123456789", "31415 92653\n58979 32384\n62643", "3" * 25, "1\n2\n3\n4\n5\n6"]
)
def test_several_digits_fit_into_what_telegram_takes(text: str) -> None:
    with Image.open(io.BytesIO(painter.paint(reading(text)))) as picture:
        width, height = picture.size
    assert width + height <= 10_000
    assert max(width, height) / min(width, height) <= 20


def test_boxes_lie_around_the_digits_and_doubt_shows() -> None:
    shown = reading("12")
    sure = painter.draw(shown)
    assert share_of(sure, look.BLUE) > 0
    assert share_of(sure, look.DARK_ORANGE) == 0
    one, two = shown.digits
    doubtful = Digit(two.digit, 0.5, two.probabilities, two.box, two.crop)
    assert share_of(painter.draw(Reading("12", (one, doubtful), shown.photo)), look.DARK_ORANGE) > 0


def test_boxes_follow_a_reduced_photo() -> None:
    whole = reading("12")
    half = np.ascontiguousarray(whole.photo[::2, ::2])
    reduced = painter.draw(Reading("12", whole.digits, half, 0.5))
    assert abs(reduced.shape[0] - painter.draw(whole).shape[0]) < 60


@pytest.mark.parametrize("size", [(1, 1), (1, 300), (300, 1)])
def test_photos_of_any_shape_can_be_shown(size: tuple[int, int]) -> None:
    ones = tuple(
        Digit(
            1, 0.9, np.eye(10, dtype=np.float32)[1], Box(0, 0, 1, 1), np.zeros((28, 28), np.uint8)
        )
        for _ in range(2)
    )
    photo = np.zeros((*size, 3), np.uint8)
    assert painter.paint(Reading("11", ones, photo)).startswith(b"\x89PNG")


def test_a_photos_faint_noise_is_not_sent_along() -> None:
    shown = reading("12")
    noise = np.random.default_rng(3).integers(0, 8, shown.photo.shape, np.uint8)
    even = np.full_like(shown.photo, 200)
    noisy = painter.paint(Reading("12", shown.digits, even + noise))
    assert len(noisy) < 1.2 * len(painter.paint(Reading("12", shown.digits, even)))


def test_nothing_has_no_picture() -> None:
    with pytest.raises(ValueError, match="nothing to draw"):
        painter.paint(reading(""))


@pytest.mark.parametrize("size", [(1, 1), (3, 7), (50, 40)])
def test_the_png_holds_the_very_pixels(size: tuple[int, int]) -> None:
    picture = np.random.default_rng(2).integers(0, 256, (*size, 3), np.uint8)
    again = cv2.imdecode(np.frombuffer(png(picture), np.uint8), cv2.IMREAD_UNCHANGED)
    assert (np.asarray(again) == picture).all()
