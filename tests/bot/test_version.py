import tomllib
from pathlib import Path

import pytest

import bot
from bot.__main__ import main
from bot.version import version

PROJECT = Path(bot.__file__).parents[1] / "pyproject.toml"


def test_it_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"digit-bot {version()}\n"


def test_without_an_installation_it_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.version.PACKAGE", "no-such-package-of-ours")
    assert version() == "unknown"


def test_it_is_the_project_s() -> None:
    named = tomllib.loads(PROJECT.read_text())["project"]["version"]
    assert version() in (named, "unknown")
