"""What the stages of a photo's journey made of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from recognizer.candidates import Candidate
from recognizer.image import Photo
from recognizer.ink import Ink
from recognizer.segmentation import Mark


@dataclass(frozen=True)
class Journey:
    """From a photo's ink to the candidates that are believed to be digits."""

    photo: Photo
    ink: Ink
    marks: Sequence[Mark]
    candidates: Sequence[Candidate]
    believed: Sequence[Candidate]
