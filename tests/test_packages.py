"""What the packages promise before anything of them runs, and the house that their files make."""

import subprocess
import sys
from pathlib import Path

import recognizer

ROOT = Path(__file__).parent.parent
MOST_LOOSE_MODULES = 8
"""In the root of ``bot`` stand the entry and the wiring, nothing else: a subject is a folder."""


def test_importing_the_packages_imports_nothing_heavy() -> None:
    code = "import bot, recognizer, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & {"tensorflow", "keras", "matplotlib", "cv2", "telegram", "sqlalchemy"}


def test_every_room_imports_only_what_it_may() -> None:
    # The contracts stand in pyproject.toml; `lint-imports` checks them, too. In a process of its
    # own: after TensorFlow it closes the standard error of this one.
    code = (
        "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_few_modules_lie_loose_in_the_bot() -> None:
    loose = sorted(path.name for path in (ROOT / "bot").glob("*.py"))
    assert len(loose) <= MOST_LOOSE_MODULES, loose


def test_the_public_names_are_these() -> None:
    assert set(recognizer.__all__) == {
        *("Box", "Digit", "Reading", "Recognizer", "RecognizerError", "UnreadableImageError"),
        *("AvifUnsupportedError", "DamagedImageError", "DatasetError", "ImageTooLargeError"),
        *("ModelError", "OutOfMemoryError"),
        *("NotAnImageError", "ClusterError", "WorkerLostError", "pdf_pages", "__version__"),
    }
    assert all(hasattr(recognizer, name) for name in recognizer.__all__)
