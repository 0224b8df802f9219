"""Names in ``.env`` that are no setting: a warning with the nearest, in the log and by --check."""

from pathlib import Path

import pytest

from bot.__main__ import main
from bot.cli.check import unknown_name
from bot.cli.unknown_names import SETTINGS, unknown_names

TOKEN = "123456789:" + "X" * 30


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("ADMIN_ID", "ADMIN_IDS"),
        ("PICTURES_PER_MINUT", "PICTURES_PER_MINUTE"),
        ("bot_token", "BOT_TOKEN"),
        ("HTTPS_PROXI", "HTTPS_PROXY"),
    ],
)
def test_the_nearest_setting_is_named(name: str, nearest: str) -> None:
    (sentence,) = unknown_names([name], [])
    assert sentence.startswith(f".env has {name}, ")
    assert sentence.endswith(f"did you mean {nearest}?")


def test_where_none_is_near_the_example_is() -> None:
    (sentence,) = unknown_names(["POSTGRES_INITDB_ARGS"], [])
    assert "did you mean" not in sentence
    assert ".env.example" in sentence


def test_settings_and_proxies_are_known() -> None:
    assert unknown_names([*SETTINGS, "https_proxy", "NO_PROXY"], [*SETTINGS]) == []


def test_of_the_environment_only_what_is_all_but_a_setting_counts() -> None:
    environ = ["ADMIN_ID", "PATH", "XDG_DATA_DIRS", "TERM", "MNIST_PATH", "GIT_PROXY", "ports"]
    (sentence,) = unknown_names([], environ)
    assert sentence.startswith("the environment has ADMIN_ID, ")
    # Another program's, where the setting is there, too.
    assert unknown_names([], ["ADMIN_ID", "ADMIN_IDS"]) == []


def test_it_is_a_note_of_the_check() -> None:
    (sentence,) = unknown_names(["ADMIN_ID"], [])
    assert str(unknown_name(sentence)).splitlines() == [
        "note  settings: .env has ADMIN_ID, which is no setting and does nothing",
        "      Did you mean ADMIN_IDS?",
    ]


def test_it_is_told_beside_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BOT_TOKEN", raising=False)
    Path(".env").write_text(f"BOT_TOKE={TOKEN}\n")
    assert main(["--check"]) == 2
    missing, unknown = capsys.readouterr().err.splitlines()
    assert missing.startswith("BOT_TOKEN is missing")
    assert unknown.endswith("did you mean BOT_TOKEN?")
    assert TOKEN not in unknown
