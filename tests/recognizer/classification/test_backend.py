"""TensorFlow comes alone, and Keras as this project needs it, whatever others do with it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from recognizer.classification.backend import MISSING, load_tensorflow, silence
from recognizer.errors import ModelError

CODE = """
import gc, os, sys
from recognizer.classification.backend import NEEDLESS, load_tensorflow
load_tensorflow()
came = {name for name in NEEDLESS if name in sys.modules}
print(came, gc.isenabled(), gc.get_freeze_count() > 1000)
import matplotlib.pyplot
import keras
from recognizer.classification.networks import cnn
print(keras.backend.backend(), os.environ.get("KERAS_BACKEND"))
print(keras.config.epsilon(), {str(one.dtype) for one in cnn().trainable_variables})
"""


@pytest.mark.slow
def test_loading_takes_nothing_needless_along_and_hides_nothing_afterwards(tmp_path: Path) -> None:
    settings = {"backend": "jax", "floatx": "float16", "epsilon": 0.5}
    settings["image_data_format"] = "channels_first"
    (tmp_path / "keras.json").write_text(json.dumps(settings), "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", CODE],
        env={**os.environ, "KERAS_BACKEND": "torch", "KERAS_HOME": str(tmp_path)},
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout.splitlines() == ["set() True True", "tensorflow torch", "1e-07 {'float32'}"]
    assert done.stderr == ""


def test_keras_on_another_backend_in_this_process_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    load_tensorflow()
    monkeypatch.setattr("keras.backend.backend", lambda: "jax")
    with pytest.raises(ModelError, match="Keras runs on jax in this process"):
        load_tensorflow()


@pytest.mark.parametrize("missing", ["keras", "tensorflow"])
def test_what_is_not_installed_is_said_in_a_sentence(
    missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("keras", "tensorflow"):
        monkeypatch.delitem(sys.modules, name, raising=False)

    def fail(name: str) -> None:
        if name == missing:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

    monkeypatch.setattr("recognizer.classification.backend.importlib.import_module", fail)
    with pytest.raises(ModelError) as error:
        load_tensorflow()
    assert str(error.value) == MISSING


def test_a_silence_within_another_ends_with_it(capfd: pytest.CaptureFixture[str]) -> None:
    with silence(), silence():
        os.write(2, b"lost")
    os.write(2, b"heard")
    assert capfd.readouterr().err == "heard"


@pytest.mark.slow
def test_a_keras_json_that_keras_refuses_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "keras.json").write_text('{"floatx": "float99"}', "utf-8")
    code = "from recognizer.classification.backend import load_tensorflow; load_tensorflow()"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "KERAS_HOME": str(tmp_path)},
        capture_output=True,
        check=False,
        text=True,
    )
    *_, last = done.stderr.splitlines()
    assert last.startswith("recognizer.errors.ModelError: Keras does not start")
    assert "keras.json" in last
