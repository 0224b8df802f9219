"""Backup of a bot that writes meanwhile, and its way back."""

import tarfile
from dataclasses import replace
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.cli.backup import DATABASE, BackupError, backup, restore
from bot.config import Settings
from bot.store import Store
from bot.store.cipher import KEY_FILE
from recognizer.registry import Registry
from tests.bot.stripes import settings
from tests.bot.trainer.orders import stocked

TOKEN = "123456789:" + "X" * 30


@pytest.fixture
def kept(tmp_path: Path, registry: Registry) -> Settings:
    return replace(settings(tmp_path / "data", TOKEN), models_dir=registry.root)


def elsewhere(folder: Path) -> Settings:
    (folder / "models").mkdir(parents=True)
    return replace(settings(folder / "data", TOKEN), models_dir=folder / "models")


async def test_what_a_running_bot_keeps_comes_back(
    kept: Settings, registry: Registry, tmp_path: Path
) -> None:
    store = Store(kept.data_dir)
    await store.consents.answer(7, given=True)
    async with store.transaction():
        # In the midst of writing something else.
        assert "keep it as you keep the key" in backup(kept, tmp_path / "one.tar")
    await store.consents.answer(8, given=True)
    await store.close()
    assert (tmp_path / "one.tar").stat().st_mode & 0o077 == 0
    other = elsewhere(tmp_path / "other")
    assert "is restored" in restore(other, tmp_path / "one.tar")
    store = Store(other.data_dir)
    assert [await store.consents.given(person) for person in (7, 8)] == [True, None]
    await store.close()
    assert (other.data_dir / KEY_FILE).stat().st_mode & 0o077 == 0
    assert (other.data_dir / DATABASE).stat().st_mode & 0o077 == 0
    assert other.models_dir is not None
    assert Registry(other.models_dir).current().name == registry.current().name


async def test_models_come_along_where_no_folder_of_them_is_named(
    kept: Settings, registry: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    default = "recognizer.registry.registry.default_models_dir"
    fresh = stocked(tmp_path / "fresh")
    with registry.draft() as draft:
        (draft / "model.keras").write_bytes(b"trained here")
        registry.switch(registry.publish(draft, {}).number)
    store = Store(kept.data_dir)
    await store.consents.answer(7, given=True)
    await store.close()
    monkeypatch.setattr(default, lambda: registry.root)
    backup(replace(kept, models_dir=None), tmp_path / "one.tar")
    # Where the software is installed anew it comes with a model, which is in service.
    monkeypatch.setattr(default, lambda: fresh.root)
    restore(replace(elsewhere(tmp_path / "other"), models_dir=None), tmp_path / "one.tar")
    assert fresh.current().model.read_bytes() == b"trained here"
    assert [version.number for version in fresh.versions()] == [1, 2]


async def test_nothing_is_overwritten(kept: Settings, tmp_path: Path) -> None:
    store = Store(kept.data_dir)
    await store.consents.answer(7, given=True)
    await store.close()
    file = tmp_path / "one.tar"
    backup(kept, file)
    with pytest.raises(BackupError, match="there already"):
        backup(kept, file)
    with pytest.raises(BackupError, match="move it away first"):
        restore(kept, file)


async def test_a_key_of_the_environment_is_in_no_backup(kept: Settings, tmp_path: Path) -> None:
    key = "A" * 43 + "="
    chosen = replace(kept, encryption_key=key)
    store = Store(kept.data_dir, encryption_key=key)
    await store.consents.answer(7, given=True)
    await store.close()
    assert "ENCRYPTION_KEY is not in it" in backup(chosen, tmp_path / "one.tar")
    with tarfile.open(tmp_path / "one.tar") as tar:
        assert KEY_FILE not in tar.getnames()


def test_what_cannot_be_done_is_one_sentence(kept: Settings, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="There is no database in"):
        backup(kept, tmp_path / "one.tar")
    with pytest.raises(BackupError, match="names a server"):
        backup(replace(kept, database_url="postgresql://u:secret@h/n"), tmp_path / "one.tar")
    with pytest.raises(BackupError, match="No such file"):
        restore(kept, tmp_path / "none.tar")
    (tmp_path / "none.tar").write_bytes(b"no tar at all")
    with pytest.raises(BackupError):
        restore(kept, tmp_path / "none.tar")
    assert not list(tmp_path.glob("**/*.sqlite3"))


def test_the_command_says_why_it_failed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    assert main(["--backup", "one.tar"]) == 1
    assert "There is no database" in capsys.readouterr().err
