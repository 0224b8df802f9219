"""The recognizer: a model and the pipeline, from a picture to a reading."""

import logging
from collections.abc import Callable, Generator, Iterable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Self

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
from recognizer.image import Photo, photo_of, portable
from recognizer.ink.ink import INK_SIDE
from recognizer.many import Result, read_many
from recognizer.pipeline import run
from recognizer.reading import Digit, Reading
from recognizer.registry import Registry, Version, shipped_models_dir

if TYPE_CHECKING:
    from recognizer.image import Source
    from recognizer.parallel.spreading import Scheduler

logger = logging.getLogger(__name__)


class Recognizer:
    """Reads photos with one model; safe to share between threads.

    Pickled, it is the files of its model's version: what unpickles it loads them anew.
    """

    def __init__(
        self, ensemble: Ensemble, version: str = "", origin: Version | None = None
    ) -> None:
        """Read with ``ensemble``; ``version`` names its model, and ``origin`` holds its files."""
        self.ensemble = ensemble
        self.version = version
        self._origin = origin

    @property
    def classifier(self) -> Classifier:
        """The network that tells which digit a crop shows."""
        return self.ensemble.classifier

    @classmethod
    def load(cls, models: Path | None = None) -> Self:
        """Load the current model of the registry in ``models`` (default: ours).

        Where that is damaged, the one before it stands in. Raises ModelError where none loads.
        """
        faults: list[ModelError] = []
        registry = Registry.to_read(models)
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
        ensemble = Ensemble.load(
            version.folder,
            _context_folder(version),
            version.temperature("temperature"),
            version.temperature("agreement"),
        )
        return cls(ensemble, version.name, version)

    def __reduce__(self) -> tuple[object, ...]:
        if self._origin is None:
            return type(self), (self.ensemble, self.version)
        return _unpickled, (type(self), self._origin.number, self._origin.files())

    def warm_up(self) -> None:
        """Let the networks compute once, so that the first photo waits no longer than others."""
        crops = np.zeros((1, SIDE, SIDE), np.uint8)
        self.ensemble.classifier.classify(crops)
        self.ensemble.context.classify(crops, np.zeros((1, HEIGHT, WIDTH, 2), np.uint8))

    def read(self, source: "Source") -> Reading:
        """Read one picture.

        ``source`` is an encoded picture: ``bytes``, the path of a file (``str`` or
        ``os.PathLike``), a file opened in binary mode; or pixels: a NumPy array of uint8, grey
        (h, w), BGR (h, w, 3) or BGRA (h, w, 4) as OpenCV has them, or a PIL image; or a page of a
        PDF file (``recognizer.pdf_pages``).

        Raises:
            UnreadableImageError: it cannot be opened, or is no whole picture of a known format.
            TypeError: it is of another type, or an array of another one than uint8.
            ValueError: an array has another shape.
        """
        # A file is read once, and digits are looked for in less than several of them are shown in.
        kept = portable(source, elsewhere=True)
        return self._read(photo_of(kept, INK_SIDE), partial(photo_of, kept))

    def read_many(
        self,
        sources: "Iterable[Source]",
        workers: int | None = None,
        scheduler: "Scheduler | None" = None,
        *,
        photos: bool = True,
    ) -> Generator[Result]:
        """Yield a result for each of ``sources``, in their order, as they are done.

        A result is a ``Reading``, or the exception that :meth:`read` would have raised
        (UnreadableImageError, TypeError or ValueError), not raised but yielded: one damaged file
        stops nothing. Sources are taken a few a worker ahead, so that any number of them fits
        into memory.

        ``workers`` processes of this machine read, by default one a core; for the first 32
        sources none is started. A script that calls this begins with ``if __name__ ==
        "__main__":``, as for all of multiprocessing. ``scheduler`` names a Dask scheduler to read
        elsewhere, such as ``"tcp://host:8786"``, or is any ``concurrent.futures.Executor``, for
        whom ``workers`` says how many it has. A recognizer that was not loaded from a models
        folder reads here, alone.

        Without ``photos`` readings leave their photo behind: a megabyte or more each, that need
        not travel. They cannot be drawn then where there are several digits.

        Raises:
            WorkerLostError: the system ended a process of this machine, maybe for lack of memory.
            ClusterError: Dask is not installed, or its scheduler cannot be reached.
            TypeError: ``sources`` is a single picture.
        """
        if self._origin is None and scheduler is None:
            workers = 1
        return read_many(self, sources, workers=workers, scheduler=scheduler, photos=photos)

    def read_photo(self, photo: Photo) -> Reading:
        """Read a decoded photo."""
        return self._read(photo, lambda: photo)

    def _read(self, photo: Photo, whole: Callable[[], Photo]) -> Reading:
        """Read a photo, of which ``whole`` gives all pixels that are worked on."""
        trace = run(photo, self.ensemble)
        rows = layout.rows(trace.digits)
        photo, scale = trace.photo, trace.ink.scale * trace.photo.scale
        digits = tuple(_digit(c, scale, photo) for row in rows for c in row)
        unread = find_skipped(trace.candidates, trace.digits)
        skipped = tuple(photo.own(c.mark.box, scale) for c in unread)
        if len(digits) > 1 or skipped:
            photo = whole().turned(trace.quarters)
        return Reading(layout.text(rows), digits, photo.pixels, photo.scale, skipped)


def current_context(registry: Registry) -> Path:
    """The folder of the context network in service; raises ModelError where there is none.

    An empty registry borrows ours.
    """
    current = next(registry.by_preference(), None)
    if current is not None:
        return _context_folder(current)
    folder = _shipped_context()
    if folder is None:
        raise ModelError("There is no context network.")
    return folder


def _context_folder(version: Version) -> Path:
    """Where a version's context network is: versions of before had none, and borrow ours."""
    if (version.folder / f"{CONTEXT}.keras").is_file():
        return version.folder
    folder = _shipped_context()
    if folder is None:
        raise ModelError(f"Model {version.name} has no context network.")
    return folder


def _shipped_context() -> Path | None:
    ours = Registry(shipped_models_dir())
    return next((each.folder for each in ours.by_preference() if each.shipped), None)


def _unpickled(kind: type[Recognizer], number: int, files: dict[str, bytes]) -> Recognizer:
    """Load a version from its files; raises ModelError where this software cannot."""
    with TemporaryDirectory(prefix="digit-model-") as root:
        return kind.load_version(Version.put(Path(root), number, files))


def _digit(candidate: Candidate, scale: float, photo: Photo) -> Digit:
    probabilities = candidate.probabilities[:DIGITS].copy()
    probabilities.flags.writeable = False
    box = photo.own(candidate.mark.box, scale)
    return Digit(candidate.digit, candidate.confidence, probabilities, box, candidate.crop)
