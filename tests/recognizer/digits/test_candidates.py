"""Marks are shown to the context network as it learned to see them; both networks must agree."""

import numpy as np
from numpy.typing import NDArray

from recognizer.classification.classifier import Classifier
from recognizer.classification.ensemble import Ensemble
from recognizer.classification.networks import BACKGROUND, FRAGMENT, OTHER
from recognizer.classification.normalisation import normalise
from recognizer.classification.surroundings import HEIGHT, WIDTH, surroundings
from recognizer.digits.candidates import confirm, judge
from recognizer.segmentation.marks import find_marks
from tests.recognizer.digits.candidates import candidate, certain
from tests.recognizer.digits.judges import Judge, always
from tests.recognizer.paper import ink_of


class Says(Classifier):
    """Says the same of every crop; ``asked`` counts them."""

    def __init__(self, what: int) -> None:
        self._row = certain(what)[: BACKGROUND + 1]
        self.asked = 0

    def classify(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        self.asked += len(crops)
        return np.repeat(self._row[None], len(crops), axis=0)


def test_a_mark_is_judged_by_its_crop_and_what_is_around_it() -> None:
    mask = np.zeros((120, 200), np.uint8)
    mask[30:90, 60:90] = mask[30:90, 120:132] = 1
    ink = ink_of(mask)
    seen: list[tuple[NDArray[np.uint8], NDArray[np.uint8]]] = []

    def remember(crop: NDArray[np.uint8], window: NDArray[np.uint8]) -> int:
        seen.append((crop, window))
        return 3

    marks = find_marks(ink)
    found = judge(marks, ink, Judge(remember))
    assert [c.mark for c in found] == list(marks)
    for mark, one, (crop, window) in zip(marks, found, seen, strict=True):
        assert (crop == normalise(mark.ink)).all()
        assert (one.crop == crop).all()
        expected = surroundings(ink.pyramid, mark.box, mark.ink, mark.level)
        assert window.shape == (HEIGHT, WIDTH, 2)
        assert (window == expected).all()
        assert one.digit == 3
        assert one.is_digit


def test_no_marks_are_not_asked_about() -> None:
    assert judge((), ink_of(np.zeros((30, 30), np.uint8)), always(3)) == []


def test_what_is_far_wider_than_high_is_no_digit_whatever_the_network_says() -> None:
    mask = np.zeros((120, 300), np.uint8)
    mask[50:70, 40:240] = 1
    (flat,) = judge(find_marks(ink_of(mask)), ink_of(mask), always(1))
    assert not flat.is_digit
    assert np.isclose(flat.context.sum(), 1)
    assert flat.context[FRAGMENT] > 0.9, "it may be digits that touch"


def test_a_whole_thing_explains_its_ink_and_a_fragment_does_not() -> None:
    whole = [candidate(4, 0, 0), candidate(None, 0, 0)]
    fragment = candidate(None, 0, 0, none=FRAGMENT)
    assert min(c.value for c in whole) > -0.1
    assert fragment.value < -3


def test_the_classifier_is_asked_only_about_what_may_be_a_digit() -> None:
    digit, letter = candidate(4, 0, 0), candidate(None, 80, 0, share=0.9999)
    classifier = Says(4)
    confirmed = confirm([letter, digit], Ensemble(classifier, always(OTHER)))
    assert classifier.asked == 1
    assert confirmed[0] is letter
    assert confirmed[1].digit == 4
    assert confirmed[1].confidence > 0.9
    assert (confirmed[1].context == digit.context).all()


def test_a_classifier_that_sees_none_takes_confidence_away() -> None:
    digit = candidate(4, 0, 0, share=0.7)
    (agreed,) = confirm([digit], Ensemble(Says(4), always(OTHER)))
    (doubted,) = confirm([digit], Ensemble(Says(BACKGROUND), always(OTHER)))
    assert doubted.confidence < digit.confidence < agreed.confidence


def test_what_is_surely_none_is_not_asked_about_at_all() -> None:
    classifier = Says(4)
    letters = [
        candidate(None, 0, 0, share=0.9999),
        candidate(None, 80, 0, none=FRAGMENT, share=0.9999),
    ]
    assert confirm(letters, Ensemble(classifier, always(OTHER))) == letters
    assert classifier.asked == 0
