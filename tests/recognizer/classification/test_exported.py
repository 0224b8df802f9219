"""An exported network is whole and made of the Keras file beside it, or it is not there."""

import json
from pathlib import Path

import pytest

from recognizer.classification.exported import Exported, NotExportedError

NETWORK = Exported(bytes(range(256)) * 4, ("window", "crop"), 1e-7, {"keras": "3.15.1"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "context.keras").write_bytes(b"the weights")
    NETWORK.save(tmp_path, "context")
    return tmp_path


def test_it_comes_back_as_it_was(folder: Path) -> None:
    assert Exported.load(folder, "context") == NETWORK
    with pytest.raises(NotExportedError, match=r"model\.tflite is missing"):
        Exported.load(folder)


def test_a_flipped_bit_is_noticed(folder: Path) -> None:
    file = folder / "context.tflite"
    content = bytearray(file.read_bytes())
    content[700] ^= 1
    file.write_bytes(content)
    with pytest.raises(NotExportedError, match="not the one that its note describes"):
        Exported.load(folder, "context")


def test_another_keras_file_is_noticed(folder: Path) -> None:
    (folder / "context.keras").write_bytes(b"other weights")
    with pytest.raises(NotExportedError, match=r"was not made of context\.keras"):
        Exported.load(folder, "context")
    NETWORK.save(folder, "context")
    assert Exported.load(folder, "context") == NETWORK


@pytest.mark.parametrize("text", ["", "[]", "{", '{"sha256": 1}', "\xff"])
def test_a_strange_note_is_noticed(folder: Path, text: str) -> None:
    (folder / "context.tflite.json").write_text(text, "latin-1")
    with pytest.raises(NotExportedError):
        Exported.load(folder, "context")


@pytest.mark.parametrize("missing", ["inputs", "difference", "libraries"])
def test_a_note_that_says_too_little_is_noticed(folder: Path, missing: str) -> None:
    file = folder / "context.tflite.json"
    note = json.loads(file.read_text("utf-8"))
    del note[missing]
    file.write_text(json.dumps(note), "utf-8")
    with pytest.raises(NotExportedError, match="too little"):
        Exported.load(folder, "context")
