"""Files come once into Keras's cache, checked; what cannot be had is one kind of error."""

import hashlib
from pathlib import Path

import pytest

from recognizer.training.fetching import fetch, named


def test_keras_checks_what_it_fetches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keras itself, with a file on this machine for the network."""
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "home"))
    file = tmp_path / "letters.bin"
    file.write_bytes(b"letters")
    right = hashlib.sha256(b"letters").hexdigest()
    fetched = fetch("right.bin", file.as_uri(), right)
    assert fetched.read_bytes() == b"letters"
    with pytest.raises(ValueError, match="corrupt"):
        fetch("wrong.bin", file.as_uri(), "0" * 64)
    with pytest.raises(OSError, match="URL fetch failure"):
        fetch("none.bin", (tmp_path / "nowhere").as_uri(), right)


def test_a_variable_may_name_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LETTERS", str(tmp_path))
    assert named("LETTERS") == tmp_path
    monkeypatch.setenv("LETTERS", "")
    assert named("LETTERS") is None
