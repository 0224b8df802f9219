"""One version of the model: a folder with the Keras file and a card that vouches for it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from recognizer.errors import ModelError
from recognizer.registry.durable import sha256

MODEL_FILE = "model.keras"
CARD_FILE = "card.json"


def folder_name(number: int) -> str:
    """Return how the folder of version ``number`` is called, such as ``0007``."""
    return f"{number:04d}"


def numbers_in(root: Path) -> list[int]:
    """Return the numbers of all that has a version's folder, whole or not, the oldest first."""
    if not root.is_dir():
        return []
    names = (path.name for path in root.iterdir())
    return sorted(int(name) for name in names if name.isascii() and name.isdigit())


@dataclass(frozen=True)
class Version:
    """One whole model: its number, its folder, and its card (what it is and how good)."""

    number: int
    folder: Path
    card: Mapping[str, object]

    @classmethod
    def load(cls, root: Path, number: int) -> Self:
        """Load version ``number`` of the models folder ``root``.

        Raises ``ModelError``, saying why, where it is not whole.
        """
        folder = root / folder_name(number)
        try:
            card = json.loads((folder / CARD_FILE).read_text("utf-8"))
            digest = sha256(folder / MODEL_FILE)
        except FileNotFoundError as error:
            missing = Path(str(error.filename)).name
            raise ModelError(f"Model {folder.name} has no {missing}.") from error
        except (OSError, ValueError) as error:
            raise ModelError(f"Model {folder.name} cannot be read: {error}") from error
        if not isinstance(card, dict) or card.get("sha256") != digest:
            raise ModelError(f"Model {folder.name} is not the one that its card describes.")
        return cls(number, folder, card)

    @classmethod
    def put(cls, root: Path, number: int, files: Mapping[str, bytes]) -> Self:
        """Write the files of a version into the models folder ``root``, and load it.

        Raises ``ModelError`` where they are not whole.
        """
        folder = root / folder_name(number)
        folder.mkdir()
        for name, data in files.items():
            (folder / Path(name).name).write_bytes(data)
        return cls.load(root, number)

    def files(self) -> dict[str, bytes]:
        """Return the version's files by name; raises ``ModelError`` where they cannot be read."""
        try:
            paths = sorted(self.folder.glob("[!.]*"))  # what begins with a dot is being written
            files = {path.name: path.read_bytes() for path in paths if path.is_file()}
        except OSError as error:
            raise ModelError(f"Model {self.folder.name} cannot be read: {error}") from error
        if not files:
            raise ModelError(f"Model {self.folder.name} cannot be read: its folder is gone.")
        return files

    def temperature(self, name: str) -> float:
        """Return a temperature of the card, 1 where it has none; raises ``ModelError``."""
        temperature = self.card.get(name, 1.0)
        if not isinstance(temperature, int | float) or not 0.05 <= temperature <= 20:
            raise ModelError(f"The card of model {self.name} holds no sensible {name}.")
        return float(temperature)

    @property
    def name(self) -> str:
        """The number as the folder is called, such as ``0007``."""
        return folder_name(self.number)

    @property
    def model(self) -> Path:
        """The Keras file."""
        return self.folder / MODEL_FILE

    @property
    def shipped(self) -> bool:
        """Whether this version came with the software."""
        return self.card.get("shipped") is True
