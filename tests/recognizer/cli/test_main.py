"""The command line as a whole."""

import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

import recognizer
from recognizer.__main__ import main
from recognizer.recognizer import Recognizer


@pytest.mark.parametrize(
    "arguments",
    [[], ["sing"], ["read"], ["train", "--epochs", "0"], ["train", "--seed", "-1"]],
)
def test_wrong_usage_ends_with_status_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    assert "usage:" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["read", "train", "evaluate", "bench"])
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([command, "--help"])
    assert end.value.code == 0
    assert "--models" in capsys.readouterr().out


def test_a_folder_without_models_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", "seven.jpg", "--models", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"digit-reader: There is no whole model in {tmp_path}.\n"


def test_too_little_memory_is_said_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(models: object = None) -> Recognizer:
        raise MemoryError("Unable to allocate 164. MiB for an array")

    monkeypatch.setattr(Recognizer, "load", full)
    assert main(["read", "x"]) == 2
    assert capsys.readouterr().err == "digit-reader: Memory has run out.\n"


def test_ctrl_c_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(models: object = None) -> Recognizer:
        raise KeyboardInterrupt

    monkeypatch.setattr(Recognizer, "load", interrupted)
    assert main(["read", "x"]) == 130


def test_help_and_import_load_nothing_heavy() -> None:
    code = (
        "import sys, recognizer.__main__;"
        "print([m for m in ('tensorflow', 'keras', 'matplotlib', 'PIL') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--version"])
    assert end.value.code == 0
    assert capsys.readouterr().out == f"digit-reader {metadata.version('digit-bot')}\n"
    assert recognizer.__version__ == metadata.version("digit-bot")


@pytest.mark.parametrize(
    ("typed", "completed"),
    [("digit-reader ev", "evaluate"), ("digit-reader read --for", "--format")],
)
def test_the_shell_completes_commands_and_options(
    typed: str, completed: str, tmp_path: Path
) -> None:
    out = tmp_path / "completions"
    shell = {
        "_ARGCOMPLETE": "1",
        "COMP_LINE": typed,
        "COMP_POINT": str(len(typed)),
        "_ARGCOMPLETE_STDOUT_FILENAME": str(out),
    }
    code = "from recognizer.__main__ import main; main()"
    subprocess.run([sys.executable, "-c", code], env={**os.environ, **shell}, check=True)
    assert out.read_text().strip() == completed
