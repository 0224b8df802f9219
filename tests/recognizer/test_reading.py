"""Readings and digits: how they are shown, written and drawn."""

import json
import threading
from dataclasses import replace

import cv2
import numpy as np
import pytest

from recognizer.many import NO_PHOTO
from recognizer.pictures.chart import HEIGHT, WIDTH, painter
from recognizer.reading import Box, Reading
from tests.recognizer.readings import digit, reading


def test_they_are_shown_in_a_few_words() -> None:
    assert repr(reading("12\n3 4")) == r"<Reading '12\n3 4': the least sure digit 1, 98.0%>"
    assert repr(reading("")) == "<Reading of no digit>"
    assert repr(digit(7, 0.99999)) == "<Digit 7: 99.9%, 40x60 at (0, 50)>"
    assert len(repr(reading("1" * 500))) < 600


def test_a_reading_is_true_where_it_says_anything_and_a_zero_is_something() -> None:
    assert reading("7")
    assert not reading("")
    assert reading("0").digits[0]


def test_they_become_plain_data_and_json() -> None:
    found = reading("1 2")
    said = found.to_dict()
    assert said == json.loads(found.to_json())
    assert said["text"] == "1 2"
    first = said["digits"][0]
    assert first == found.digits[0].to_dict() == json.loads(found.digits[0].to_json())
    assert first["box"] == [20, 50, 40, 60]
    assert first["confidence"] == first["probabilities"][1] == 0.98
    assert "\n" not in reading("1\n2").to_json()


def test_what_was_not_read_is_listed() -> None:
    found = replace(reading("42"), skipped=(Box(80, 50, 40, 60), Box(1, 2, 3, 4)))
    said = json.loads(found.to_json())
    assert said["skipped"] == [[80, 50, 40, 60], [1, 2, 3, 4]]
    assert reading("42").to_dict()["skipped"] == []


def test_one_digit_beside_something_skipped_is_shown_in_its_photo() -> None:
    found = replace(reading("7"), skipped=(Box(60, 50, 30, 60),))
    assert found.draw().shape[1] == 800
    assert found._repr_png_() is not None
    bare = replace(found, photo=NO_PHOTO)
    assert bare._repr_png_() is None
    with pytest.raises(ValueError, match="photos=True"):
        bare.draw()


def test_one_digit_is_drawn_as_its_chart_and_several_in_the_photo() -> None:
    one, several = reading("7"), reading("305")
    chart = one.draw()
    assert chart.shape == (HEIGHT, WIDTH, 3)
    assert chart.dtype == np.uint8
    assert np.array_equal(chart, one.digits[0].draw())
    assert several.draw().shape[1] == 800
    assert not np.array_equal(several.digits[0].draw(), several.digits[1].draw())


def test_without_a_digit_the_photo_is_shown_as_it_is() -> None:
    nothing = reading("")
    drawn = nothing.draw()
    assert np.array_equal(drawn, nothing.photo)
    drawn[:] = 0
    assert nothing.photo.any()


@pytest.mark.parametrize("text", ["7", "305", ""])
def test_a_notebook_gets_the_drawing_as_png(text: str) -> None:
    shown = reading(text)._repr_png_()
    assert shown is not None
    pixels = cv2.imdecode(np.frombuffer(shown, np.uint8), cv2.IMREAD_COLOR)
    assert np.array_equal(np.asarray(pixels), reading(text).draw())
    assert digit(7)._repr_png_().startswith(b"\x89PNG")


def test_a_photo_that_was_left_behind_is_not_drawn_on() -> None:
    def bare(text: str) -> Reading:
        return Reading(text, reading(text).digits, NO_PHOTO)

    assert bare("7").draw().shape == (HEIGHT, WIDTH, 3)
    for text in ("", "42"):
        assert bare(text)._repr_png_() is None
        with pytest.raises(ValueError, match="photos=True"):
            bare(text).draw()


def test_each_thread_draws_with_a_painter_of_its_own() -> None:
    others: list[object] = []
    thread = threading.Thread(target=lambda: others.append(painter()))
    thread.start()
    thread.join()
    assert painter() is painter()
    assert others[0] is not painter()
