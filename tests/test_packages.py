"""What the packages promise before anything of them runs."""

import ast
import subprocess
import sys
from pathlib import Path

import recognizer

ROOT = Path(__file__).parent.parent


def imports_of(path: Path) -> set[str]:
    """Return the top names of all modules that a file imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").partition(".")[0])
    return names


def test_importing_the_packages_imports_nothing_heavy() -> None:
    code = "import bot, recognizer, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & {"tensorflow", "keras", "matplotlib", "cv2", "telegram", "sqlalchemy"}


def test_the_recognizer_has_never_heard_of_the_bot() -> None:
    for path in (ROOT / "recognizer").rglob("*.py"):
        assert not imports_of(path) & {"bot", "telegram"}, path


def test_handlers_touch_neither_opencv_nor_keras() -> None:
    for path in (ROOT / "bot").rglob("*.py"):
        allowed = {"cv2"} if "fake_telegram" in path.parts else set()
        assert not (imports_of(path) & {"cv2", "keras", "tensorflow"}) - allowed, path


def test_the_public_names_are_these() -> None:
    assert set(recognizer.__all__) == {
        *("Box", "Digit", "Reading", "Recognizer", "RecognizerError", "UnreadableImageError"),
        *("DamagedImageError", "DatasetError", "ImageTooLargeError", "ModelError"),
        "NotAnImageError",
    }
    assert all(hasattr(recognizer, name) for name in recognizer.__all__)
