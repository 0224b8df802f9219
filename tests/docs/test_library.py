"""The examples of docs/library.md run as they stand, one after the other."""

import re
from pathlib import Path

import cv2
import numpy as np
import pytest

from recognizer.studio import Studio
from tests.recognizer.image.pdfs import pdf

PAGE = Path(__file__).parents[2] / "docs" / "library.md"


def examples() -> list[str]:
    return re.findall(r"^```python\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)


@pytest.mark.filterwarnings("ignore")
def test_the_examples_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.chdir(tmp_path)
    scene = Studio.without_mnist(np.random.default_rng(2)).photo("42", (800, 600))
    cv2.imwrite("photo.jpg", scene.photo)
    Path("form.pdf").write_bytes(pdf(scene.photo[:, :, ::-1]))
    Path("text.jpg").write_text("hello")
    found: dict[str, object] = {
        "__name__": "__main__",
        "names": ["photo.jpg", "photo.jpg", "text.jpg"],
    }
    for example in examples():
        exec(compile(example, str(PAGE), "exec"), found)  # noqa: S102 - our own page
    said = capsys.readouterr().out
    assert said.startswith("42 [0.9")
    assert "photo.jpg 42\n" in said
    assert "text.jpg not read: This file is not a picture that can be read.\n" in said
    assert found["pages"] == ["42"]
    assert found["texts"] == ["42", "42"]
    assert Path("chart.png").stat().st_size > 1000
    assert Path("answers.csv").read_text().splitlines()[:2] == ["photo.jpg,42", "photo.jpg,42"]
