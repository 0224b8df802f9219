import cv2
import numpy as np

from recognizer import pipeline
from recognizer.classification.ensemble import Ensemble
from recognizer.classification.networks import FRAGMENT
from recognizer.digits.effort import EACH, MOST, Effort
from recognizer.image import Photo
from recognizer.reading import Box
from tests.recognizer.digits.judges import always
from tests.recognizer.readings import AlwaysSeven

PICTURE = (960, 1280)
SMALL, RING = Box(10, 10, 12, 20), Box(0, 0, 900, 900)


def asked(box: Box) -> int:
    effort, times = Effort(), 0
    while effort.affords(box, PICTURE):
        times += 1
    return times


def test_hundreds_of_small_strokes_are_asked_about_and_few_that_fill_the_picture() -> None:
    assert asked(SMALL) > 100
    assert asked(RING) < 60


def test_what_is_declined_costs_nothing_and_what_must_be_asked_may_end_it() -> None:
    effort = Effort()
    assert not effort.affords(SMALL, PICTURE, times=MOST // EACH + 1)
    assert effort.affords(SMALL, PICTURE)
    assert not effort.is_spent
    effort.spend([RING] * 100, PICTURE)
    assert effort.is_spent


def test_many_strokes_of_which_each_may_be_several_digits_are_not_all_cut() -> None:
    """Fifty-six zigzags: cut wherever they may be, they were two thousand questions."""
    picture = np.full((960, 720, 3), 235, np.uint8)
    steps = np.arange(15)
    zigzag = np.column_stack([steps * 10, (steps % 2) * 34 + (steps % 3) * 4])
    for left in range(20, 700, 170):
        for top in range(30, 940, 66):
            points = np.add(zigzag, (left, top)).astype(np.int32)
            cv2.polylines(picture, [points], isClosed=False, color=(40, 40, 40), thickness=3)
    judge = always(FRAGMENT, 0.6)
    pipeline.run(Photo(picture, 720, 960, 1.0), Ensemble(AlwaysSeven(), judge))
    assert 56 <= sum(judge.asked) <= MOST // EACH
