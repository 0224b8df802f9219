"""The demo's house: what the bot is given to play with, and that nothing of it stays."""

from pathlib import Path

import pytest
from tornado.netutil import bind_sockets

from bot.config import SettingsError
from bot.demo.cast import ADMIN_ID
from bot.demo.theatre import theatre


@pytest.fixture
def models(tmp_path: Path) -> Path:
    folder = tmp_path / "models"
    folder.mkdir()
    (folder / "current").write_text("0001\n")
    return folder


async def test_the_bot_gets_a_copy_and_all_is_gone_afterwards(
    models: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with theatre(0, models) as (settings, _):
        assert "http://127.0.0.1:" in capsys.readouterr().out
        assert settings.admin_ids == {ADMIN_ID}
        assert settings.models_dir
        (settings.models_dir / "current").write_text("0002\n")
        (settings.data_dir / "bot.sqlite").write_text("secret")
    assert not settings.data_dir.exists()
    assert not settings.models_dir.exists()
    assert (models / "current").read_text() == "0001\n"


async def test_a_taken_port_is_told_in_a_sentence(models: Path) -> None:
    (taken,) = bind_sockets(0, "127.0.0.1")
    with taken, pytest.raises(SettingsError, match="choose another with --port"):
        async with theatre(taken.getsockname()[1], models):
            pass


async def test_a_port_that_cannot_be_is_told_in_a_sentence(models: Path) -> None:
    with pytest.raises(SettingsError, match="choose another with --port"):
        async with theatre(99_999, models):
            pass


async def test_a_folder_without_models_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"no models to be read in .*nowhere"):
        async with theatre(0, tmp_path / "nowhere"):
            pass
