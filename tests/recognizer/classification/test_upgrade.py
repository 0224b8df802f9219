"""A version of before there were exports is upgraded once, where it lies or for one process."""

import logging
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from recognizer.classification.engine import Engine
from recognizer.classification.exported import Exported
from recognizer.errors import ModelError
from recognizer.registry import Registry

CODE = """
import logging, sys
from pathlib import Path
from recognizer.classification.engine import Engine
logging.basicConfig(level="INFO")
Engine.load(Path(sys.argv[1]))
print([name for name in ("tensorflow", "keras") if name in sys.modules])
"""


@pytest.fixture
def came_along() -> Path:
    """The folder of the version that we came with."""
    return Registry().current().folder


@pytest.fixture
def old(came_along: Path, tmp_path: Path) -> Path:
    """The same as it was written before there were exports."""
    version = shutil.copytree(came_along, tmp_path / "0007")
    for name in ("model.tflite", "model.tflite.json"):
        (version / name).unlink()
    return version


@pytest.fixture
def other(old: Path, mlp_file: Path) -> Path:
    """A version of one's own, of before there were exports."""
    shutil.copy(mlp_file, old / "model.keras")
    return old


@pytest.fixture
def _no_tensorflow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recognizer.classification.upgrade.installed", lambda: False)


@pytest.mark.usefixtures("_no_tensorflow")
def test_the_model_that_came_along_needs_no_tensorflow(old: Path, came_along: Path) -> None:
    Engine.load(old)
    assert Exported.load(old) == Exported.load(came_along)


@pytest.mark.usefixtures("_no_tensorflow")
def test_where_it_cannot_be_kept_it_serves_nevertheless(
    old: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    # As root, nothing is read-only.
    def refuse(_exported: Exported, folder: Path, _name: str) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(Exported, "save", refuse)
    with caplog.at_level(logging.WARNING):
        engine = Engine.load(old)
    assert "Permission denied; it will be made at each start" in caplog.text
    assert engine.output == (11,)
    assert not (old / "model.tflite").exists()


@pytest.mark.usefixtures("_no_tensorflow")
def test_a_damaged_export_is_put_right(old: Path, came_along: Path) -> None:
    content = bytearray((came_along / "model.tflite").read_bytes())
    content[len(content) // 2] ^= 1
    (old / "model.tflite").write_bytes(content)
    shutil.copy(came_along / "model.tflite.json", old)
    Engine.load(old)
    assert Exported.load(old) == Exported.load(came_along)


@pytest.mark.usefixtures("_no_tensorflow")
def test_without_tensorflow_a_sentence_says_what_to_install(other: Path) -> None:
    with pytest.raises(ModelError, match=r"0007/model\.tflite is missing\. .*: pip install tensor"):
        Engine.load(other)


@pytest.mark.slow
def test_processes_that_start_together_export_once_and_never_import_tensorflow(
    other: Path, mlp_exported: Exported
) -> None:
    starts = [
        subprocess.Popen(
            [sys.executable, "-c", CODE, str(other)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    said = [start.communicate(timeout=1200) for start in starts]
    assert [out.strip() for out, _ in said] == ["[]"] * 3
    assert sum("It is made of model.keras now." in err for _, err in said) == 1
    crops = np.random.default_rng(3).random((20, 28, 28, 1), np.float32)
    expected = Engine(mlp_exported).predict(crops)
    assert np.abs(Engine(Exported.load(other)).predict(crops) - expected).max() < 1e-6


@pytest.mark.slow
def test_a_keras_file_that_is_none_is_a_model_error(tmp_path: Path) -> None:
    (tmp_path / "model.keras").write_bytes(b"not a model")
    with pytest.raises(ModelError, match=r"cannot be exported: The model model\.keras cannot be l"):
        Engine.load(tmp_path)
