"""One photo's journey, from bytes to a reading."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from recognizer import layout
from recognizer.candidates import Candidate, choose
from recognizer.classifier import Classifier
from recognizer.errors import ModelError
from recognizer.image import Photo, decode
from recognizer.ink import Ink, find_ink
from recognizer.networks import DIGITS
from recognizer.normalisation import SIDE
from recognizer.reading import Box, Digit, Reading
from recognizer.registry import Registry, Version
from recognizer.segmentation import Mark, find_marks
from recognizer.sheet import without_table

DOUBTFUL: Final = 0.55
"""With less agreement (``Ink.agreement``) the ink may be light as well as dark."""
FIRM: Final = 0.9


class Sight(NamedTuple):
    """What each stage made of a photo."""

    ink: Ink
    marks: Sequence[Mark]
    candidates: list[Candidate]
    believed: list[Candidate]


class Recognizer:
    """Reads photos with one model; safe to share between threads."""

    def __init__(self, classifier: Classifier, version: str = "") -> None:
        """Read with ``classifier``; ``version`` names its model in the registry."""
        self.classifier = classifier
        self.version = version

    @classmethod
    def load(cls, models: Path | None = None) -> Self:
        """Load the current model of the registry in ``models`` (default: the one we came with).

        Raises ModelError where there is no whole model.
        """
        return cls.load_version(Registry(models).current())

    @classmethod
    def load_version(cls, version: Version) -> Self:
        """Load one version's model and calibration; raises ModelError where it is damaged."""
        temperature = version.card.get("temperature", 1.0)
        if not isinstance(temperature, int | float) or not 0.05 <= temperature <= 20:
            raise ModelError(f"The card of model {version.name} holds no sensible temperature.")
        return cls(Classifier.load(version.model, float(temperature)), version.name)

    def warm_up(self) -> None:
        """Compile the network's call, so that the first photo waits no longer than the others."""
        for size in (1, 2):
            self.classifier.classify(np.zeros((size, SIDE, SIDE), np.uint8))

    def read(self, data: bytes) -> Reading:
        """Read the picture in ``data``; raises UnreadableImageError where it is none."""
        return self.read_photo(decode(data))

    def read_photo(self, photo: Photo) -> Reading:
        """Read a decoded photo."""
        ink, _, _, believed = self._look(photo)
        rows = layout.rows(believed)
        scale = ink.scale * photo.scale
        digits = tuple(_digit(c, scale, photo) for row in rows for c in row)
        return Reading(layout.text(rows), digits, photo.pixels, photo.scale)

    def explain(self, data: bytes) -> list[tuple[str, NDArray[np.uint8]]]:
        """Read ``data`` and return each stage's picture, uint8 grey or BGR, with its name."""
        from recognizer.stages import draw_stages

        photo = decode(data)
        return draw_stages(photo, *self._look(photo))

    def _look(self, photo: Photo) -> Sight:
        """Find the digits; where there seem to be none, look again in the other ways."""
        seen = self._look_at(find_ink(photo.pixels))
        if _is_firm(seen.believed):
            return seen
        if seen.ink.agreement < DOUBTFUL:  # light may have looked like ink
            other = self._look_at(find_ink(photo.pixels, inverted=True))
            if _is_firm(other.believed):
                return other
        sheet = None if seen.believed else without_table(photo.pixels, seen.ink.gray)
        if sheet is not None:
            other = self._look_at(find_ink(sheet))
            if _is_firm(other.believed):
                return other
        return seen

    def _look_at(self, ink: Ink) -> Sight:
        marks = find_marks(ink)
        candidates = choose(marks, self.classifier)
        return Sight(ink, marks, candidates, layout.believe(candidates))


def _is_firm(digits: Sequence[Candidate]) -> bool:
    """Whether no accident looks like this: edges and cracks are ones, noise is never sure."""
    return any(c.digit != 1 and c.confidence >= FIRM for c in digits)


def _digit(candidate: Candidate, scale: float, photo: Photo) -> Digit:
    """Take a candidate back to the upright photo's own pixels."""
    x, y, w, h = candidate.mark.box
    left, top = min(int(x / scale), photo.width - 1), min(int(y / scale), photo.height - 1)
    right = min(max(round((x + w) / scale), left + 1), photo.width)
    bottom = min(max(round((y + h) / scale), top + 1), photo.height)
    box = Box(left, top, right - left, bottom - top)
    probabilities = candidate.probabilities[:DIGITS].copy()
    probabilities.flags.writeable = False
    return Digit(candidate.digit, candidate.confidence, probabilities, box, candidate.crop)
