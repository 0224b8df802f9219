"""Reading photos needs neither TensorFlow nor Keras, and does not care how Keras is set up."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

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
