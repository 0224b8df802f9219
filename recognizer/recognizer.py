"""The recognizer: a model and the pipeline, from a photo's bytes to a reading."""

from pathlib import Path
from typing import Self

import numpy as np

from recognizer.classification.classifier import Classifier
from recognizer.classification.context import NAME as CONTEXT
from recognizer.classification.ensemble import Ensemble
from recognizer.classification.networks import DIGITS
from recognizer.classification.normalisation import SIDE
from recognizer.classification.surroundings import HEIGHT, WIDTH
from recognizer.digits import layout
from recognizer.digits.candidates import Candidate
from recognizer.digits.skipped import find_skipped
from recognizer.errors import ModelError
from recognizer.image import Photo, decode
from recognizer.pipeline import run
from recognizer.reading import Box, Digit, Reading
from recognizer.registry import Registry, Version


class Recognizer:
    """Reads photos with one model; safe to share between threads."""

    def __init__(self, ensemble: Ensemble, version: str = "") -> None:
        """Read with ``ensemble``; ``version`` names its model in the registry."""
        self.ensemble = ensemble
        self.version = version

    @property
    def classifier(self) -> Classifier:
        """The network that tells which digit a crop shows."""
        return self.ensemble.classifier

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
                faults.append(error)
        raise faults[0] if faults else ModelError(f"There is no whole model in {registry.root}.")

    @classmethod
    def load_version(cls, version: Version) -> Self:
        """Load one version's model and calibration; raises ModelError where it is damaged."""
        ensemble = Ensemble.load(
            version.folder,
            _context_folder(version),
            _temperature(version, "temperature"),
            _temperature(version, "agreement"),
        )
        return cls(ensemble, version.name)

    def warm_up(self) -> None:
        """Let the networks compute once, so that the first photo waits no longer than others."""
        crops = np.zeros((1, SIDE, SIDE), np.uint8)
        self.ensemble.classifier.classify(crops)
        self.ensemble.context.classify(crops, np.zeros((1, HEIGHT, WIDTH, 2), np.uint8))

    def read(self, data: bytes) -> Reading:
        """Read the picture in ``data``; raises UnreadableImageError where it is none."""
        return self.read_photo(decode(data))

    def read_photo(self, photo: Photo) -> Reading:
        """Read a decoded photo."""
        trace = run(photo, self.ensemble)
        rows = layout.rows(trace.digits)
        photo, scale = trace.photo, trace.ink.scale * trace.photo.scale
        digits = tuple(_digit(c, scale, photo) for row in rows for c in row)
        skipped = tuple(
            _box(c.mark.box, scale, photo) for c in find_skipped(trace.candidates, trace.digits)
        )
        return Reading(layout.text(rows), digits, photo.pixels, photo.scale, skipped)


def _temperature(version: Version, name: str) -> float:
    temperature = version.card.get(name, 1.0)
    if not isinstance(temperature, int | float) or not 0.05 <= temperature <= 20:
        raise ModelError(f"The card of model {version.name} holds no sensible {name}.")
    return float(temperature)


def current_context(registry: Registry) -> Path:
    """The folder of the context network in service; raises ModelError where there is none."""
    for version in registry.by_preference():
        return _context_folder(version)
    raise ModelError(f"There is no whole model in {registry.root}.")


def _context_folder(version: Version) -> Path:
    """Where a version's context network is: versions of before had none, and borrow ours."""
    if (version.folder / f"{CONTEXT}.keras").is_file():
        return version.folder
    shipped = [each for each in Registry().by_preference() if each.shipped]
    if not shipped:
        raise ModelError(f"Model {version.name} has no context network.")
    return shipped[0].folder


def _digit(candidate: Candidate, scale: float, photo: Photo) -> Digit:
    probabilities = candidate.probabilities[:DIGITS].copy()
    probabilities.flags.writeable = False
    box = _box(candidate.mark.box, scale, photo)
    return Digit(candidate.digit, candidate.confidence, probabilities, box, candidate.crop)


def _box(box: Box, scale: float, photo: Photo) -> Box:
    """Take a box of the ink's picture to the upright photo's own pixels."""
    x, y, w, h = box
    left, top = min(int(x / scale), photo.width - 1), min(int(y / scale), photo.height - 1)
    right = min(max(round((x + w) / scale), left + 1), photo.width)
    bottom = min(max(round((y + h) / scale), top + 1), photo.height)
    return Box(left, top, right - left, bottom - top)
