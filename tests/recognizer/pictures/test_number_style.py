"""Numbers in pictures as languages write them."""

import numpy as np
import pytest

from recognizer.pictures import look
from recognizer.pictures.chart import ChartPainter
from recognizer.pictures.lettering import Lettering
from recognizer.pictures.number_style import PLAIN, NumberStyle, points
from recognizer.reading import Reading
from tests.recognizer.readings import digit, reading

SPANISH = NumberStyle(decimal=",", percentage="{}\u00a0%")
PERSIAN = NumberStyle("۰۱۲۳۴۵۶۷۸۹", "٫", "{}٪")


@pytest.mark.parametrize(
    ("style", "sure", "doubtful"),
    [
        (PLAIN, "99.9%", "55%"),
        (SPANISH, "99,9\u00a0%", "55\u00a0%"),
        (PERSIAN, "۹۹٫۹٪", "۵۵٪"),
    ],
)
def test_shares_have_the_languages_digits_separator_and_sign(
    style: NumberStyle, sure: str, doubtful: str
) -> None:
    assert style.share(1.0) == sure
    assert style.share(0.55) == doubtful


@pytest.mark.parametrize(
    ("share", "told"),
    [(0.0, 0), (0.847, 85), (0.9896, 99), (0.99, 99), (0.9904, 99), (0.9951, 99.5), (1.0, 99.9)],
)
def test_tenths_are_told_only_where_they_say_something(share: float, told: float) -> None:
    assert points(share) == told


def test_a_space_before_the_sign_takes_room_and_no_ink() -> None:
    lettering = Lettering(32, look.BLUE)
    assert lettering.width("99\u00a0%") == lettering.width("99 %") > lettering.width("99%")
    blank, written = np.full((60, 60, 3), 255, np.uint8), np.full((60, 60, 3), 255, np.uint8)
    lettering.write(written, "\u00a0", 30, 40)
    assert (written == blank).all()


@pytest.mark.parametrize("letter", "۰۱۲۳۴۵۶۷۸۹٫٪,€")
def test_every_letter_has_a_shape_of_its_own(letter: str) -> None:
    lettering = Lettering(44, look.BLUE)

    def drawn(text: str) -> bytes:
        canvas = np.full((80, 80, 3), 255, np.uint8)
        lettering.write(canvas, text, 40, 60)
        return canvas.tobytes()

    # What the font lacks would be warned of, which is an error here.
    assert len({drawn(letter), drawn(" "), drawn("0")}) == 3


def test_the_same_painter_draws_in_every_style() -> None:
    painter = ChartPainter()
    single = Reading("7", (digit(7, 0.97),), np.zeros((20, 20, 3), np.uint8))
    for shown in (single, reading("42")):
        plain = painter.paint(shown)
        pictures = [painter.paint(shown, style) for style in (SPANISH, PERSIAN)]
        assert len({plain, *pictures}) == 3
        assert painter.paint(shown) == plain
