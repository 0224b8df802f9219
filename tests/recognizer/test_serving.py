"""Reading photos needs neither TensorFlow nor Keras, and does not care how Keras is set up."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from recognizer.classification.backend import MISSING

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "bot" / "demo" / "samples" / "2026.jpg"

LIBRARY = """
import sys
from recognizer import Recognizer
from recognizer.pictures.chart import ChartPainter
reading = Recognizer.load().read(open(sys.argv[1], "rb").read())
assert ChartPainter().paint(reading)
print(reading.text, [name for name in ("tensorflow", "keras", "scipy") if name in sys.modules])
"""
COMMAND = """
import sys
from recognizer.__main__ import main
status = main(["read", sys.argv[1]])
print(status, [name for name in ("tensorflow", "keras", "scipy") if name in sys.modules])
"""
BOT = """
import sys
from bot.readers.child import Worker
answered = Worker(None).answer(open(sys.argv[1], "rb").read(), 0)
assert answered.chart
print(answered.reading.text, [n for n in ("tensorflow", "keras", "scipy") if n in sys.modules])
"""


NOT_INSTALLED = """
import sys
sys.modules.update(dict.fromkeys(("tensorflow", "keras", "scipy", "sklearn")))
from recognizer.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def other_backend(tmp_path: Path) -> dict[str, str]:
    """The environment of somebody who uses Keras otherwise."""
    settings = {"backend": "jax", "floatx": "float16", "image_data_format": "channels_first"}
    (tmp_path / "keras.json").write_text(json.dumps(settings), "utf-8")
    return {**os.environ, "KERAS_BACKEND": "torch", "KERAS_HOME": str(tmp_path)}


@pytest.mark.parametrize("code", [LIBRARY, COMMAND, BOT])
def test_a_photo_is_read_without_tensorflow(code: str, other_backend: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", code, str(SAMPLE)],
        env=other_backend,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "2026" in done.stdout
    assert done.stdout.endswith("[]\n")
    assert done.stderr == ""


def reading_only(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line where nothing is installed that only trainings need."""
    command = [sys.executable, "-c", NOT_INSTALLED, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_chart_is_drawn_whatever_backend_matplotlib_is_told(tmp_path: Path) -> None:
    chart = tmp_path / "chart.png"
    command = [sys.executable, "-m", "recognizer", "read", str(SAMPLE), "--chart", str(chart)]
    # As a notebook's kernel sets it, for every program that is started from there.
    around = {**os.environ, "MPLBACKEND": "module://somebody_elses.backend"}
    done = subprocess.run(command, env=around, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stderr == ""
    assert chart.is_file()


def test_without_tensorflow_photos_are_read_all_the_same(tmp_path: Path) -> None:
    done = reading_only("read", str(SAMPLE), "--chart", str(tmp_path / "chart.png"))
    assert (done.returncode, done.stderr) == (0, "")
    assert ": 2026 (" in done.stdout
    assert (tmp_path / "chart.png").is_file()


def test_without_tensorflow_a_training_says_what_to_install(tmp_path: Path) -> None:
    done = reading_only("train", "--models", str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"digit-reader: {MISSING}\n"
    assert "pip install tensorflow keras" in MISSING


@pytest.mark.mnist
def test_without_tensorflow_the_model_is_measured_all_the_same(mnist_file: Path) -> None:
    done = reading_only("evaluate")
    assert (done.returncode, done.stderr) == (0, "")
    assert "accuracy 99." in done.stdout
