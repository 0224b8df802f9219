"""Pictures of the pipeline's stages for one photo, as files: for people who want to know why."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.classification.ensemble import Ensemble
from recognizer.digits.candidates import Candidate
from recognizer.errors import RecognizerError
from recognizer.image import photo_of
from recognizer.ink.ink import INK_SIDE, Ink
from recognizer.pictures import look
from recognizer.pipeline import Trace, run
from recognizer.segmentation.marks import Mark

if TYPE_CHECKING:
    from recognizer.image import Source

Picture = NDArray[np.uint8]


def write_stages(ensemble: Ensemble, source: "Source", folder: Path) -> tuple[Path, ...]:
    """Read a picture and write each stage to ``folder`` as ``1-decoded.png`` and so on.

    Raises:
        UnreadableImageError: the source is no picture.
        RecognizerError: the folder cannot be written to.
    """
    stages = draw_stages(run(photo_of(source, INK_SIDE), ensemble))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return tuple(_write(folder, number, *stage) for number, stage in enumerate(stages, 1))
    except OSError as error:
        raise RecognizerError(f"{folder} cannot be written to: {error.strerror}.") from error


def _write(folder: Path, number: int, name: str, picture: Picture) -> Path:
    path = folder / f"{number}-{name}.png"
    path.write_bytes(bytes(cv2.imencode(".png", picture)[1]))
    return path


def draw_stages(trace: Trace) -> list[tuple[str, Picture]]:
    """Draw what every stage made of the photo: uint8 grey (h, w) or BGR (h, w, 3), with names."""
    ink, candidates, digits = trace.ink, trace.candidates, trace.digits
    return [
        ("decoded", trace.photo.pixels),
        ("contrast", np.asarray(cv2.bitwise_not(ink.contrast), np.uint8)),
        ("ink", np.asarray(255 - 255 * ink.mask, np.uint8)),
        ("marks", _boxes(ink, [(mark, "", look.ORANGE) for mark in trace.marks])),
        ("crops", _strip([c.crop for c in candidates])),
        ("classified", _boxes(ink, [_labelled(c, c in digits) for c in candidates])),
    ]


def _labelled(candidate: Candidate, accepted: bool) -> tuple[Mark, str, look.Colour]:
    words = f"{candidate.digit} {candidate.confidence:.0%}" if candidate.is_digit else "-"
    return candidate.mark, words, look.BLUE if accepted else look.ORANGE


def _boxes(ink: Ink, marks: Sequence[tuple[Mark, str, look.Colour]]) -> Picture:
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
