"""A network as it is served: LiteRT's file beside the Keras file, and the note that vouches for it.

model.keras          what a training goes on from
model.tflite         the same network for ``engine``
model.tflite.json    of which Keras file it was made, with which libraries, how exactly
"""

import contextlib
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

from recognizer.errors import ModelError
from recognizer.registry.durable import replace_bytes, sha256

KERAS, LITERT, NOTE = ".keras", ".tflite", ".tflite.json"
MODEL: Final = "model"
"""The network that classifies crops; a version's folder may hold others beside it."""


class NotExportedError(ModelError):
    """A network has no whole exported file that was made of its Keras file."""


@dataclass(frozen=True)
class Exported:
    """An exported network.

    ``inputs`` are the names of its inputs in the order in which the Keras model takes them;
    ``difference`` is the largest one from Keras's probabilities that the export found;
    ``libraries`` are the versions that wrote it.
    """

    content: bytes
    inputs: tuple[str, ...]
    difference: float
    libraries: Mapping[str, str]

    @classmethod
    def load(cls, folder: Path, name: str = MODEL) -> Self:
        """Load the network ``name`` of a version's folder.

        Raises NotExportedError where its file is missing, damaged, or not of its Keras file.
        """
        label = f"{folder.name}/{name}{LITERT}"
        try:
            note = json.loads((folder / f"{name}{NOTE}").read_text("utf-8"))
            content = (folder / f"{name}{LITERT}").read_bytes()
            source = sha256(folder / f"{name}{KERAS}")
        except FileNotFoundError as error:
            raise NotExportedError(f"{label} is missing.") from error
        except (OSError, ValueError) as error:
            raise NotExportedError(f"{label} cannot be read: {error}") from error
        exported = cls.of(content, note)
        if note.get("source") != source:
            raise NotExportedError(f"{label} was not made of {name}{KERAS}.")
        return exported

    @classmethod
    def of(cls, content: bytes, note: Mapping[str, Any]) -> Self:
        """Take a file's content with its note; raises NotExportedError where they do not match."""
        try:
            digest, inputs = note["sha256"], tuple(map(str, note["inputs"]))
            exported = cls(content, inputs, float(note["difference"]), dict(note["libraries"]))
        except (KeyError, TypeError, ValueError) as error:
            raise NotExportedError("The note of an exported network says too little.") from error
        if digest != hashlib.sha256(content).hexdigest():
            raise NotExportedError("An exported network is not the one that its note describes.")
        return exported

    def note(self) -> dict[str, object]:
        """Return what vouches for the content, for JSON."""
        return {
            "sha256": hashlib.sha256(self.content).hexdigest(),
            "inputs": list(self.inputs),
            "difference": self.difference,
            "libraries": dict(self.libraries),
        }

    def save(self, folder: Path, name: str = MODEL) -> None:
        """Write the file and its note beside the Keras file that it was made of.

        Each is there as a whole or not at all; raises OSError where nothing can be written.
        """
        note = self.note() | {"source": sha256(folder / f"{name}{KERAS}")}
        # Without its note a file counts as missing.
        with contextlib.suppress(FileNotFoundError):
            (folder / f"{name}{NOTE}").unlink()
        replace_bytes(folder / f"{name}{LITERT}", self.content)
        text = json.dumps(note, indent=2) + "\n"
        replace_bytes(folder / f"{name}{NOTE}", text.encode())
