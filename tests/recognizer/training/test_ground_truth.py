"""Marks are named by the ink that was written, not by their boxes alone."""

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.classification.networks import FRAGMENT, OTHER
from recognizer.ink.ink import Ink
from recognizer.reading import Box
from recognizer.segmentation.marks import Mark
from recognizer.studio import Scene
from recognizer.studio.writing.easel import OTHERS
from recognizer.training.ground_truth import GroundTruth


def page() -> NDArray[np.uint8]:
    """A ring that is the first digit, and an upright letter beside it."""
    owners = np.zeros((120, 160), np.uint8)
    cv2.ellipse(owners, ((50, 60), (50, 80), 0), 1, 6)
    cv2.rectangle(owners, (120, 20), (126, 100), OTHERS, -1)
    cv2.rectangle(owners, (120, 94), (150, 100), OTHERS, -1)
    return owners


def ground_truth(*, ignored: tuple[Box, ...] = ()) -> GroundTruth:
    owners = page()
    box = Box(*cv2.boundingRect((owners == 1).astype(np.uint8)))
    return of_scene(Scene(paper(), "0", (box,), (0,), owners=owners, ignored=ignored))


def of_scene(scene: Scene, scale: float = 1.0) -> GroundTruth:
    height, width = (round(scale * side) for side in scene.photo.shape[:2])
    plane = np.zeros((height, width), np.uint8)
    return GroundTruth.of(scene, Ink(plane, plane, plane, scale, 1.0, 0))


def paper() -> NDArray[np.uint8]:
    return np.zeros((120, 160, 3), np.uint8)


def touching() -> tuple[NDArray[np.uint8], GroundTruth]:
    """Two rings that touch, the first and the second digit."""
    owners = np.zeros((120, 160), np.uint8)
    cv2.ellipse(owners, ((50, 60), (50, 80), 0), 1, 6)
    cv2.ellipse(owners, ((104, 60), (50, 80), 0), 2, 6)
    boxes = tuple(Box(*cv2.boundingRect((owners == i).astype(np.uint8))) for i in (1, 2))
    return owners, of_scene(Scene(paper(), "00", boxes, (0, 0), owners=owners))


def mark(ink: NDArray[np.bool_]) -> Mark:
    x, y, width, height = cv2.boundingRect(ink.astype(np.uint8))
    cut = ink[y : y + height, x : x + width].astype(np.uint8) * np.uint8(255)
    return Mark(Box(x, y, width, height), cut, 200.0, 6.0)


def test_a_whole_digit_is_named() -> None:
    assert ground_truth().label(mark(page() == 1)) == 0


def test_a_digit_whose_middle_is_lost_is_not_learned_from() -> None:
    broken = page() == 1
    broken[35:85] = False
    assert ground_truth().label(mark(broken)) in {None, FRAGMENT}


def test_a_digit_under_a_blot_is_not_learned_from() -> None:
    blot = page() == 1
    blot[25:95, 25:75] = True
    assert ground_truth().label(mark(blot)) in {None, FRAGMENT}


def test_a_piece_of_a_digit_is_a_fragment() -> None:
    piece = page() == 1
    piece[60:] = False
    piece[:, 45:] = False
    assert ground_truth().label(mark(piece)) == FRAGMENT


def test_two_digits_in_one_mark_are_a_fragment_and_each_of_them_is_none() -> None:
    owners, truth = touching()
    assert truth.label(mark(owners > 0)) == FRAGMENT
    assert truth.label(mark(owners == 1)) == 0
    assert truth.label(mark(owners == 2)) == 0


def test_a_digit_with_half_of_its_neighbour_is_a_fragment() -> None:
    owners, truth = touching()
    more = owners > 0
    more[:, 112:] = False
    assert truth.label(mark(more)) == FRAGMENT


def test_a_digit_that_is_tied_to_something_larger_is_a_fragment() -> None:
    owners = page()
    cv2.rectangle(owners, (4, 4), (156, 116), OTHERS, 8)
    box = Box(*cv2.boundingRect((owners == 1).astype(np.uint8)))
    truth = of_scene(Scene(paper(), "0", (box,), (0,), owners=owners))
    assert truth.label(mark(owners > 0)) == FRAGMENT
    assert truth.label(mark(owners == OTHERS)) == OTHER


def test_letters_and_dirt_are_something_else() -> None:
    dirt = np.zeros((120, 160), np.bool_)
    dirt[5:15, 5:18] = True
    assert ground_truth().label(mark(page() == OTHERS)) == OTHER
    assert ground_truth().label(mark(dirt)) == OTHER


def test_what_nobody_can_tell_from_a_digit_is_not_learned_from() -> None:
    letter = page() == OTHERS
    box = Box(*cv2.boundingRect(letter.astype(np.uint8)))
    assert ground_truth(ignored=(box,)).label(mark(letter)) is None


def stroke() -> NDArray[np.bool_]:
    slanted = np.zeros((120, 160), np.uint8)
    cv2.line(slanted, (100, 10), (60, 70), 1, 5)
    return slanted > 0


def blob() -> NDArray[np.bool_]:
    drawn = np.zeros((120, 160), np.uint8)
    cv2.circle(drawn, (80, 40), 14, 1, -1)
    return drawn > 0


def test_a_stroke_that_nobody_wrote_may_be_a_one_and_a_blob_is_none() -> None:
    empty = of_scene(Scene(paper(), "", (), ()))
    assert empty.label(mark(stroke())) is None
    assert empty.label(mark(blob())) == OTHER


def test_a_stroke_that_was_written_as_a_sign_is_one() -> None:
    owners = stroke().astype(np.uint8) * np.uint8(OTHERS)
    slash = of_scene(Scene(paper(), "", (), (), owners=owners))
    assert slash.label(mark(stroke())) == OTHER
