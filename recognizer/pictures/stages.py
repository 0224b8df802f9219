"""Pictures of the stages of a photo's journey, for people who want to know why."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.digits.candidates import Candidate
from recognizer.ink.ink import Ink
from recognizer.pipeline import Journey
from recognizer.segmentation.marks import Mark

Picture = NDArray[np.uint8]

ORANGE = (0, 140, 230)
BLUE = (180, 110, 0)


def draw_stages(journey: Journey) -> list[tuple[str, Picture]]:
    """Draw what every stage made of the photo, in the order of the journey."""
    ink, candidates, believed = journey.ink, journey.candidates, journey.believed
    return [
        ("decoded", journey.photo.pixels),
        ("contrast", np.asarray(cv2.bitwise_not(ink.contrast), np.uint8)),
        ("ink", np.asarray(255 - 255 * ink.mask, np.uint8)),
        ("marks", _boxes(ink, [(mark, "", ORANGE) for mark in journey.marks])),
        ("crops", _strip([c.crop for c in candidates])),
        ("classified", _boxes(ink, [_labelled(c, c in believed) for c in candidates])),
    ]


def _labelled(candidate: Candidate, believed: bool) -> tuple[Mark, str, tuple[int, int, int]]:
    words = f"{candidate.digit} {candidate.confidence:.0%}" if candidate.is_digit else "-"
    return candidate.mark, words, BLUE if believed else ORANGE


def _boxes(ink: Ink, marks: Sequence[tuple[Mark, str, tuple[int, int, int]]]) -> Picture:
    canvas = cv2.cvtColor(255 - 255 * ink.mask, cv2.COLOR_GRAY2BGR)
    for mark, words, colour in marks:
        x, y, w, h = mark.box
        cv2.rectangle(canvas, (x, y), (x + w, y + h), colour, 2)
        cv2.putText(canvas, words, (x, max(y - 4, 12)), cv2.FONT_HERSHEY_SIMPLEX, 0.5, colour, 1)
    return np.asarray(canvas, np.uint8)


def _strip(crops: Sequence[Picture]) -> Picture:
    if not crops:
        return np.zeros((28, 28), np.uint8)
    gap = np.full((28, 2), 96, np.uint8)
    strip = np.hstack([part for crop in crops for part in (crop, gap)])
    size = (4 * strip.shape[1], 4 * strip.shape[0])
    return np.asarray(cv2.resize(strip, size, interpolation=cv2.INTER_NEAREST), np.uint8)
