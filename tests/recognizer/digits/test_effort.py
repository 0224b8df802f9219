from recognizer.digits.effort import EACH, MOST, Effort
from recognizer.reading import Box

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
