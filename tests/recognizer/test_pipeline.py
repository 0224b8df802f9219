"""What the pipeline does where the first look shows nothing."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from recognizer import pipeline
from recognizer.classification.classifier import Classifier
from recognizer.classification.context import CLASSES
from recognizer.classification.ensemble import Ensemble, background_too
from recognizer.classification.networks import BACKGROUND, FRAGMENT, OTHER
from recognizer.classification.normalisation import normalise
from recognizer.image import Photo
from recognizer.ink.ink import Ink, holds_wide, thin
from recognizer.pictures.stages import write_stages
from recognizer.reading import Reading
from recognizer.recognizer import Recognizer
from tests.recognizer.digits.candidates import certain
from tests.recognizer.digits.judges import Judge, Rule
from tests.recognizer.paper import Picture, sheet, write_seven


def likeness(crop: NDArray[np.uint8]) -> float:
    """How much a crop looks like the seven of these tests."""
    canvas = np.zeros((140, 100, 3), np.uint8)
    write_seven(canvas, 10, 10, 120, (255, 255, 255), pen=8)
    left, top, width, height = cv2.boundingRect(canvas[:, :, 0])
    seven = normalise(canvas[top : top + height, left : left + width, 0].copy())
    return float(cv2.matchTemplate(crop, seven, cv2.TM_CCOEFF_NORMED)[0, 0])


class OnlySevens(Classifier):
    """A classifier that knows the seven of these tests and nothing else."""

    def __init__(self) -> None:
        pass

    def classify(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Uint8 (n, 28, 28) to float32 (n, 11)."""
        rows = [certain(7 if likeness(crop) > 0.7 else BACKGROUND) for crop in crops]
        return background_too(np.reshape(rows, (-1, CLASSES)).astype(np.float32))


def seven(crop: NDArray[np.uint8], _window: NDArray[np.uint8]) -> int:
    return 7 if likeness(crop) > 0.7 else OTHER


def recognizer(rule: Rule = seven) -> Recognizer:
    return Recognizer(Ensemble(OnlySevens(), Judge(rule)), "0001")


def reading_of(picture: Picture, rule: Rule = seven) -> Reading:
    height, width = picture.shape[:2]
    return recognizer(rule).read_photo(Photo(picture, width, height, 1.0))


def read(picture: Picture) -> str:
    return reading_of(picture).text


def test_a_digit_on_paper_is_read() -> None:
    picture = sheet()
    write_seven(picture, 150, 90, 120, (60, 50, 50))
    assert read(picture) == "7"


@pytest.mark.parametrize("table", [40, 150])
def test_a_digit_on_a_note_on_a_table_is_read(table: int) -> None:
    picture = sheet(shade=table, noise=6)
    corners = np.array([(110, 60), (300, 80), (280, 250), (90, 230)], np.int32)
    cv2.fillPoly(picture, [corners], (230, 230, 230), cv2.LINE_AA)
    write_seven(picture, 165, 110, 80, (60, 60, 60), pen=5)
    assert read(picture) == "7"


def test_a_digit_beside_a_brighter_streak_of_light_is_read() -> None:
    picture = sheet(shade=120)
    write_seven(picture, 60, 90, 120, (80, 80, 80))
    cv2.line(picture, (290, 40), (310, 260), (190, 190, 190), 6, cv2.LINE_AA)
    assert read(picture) == "7"


def test_nothing_is_read_from_an_empty_note() -> None:
    picture = sheet(shade=40)
    picture[60:240, 90:300] = 230
    assert read(picture) == ""


def test_a_drawing_of_thin_strokes_is_not_looked_at_again_for_shadows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wide: list[bool] = []

    def looked_at_again(ink: Ink) -> Ink:
        wide.append(holds_wide(ink))
        return thin(ink)

    monkeypatch.setattr(pipeline, "thin", looked_at_again)
    picture = sheet(640, 480, noise=0.0)
    for at in range(2, 226, 6):
        cv2.rectangle(picture, (320 - at, 240 - at), (320 + at, 240 + at), (40, 40, 40), 2)
    assert read(picture) == ""
    assert all(wide)


@pytest.mark.parametrize("tip", [[(360, 400), (250, 240)], [(330, 230), (380, 200)]])
def test_a_digit_in_the_shadow_of_a_finger_is_read(tip: list[tuple[int, int]]) -> None:
    picture = sheet(640, 480)
    write_seven(picture, 300, 200, 120, (60, 50, 50))
    finger = np.array([(639, 300), (639, 479), *tip], np.int32)
    light = cv2.fillPoly(np.ones(picture.shape[:2], np.float32), [finger], 0.6)
    light = cv2.GaussianBlur(light, (0, 0), 3)
    assert read((picture * light[:, :, None]).astype(np.uint8)) == "7"


def three_sevens(sizes: tuple[int, ...] = (90, 90, 90)) -> Picture:
    picture = sheet(500, 300)
    for i, size in enumerate(sizes):
        write_seven(picture, 60 + 120 * i, 200 - size, size, (60, 50, 50), pen=7)
    return picture


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_number_that_lies_on_its_side_or_upside_down_is_read_the_right_way_up(
    quarters: int,
) -> None:
    upright = reading_of(three_sevens())
    lying = reading_of(np.ascontiguousarray(np.rot90(three_sevens(), quarters)))
    assert lying.text == upright.text == "777"
    assert lying.photo.shape == upright.photo.shape
    for one, other in zip(lying.digits, upright.digits, strict=True):
        assert np.abs(np.subtract(one.box, other.box)).max() <= 3


def test_a_lone_digit_is_taken_as_it_lies() -> None:
    picture = sheet()
    write_seven(picture, 150, 90, 120, (60, 50, 50))
    lying = reading_of(np.ascontiguousarray(np.rot90(picture, 2)))
    assert lying.text == ""
    assert lying.photo.shape == picture.shape


def test_a_number_that_can_be_read_as_it_lies_is_not_turned() -> None:
    picture = three_sevens()
    assert (reading_of(picture).photo == picture).all()


def test_what_is_not_read_among_digits_is_skipped_and_where_it_is_is_said() -> None:
    picture = three_sevens((90, 90))
    cv2.circle(picture, (355, 155), 40, (60, 50, 50), 7, cv2.LINE_AA)

    def unsure(crop: NDArray[np.uint8], window: NDArray[np.uint8]) -> int:
        return 7 if seven(crop, window) == 7 else FRAGMENT

    seen = reading_of(picture, unsure)
    assert seen.text == "77"
    (box,) = seen.skipped
    assert np.abs(np.subtract(box, (311, 111, 88, 88))).max() <= 6
    assert reading_of(picture).skipped == (), "of a sign one is sure"


def test_boxes_are_in_the_photos_own_pixels() -> None:
    picture = three_sevens((90, 90))
    cv2.circle(picture, (355, 155), 40, (60, 50, 50), 7, cv2.LINE_AA)

    def unsure(crop: NDArray[np.uint8], window: NDArray[np.uint8]) -> int:
        return 7 if seven(crop, window) == 7 else FRAGMENT

    twice = recognizer(unsure).read_photo(Photo(picture, 1000, 600, 0.5))
    once = reading_of(picture, unsure)
    for large, small in zip(
        [digit.box for digit in twice.digits] + [*twice.skipped],
        [digit.box for digit in once.digits] + [*once.skipped],
        strict=True,
    ):
        assert np.abs(np.subtract(large, np.multiply(small, 2))).max() <= 2


def test_both_networks_must_agree() -> None:
    picture = three_sevens()
    assert reading_of(picture, lambda _crop, _window: OTHER).text == ""
    assert reading_of(picture, lambda _crop, _window: 3).text != "333"


def photo_of_sevens(count: int, quarters: int = 0) -> bytes:
    """A JPEG of 1280x960 with so many sevens, turned anticlockwise."""
    picture = sheet(1280, 960)
    for i in range(count):
        write_seven(picture, 100 + 300 * i, 300, 240, (60, 50, 50), pen=18)
    return bytes(cv2.imencode(".jpg", np.ascontiguousarray(np.rot90(picture, quarters)))[1])


def test_a_jpeg_is_looked_at_in_half_of_its_size_and_boxes_are_in_its_own() -> None:
    reading = recognizer().read(photo_of_sevens(1))
    assert reading.text == "7"
    assert reading.photo.shape == (480, 640, 3)
    assert reading.scale == 0.5
    x, y, width, height = reading.digits[0].box
    assert abs(x - 100) < 30
    assert abs(y - 300) < 30
    assert abs(height - 240) < 40
    assert width < height


@pytest.mark.parametrize("quarters", [0, 2, 3])
def test_several_digits_are_shown_in_all_pixels_and_upright(quarters: int) -> None:
    reading = recognizer().read(photo_of_sevens(3, quarters))
    assert reading.text == "777"
    assert reading.photo.shape == (960, 1280, 3)
    assert reading.scale == 1.0
    for i, digit in enumerate(reading.digits):
        assert abs(digit.box.x - 100 - 300 * i) < 30
        part = reading.photo[digit.box.y : digit.box.y + digit.box.height]
        assert part[:, digit.box.x : digit.box.x + digit.box.width].min() < 100


def test_the_stages_are_drawn_of_what_was_read(tmp_path: Path) -> None:
    data, reader = photo_of_sevens(1), recognizer()
    first, *_ = write_stages(reader.ensemble, data, tmp_path)
    decoded = cv2.imread(str(first))
    assert decoded is not None
    assert decoded.shape == reader.read(data).photo.shape
