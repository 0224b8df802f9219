"""What the pipeline does where the first look shows nothing."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from recognizer.classification.classifier import Classifier
from recognizer.classification.networks import BACKGROUND
from recognizer.classification.normalisation import normalise
from recognizer.image import Photo
from recognizer.recognizer import Recognizer
from tests.recognizer.paper import Picture, sheet, write_seven


class OnlySevens(Classifier):
    """A classifier that knows the seven of these tests and nothing else."""

    def __init__(self) -> None:
        canvas = np.zeros((140, 100, 3), np.uint8)
        write_seven(canvas, 10, 10, 120, (255, 255, 255), pen=8)
        left, top, width, height = cv2.boundingRect(canvas[:, :, 0])
        self._seven = normalise(canvas[top : top + height, left : left + width, 0].copy())

    def classify(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Uint8 (n, 28, 28) to float32 (n, 11)."""
        rows = np.zeros((len(crops), 11), np.float32)
        for row, crop in zip(rows, crops, strict=True):
            alike = float(cv2.matchTemplate(crop, self._seven, cv2.TM_CCOEFF_NORMED)[0, 0])
            row[7 if alike > 0.7 else BACKGROUND] = 1
        return rows


def read(picture: Picture) -> str:
    height, width = picture.shape[:2]
    return Recognizer(OnlySevens(), "0001").read_photo(Photo(picture, width, height, 1.0)).text


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


@pytest.mark.parametrize("tip", [[(360, 400), (250, 240)], [(330, 230), (380, 200)]])
def test_a_digit_in_the_shadow_of_a_finger_is_read(tip: list[tuple[int, int]]) -> None:
    picture = sheet(640, 480)
    write_seven(picture, 300, 200, 120, (60, 50, 50))
    finger = np.array([(639, 300), (639, 479), *tip], np.int32)
    light = cv2.fillPoly(np.ones(picture.shape[:2], np.float32), [finger], 0.6)
    light = cv2.GaussianBlur(light, (0, 0), 3)
    assert read((picture * light[:, :, None]).astype(np.uint8)) == "7"
