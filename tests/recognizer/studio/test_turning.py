from typing import Final

import numpy as np
import pytest

from recognizer.reading import Box
from recognizer.studio import Scene
from recognizer.studio.turning import ALL, Degrees, turned, unread
from recognizer.studio.writing.easel import OTHERS

BOXES: Final = (Box(2, 3, 4, 8), Box(10, 4, 6, 7), Box(20, 3, 5, 8))


def scene(text: str = "37 0") -> Scene:
    photo = np.zeros((16, 30, 3), np.uint8)
    owners = np.zeros((16, 30), np.uint8)
    for i, box in enumerate(BOXES):
        area = np.s_[box.y : box.y + box.height, box.x : box.x + box.width]
        owners[area] = i + 1
        photo[area] = 50 * (i + 1)
    labels = tuple(int(one) for one in text if one != " ")
    return Scene(
        photo, text, BOXES, labels, (Box(27, 1, 2, 2),), "camera", owners, (Box(0, 0, 1, 2),)
    )


@pytest.mark.parametrize("degrees", ALL)
def test_boxes_turn_with_the_picture(degrees: Degrees) -> None:
    lying = turned(scene(), degrees)
    assert lying.owners is not None
    assert (lying.text, lying.labels) == ("37 0", (3, 7, 0))
    for i, box in enumerate(lying.boxes):
        ys, xs = np.nonzero(lying.owners == i + 1)
        assert box == Box(int(xs.min()), int(ys.min()), int(np.ptp(xs)) + 1, int(np.ptp(ys)) + 1)
        assert (lying.photo[ys, xs] == 50 * (i + 1)).all()
    assert len(lying.others) == len(lying.ignored) == 1


def test_four_quarters_lead_back() -> None:
    again = turned(turned(scene(), 90), 270)
    assert np.array_equal(again.photo, scene().photo)
    assert (again.boxes, again.others, again.ignored) == (BOXES, scene().others, scene().ignored)


def test_lying_digits_are_none_save_where_nobody_can_tell() -> None:
    lying = unread(scene(), 90)
    assert (lying.text, lying.labels, lying.boxes) == ("", (), ())
    assert len(lying.others) == 3
    assert len(lying.ignored) == 2
    assert lying.owners is not None
    assert set(np.unique(lying.owners)) == {0, OTHERS}


@pytest.mark.parametrize(("text", "told"), [("69 8", 0), ("694", 3), ("69 4", 1)])
def test_an_upside_down_number_is_known_by_any_of_its_digits(text: str, told: int) -> None:
    assert len(unread(scene(text), 180).others) == 1 + told
