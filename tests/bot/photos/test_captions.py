from unicodedata import category

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.i18n.phrases import LANGUAGES, Phrases
from bot.photos import captions
from recognizer.pictures.chart import ChartPainter
from recognizer.pictures.lettering import Lettering
from recognizer.reading import Box, Digit, Reading
from tests.bot.stripes import probabilities

ENGLISH = Phrases.spoken("en")


def digit(value: int, confidence: float, rival: int | None = None) -> Digit:
    chances = probabilities(value, confidence, rival)
    return Digit(value, confidence, chances, Box(0, 0, 9, 9), np.zeros((28, 28), np.uint8))


def reading(text: str, *digits: Digit) -> Reading:
    return Reading(text, digits, np.zeros((4, 4, 3), np.uint8))


@pytest.mark.parametrize(
    ("read", "words"),
    [
        (digit(7, 0.98), "7 – I am sure (98%)"),
        (digit(7, 0.75), "7 – I am fairly sure (75%)"),
        (digit(7, 0.4), "Maybe 7, but I am not sure (40%)"),
        (digit(4, 0.55, rival=9), "4, perhaps 9 (55% to 44%)"),
        (digit(4, 0.8, rival=9), "4, perhaps 9 (80% to 19%)"),
    ],
)
def test_words_admit_doubt_where_there_is_doubt(read: Digit, words: str) -> None:
    assert captions.caption(reading(str(read.digit), read), ENGLISH) == words


def test_a_sure_number_is_nothing_but_the_number() -> None:
    digits = [digit(1, 0.99), digit(2, 0.99)]
    assert captions.caption(reading("1\n2", *digits), ENGLISH) == "<code>1\n2</code>"


def test_doubtful_digits_of_a_number_are_named() -> None:
    digits = [digit(1, 0.99), digit(4, 0.5, rival=9), digit(3, 0.5)]
    said = captions.caption(reading("143", *digits), ENGLISH)
    doubts = "Not sure about: no. 2: 4, perhaps 9 (50%); no. 3: 3 (50%)"
    assert said == f"<code>143</code>\n{doubts}"


def test_persian_is_told_in_its_own_digits_in_the_order_of_the_page() -> None:
    persian = Phrases.spoken("fa")
    said = captions.caption(reading("7", digit(7, 0.98)), persian)
    assert said == "\u2068۷\u2069 – مطمئنم (\u2068۹۸٪\u2069)"
    digits = [digit(1, 0.99), digit(4, 0.5, rival=9), digit(3, 0.99)]
    number, doubts = captions.caption(reading("1 43", *digits), persian).split("\n")
    assert number == "<code>\u2066۱ ۴۳\u2069</code>"
    assert "\u2068۲\u2069: \u2068۴\u2069، شاید \u2068۹\u2069 (\u2068۵۰٪\u2069)" in doubts
    assert "۱" in captions.plain(reading("143", *digits), persian)


def test_many_doubts_are_summed_up() -> None:
    digits = [digit(3, 0.5) for _ in range(7)]
    assert captions.caption(reading("3333333", *digits), ENGLISH).endswith("and 2 more")


def test_a_long_number_fits_into_a_caption() -> None:
    digits = [digit(3, 0.5) for _ in range(2000)]
    said = captions.caption(reading("3" * 2000, *digits), ENGLISH)
    assert len(said.replace("<code>", "").replace("</code>", "")) <= captions.LONGEST_CAPTION


def test_plain_is_one_line() -> None:
    digits = [digit(1, 0.99), digit(2, 0.99)]
    assert captions.plain(reading("1\n2", *digits), ENGLISH) == "1 / 2"
    assert captions.plain(reading(""), ENGLISH) == "no digit found"


def test_clip_leaves_room_for_nothing_more() -> None:
    assert len(captions.clip("a" * 3000)) == captions.LONGEST_CAPTION
    assert captions.clip("short") == "short"


def test_a_list_that_is_too_long_keeps_a_share_of_every_line() -> None:
    lines = [f"{place}. {'7' * 300}" for place in range(1, 11)]
    shown = captions.listed(lines)
    assert len(shown) <= captions.LONGEST_CAPTION
    assert [line.split(".")[0] for line in shown.splitlines()] == [str(n) for n in range(1, 11)]
    assert captions.listed(["1. 7", "2. 8"]) == "1. 7\n2. 8"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("share", [0.9996, 0.995, 0.99, 0.9896, 0.847, 0.75])
def test_the_chart_spells_shares_as_the_caption_does(share: float, language: str) -> None:
    phrases = Phrases.spoken(language)
    written = phrases.number_style.share(share)
    assert written == seen(phrases.percent(share))
    assert written in seen(captions.caption(reading("7", digit(7, share)), phrases))
    assert phrases.number_style.digit(7) == phrases.digit(7)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["7", "42"])
def test_the_marked_photo_spells_shares_as_the_caption_does(
    language: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One digit beside a mark that was not read is shown so, and its share is in the caption."""
    phrases = Phrases.spoken(language)
    digits = tuple(digit(int(one), 0.997) for one in text)
    photo = np.zeros((160, 300, 3), np.uint8)
    found = Reading(text, digits, photo, skipped=(Box(200, 50, 40, 60),))
    written: list[str] = []
    write = Lettering.write

    def noting(self: Lettering, canvas: NDArray[np.uint8], text: str, x: float, y: float) -> None:
        written.append(text)
        write(self, canvas, text, x, y)

    monkeypatch.setattr(Lettering, "write", noting)
    ChartPainter().draw(found, phrases.number_style)
    share = seen(phrases.percent(0.997))
    assert written.count(share) == len(text)
    if len(text) == 1:
        assert share in seen(captions.caption(found, phrases))


def seen(text: str) -> str:
    """Without the marks that only say in which direction things go."""
    return "".join(letter for letter in text if category(letter) != "Cf")


def test_in_one_line_each_thing_said_ends_before_the_next() -> None:
    digits = (digit(1, 0.99), digit(2, 0.5))
    photo = np.zeros((4, 4, 3), np.uint8)
    unread = Reading("12", digits, photo, skipped=(Box(0, 0, 9, 9),))
    line = "12. Not sure about: no. 2: 2 (50%). One mark was not read (“?” in the picture)."
    assert captions.plain(unread, ENGLISH) == line
