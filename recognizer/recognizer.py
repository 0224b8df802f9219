"""The recognizer: a model and the pipeline, from a photo's bytes to a reading."""

import logging
from pathlib import Path
from typing import Self

import numpy as np

from recognizer.classification.classifier import Classifier
from recognizer.classification.networks import DIGITS
from recognizer.classification.normalisation import SIDE
from recognizer.digits import layout
from recognizer.digits.candidates import Candidate
from recognizer.errors import ModelError
from recognizer.image import Photo, decode
from recognizer.pipeline import run
from recognizer.reading import Box, Digit, Reading
from recognizer.registry import Registry, Version

logger = logging.getLogger(__name__)


class Recognizer:
    """Reads photos with one model; safe to share between threads."""

    def __init__(self, classifier: Classifier, version: str = "") -> None:
        """Read with ``classifier``; ``version`` names its model in the registry."""
        self.classifier = classifier
        self.version = version

    @classmethod
    def load(cls, models: Path | None = None) -> Self:
        """Load the current model of the registry in ``models`` (default: the one we came with).

        Where that is damaged, the one before it stands in. Raises ModelError where none loads.
        """
        faults: list[ModelError] = []
        registry = Registry(models)
        for version in registry.by_preference():
            try:
                return cls.load_version(version)
            except ModelError as error:
                logger.warning("model %s: %s", version.name, error)
                faults.append(error)
        raise faults[0] if faults else ModelError(f"There is no whole model in {registry.root}.")

    @classmethod
    def load_version(cls, version: Version) -> Self:
        """Load one version's model and calibration; raises ModelError where it is damaged."""
        temperature = version.card.get("temperature", 1.0)
        if not isinstance(temperature, int | float) or not 0.05 <= temperature <= 20:
            raise ModelError(f"The card of model {version.name} holds no sensible temperature.")
        return cls(Classifier.load(version.folder, float(temperature)), version.name)

    def warm_up(self) -> None:
        """Let the network compute once, so that the first photo waits no longer than others."""
        self.classifier.classify(np.zeros((1, SIDE, SIDE), np.uint8))

    def read(self, data: bytes) -> Reading:
        """Read the picture in ``data``; raises UnreadableImageError where it is none."""
        return self.read_photo(decode(data))

    def read_photo(self, photo: Photo) -> Reading:
        """Read a decoded photo."""
        trace = run(photo, self.classifier)
        rows = layout.rows(trace.digits)
        scale = trace.ink.scale * photo.scale
        digits = tuple(_digit(c, scale, photo) for row in rows for c in row)
        return Reading(layout.text(rows), digits, photo.pixels, photo.scale)


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
