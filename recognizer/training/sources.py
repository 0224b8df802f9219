"""Real hands to learn from: letters that people wrote, and typefaces, from a folder or downloaded.

OMNIGLOT_PATH, CAPITALS_PATH and FONTS_PATH may name folders; otherwise Keras fetches the files once
into its own cache and checks them. Training goes on without what cannot be had, and says so.
"""

import csv
import io
import logging
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final, Literal

from recognizer.errors import DatasetError
from recognizer.studio.writing.capitals import Capitals
from recognizer.studio.writing.omniglot import Drawings, read_drawings
from recognizer.studio.writing.sources import NOTHING, Sources
from recognizer.studio.writing.typefaces import Typeface
from recognizer.training.capitals import CREDIT, load_capitals
from recognizer.training.fetching import fetch, named

_log = logging.getLogger(__name__)

OMNIGLOT_COMMIT: Final = "057f034baf2ecb8530bc5710e5a23584d2a519cc"
OMNIGLOT: Final = {
    "strokes_background_small1.zip": (
        "8cb3960fb6cf4ccf5f064ad83169f828c36c36782a0f6e7faacb7ecfae4468a2"
    ),
    "strokes_background_small2.zip": (
        "345bf2141efbea062833dbb2828abbc23d9e07825e46f2afdd4daecddfed6e78"
    ),
}
"""The archives of strokes, and their SHA-256."""
_OMNIGLOT_URL: Final = (
    f"https://raw.githubusercontent.com/brendenlake/omniglot/{OMNIGLOT_COMMIT}/python/"
)
_FONTS_URL: Final = "https://cdn.jsdelivr.net/npm/@fontsource/"
_WITHOUT_FONTS: Final = "so no handwriting and no print of fonts is learned."
Credit = dict[str, str | list[str]]
"""What the model's card says of a source: name, version, licence, and which parts were used."""


@dataclass(frozen=True)
class Family:
    """A family of ``families.csv``: what Fontsource's package of this version holds.

    ``sha256`` is that of the file of the Latin letters. ``kind`` says whether it looks written or
    printed, ``split`` whether it is learned from or held out to measure on.
    """

    package: str
    family: str
    version: str
    sha256: str
    kind: Literal["hand", "print"]
    split: Literal["training", "held-out"]
    copyright: str

    @property
    def file(self) -> str:
        """The name of the font file."""
        return f"{self.package}-latin-400-normal.woff2"

    @property
    def url(self) -> str:
        """Where the file is to be had."""
        return f"{_FONTS_URL}{self.package}@{self.version}/files/{self.file}"


@dataclass(frozen=True, eq=False)
class RealHands:
    """Sources to learn from, others to measure on, and the credits of both for the card."""

    train: Sources = NOTHING
    held_out: Sources = NOTHING
    credits: Sequence[Credit] = ()


@lru_cache(maxsize=1)
def families() -> tuple[Family, ...]:
    """All families, handwriting first."""
    text = (files(__package__) / "families.csv").read_text("utf-8")
    return tuple(Family(**row) for row in csv.DictReader(io.StringIO(text)))  # type: ignore[arg-type]


def load_real_hands() -> RealHands:
    """Load what there is of letters and typefaces; a warning names what there is not."""
    credits: list[Credit] = []
    learned = measured = capitals = held_out = None
    faces: dict[Family, Typeface] = {}
    try:
        learned, measured = load_omniglot()
        alphabets = list(learned.alphabets)
        credits.append(
            {"name": "Omniglot", "version": OMNIGLOT_COMMIT, "licence": "MIT", "parts": alphabets}
        )
    except DatasetError as error:
        _log.warning("%s", error)
    try:
        capitals, held_out = load_capitals()
        credits.append({**CREDIT, "parts": sorted(capitals.images)})
    except DatasetError as error:
        _log.warning("%s", error)
    try:
        faces = load_typefaces()
        names = [f"{family.family} {family.version}" for family in faces]
        credits.append({"name": "typefaces of Fontsource", "licence": "OFL-1.1", "parts": names})
    except DatasetError as error:
        _log.warning("%s", error)
    return RealHands(
        _sources(learned, capitals, faces, "training"),
        _sources(measured, held_out, faces, "held-out"),
        credits,
    )


def _sources(
    drawings: Drawings | None,
    capitals: Capitals | None,
    faces: dict[Family, Typeface],
    split: Literal["training", "held-out"],
) -> Sources:
    chosen = {family: face for family, face in faces.items() if family.split == split}
    return Sources(
        drawings,
        capitals,
        tuple(face for family, face in chosen.items() if family.kind == "hand"),
        tuple(face for family, face in chosen.items() if family.kind == "print"),
    )


def load_omniglot() -> tuple[Drawings, Drawings]:
    """Load Omniglot's letters by people to learn from, and by others to measure on.

    Raises DatasetError where they are not to be had.
    """
    folder = named("OMNIGLOT_PATH")
    try:
        if folder is not None:
            paths = [folder / name for name in OMNIGLOT]
        else:
            paths = [fetch(name, _OMNIGLOT_URL + name, sha) for name, sha in OMNIGLOT.items()]
        return read_drawings(paths).split()
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        where = f"in {folder}" if folder else "to download; OMNIGLOT_PATH can name a folder"
        raise DatasetError(
            f"Omniglot is not available {where}, so no letters by people are learned."
        ) from error


def load_typefaces() -> dict[Family, Typeface]:
    """Load the typefaces of ``families.csv``, those that a folder has or all of the download.

    Raises DatasetError where there is none.
    """
    folder = named("FONTS_PATH")
    try:
        if folder is not None:
            found = {path.name: path for path in folder.rglob("*-latin-400-normal.woff2")}
            paths = {family: found[family.file] for family in families() if family.file in found}
        else:
            paths = {one: fetch(one.file, one.url, one.sha256) for one in families()}
        faces = {one: Typeface(one.family, path.read_bytes()) for one, path in paths.items()}
    except (OSError, ValueError) as error:
        where = f"in {folder}" if folder else "to download; FONTS_PATH can name a folder"
        raise DatasetError(f"Typefaces are not available {where}, {_WITHOUT_FONTS}") from error
    readable = {family: face for family, face in faces.items() if face.readable()}
    if not readable:
        raise DatasetError(f"There is no typeface of the list in {folder}, {_WITHOUT_FONTS}")
    return readable
