"""Marks are named by the ink that was written, not by their boxes alone."""

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.classification.networks import BACKGROUND
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


def ground_truth() -> GroundTruth:
    owners = page()
    box = Box(*cv2.boundingRect((owners == 1).astype(np.uint8)))
    scene = Scene(np.zeros((120, 160, 3), np.uint8), "0", (box,), (0,), owners=owners)
    return GroundTruth.of(scene, Ink(owners, owners, owners, 1.0, 1.0, 0))


def mark(ink: NDArray[np.bool_]) -> Mark:
    x, y, width, height = cv2.boundingRect(ink.astype(np.uint8))
    cut = ink[y : y + height, x : x + width].astype(np.uint8) * np.uint8(255)
    return Mark(Box(x, y, width, height), cut, 200.0, 6.0)


def test_a_whole_digit_is_named() -> None:
    assert ground_truth().label(mark(page() == 1)) == 0


def test_a_digit_whose_middle_is_lost_is_not_learned_from() -> None:
    broken = page() == 1
    broken[35:85] = False
    assert ground_truth().label(mark(broken)) is None


def test_a_digit_under_a_blot_is_not_learned_from() -> None:
    blot = page() == 1
    blot[25:95, 25:75] = True
    assert ground_truth().label(mark(blot)) is None


def test_a_piece_of_a_digit_a_letter_and_dirt_show_none() -> None:
    piece, dirt = page() == 1, np.zeros((120, 160), np.bool_)
    piece[60:] = False
    piece[:, 45:] = False
    dirt[5:15, 5:18] = True
    assert ground_truth().label(mark(piece)) == BACKGROUND
    assert ground_truth().label(mark(page() == OTHERS)) == BACKGROUND
    assert ground_truth().label(mark(dirt)) == BACKGROUND


def test_a_slanted_stroke_is_not_called_background() -> None:
    stroke = np.zeros((120, 160), np.uint8)
    cv2.line(stroke, (100, 10), (60, 70), 1, 5)
    owners = ground_truth()
    assert owners.label(mark(stroke > 0)) is None
