"""Backup, ``digit-bot --backup FILE``: database, key and models in one file; and back again.

It is a tar file for its owner only: with the key in it, it opens what is kept.
"""

import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from bot.config import Settings
from bot.store import StoreError
from bot.store.backup import check_database, copy_database, database_file
from bot.store.cipher import KEY_FILE
from recognizer.errors import ModelError
from recognizer.registry import Registry

DATABASE: Final = "digit-bot.sqlite3"
MODELS: Final = "models"


class BackupError(Exception):
    """It was not done; the text is one sentence for people."""


def backup(settings: Settings, file: Path) -> str:
    """Write ``file`` and return a sentence about it; the bot may run meanwhile.

    Raises BackupError where that cannot be done, or ``file`` is there already.
    """
    if file.exists():
        raise BackupError(f"{file} is there already: nothing is overwritten.")
    key = settings.data_dir / KEY_FILE
    with _in_words(), tempfile.TemporaryDirectory(dir=file.absolute().parent) as folder:
        copy = Path(folder) / DATABASE
        copy_database(database_file(settings.data_dir, settings.database_url), copy)
        written = Path(folder) / "backup.tar"
        with tarfile.open(written, "x") as tar:
            tar.add(copy, DATABASE)
            if key.is_file():
                tar.add(key, KEY_FILE)
            if (models := Registry(settings.models_dir).root).is_dir():
                tar.add(models, MODELS)
        written.chmod(0o600)
        written.rename(file)
    if settings.encryption_key:
        return f"{file} is written. ENCRYPTION_KEY is not in it: keep that elsewhere."
    return f"{file} is written. Whoever has it can open what is kept: keep it as you keep the key."


def restore(settings: Settings, file: Path) -> str:
    """Put back what ``backup`` wrote, where there is no database yet; return a sentence about it.

    Raises BackupError where that cannot be done.
    """
    with _in_words(), tempfile.TemporaryDirectory() as folder:
        target = database_file(settings.data_dir, settings.database_url)
        key = settings.data_dir / KEY_FILE
        for there in (target, *([] if settings.encryption_key else [key])):
            if there.exists():
                raise BackupError(f"{there} is there already: end the bot and move it away first.")
        with tarfile.open(file) as tar:
            tar.extractall(folder, filter="data")
        unpacked = Path(folder)
        check_database(unpacked / DATABASE)
        settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not settings.encryption_key and (unpacked / KEY_FILE).is_file():
            _put(unpacked / KEY_FILE, key)
        if (unpacked / MODELS).is_dir():
            _put_models(Registry(unpacked / MODELS), Registry(settings.models_dir))
        # Last: with it, it is done.
        _put(unpacked / DATABASE, target)
    return f"{file} is restored. The next start brings an older database up to date."


def _put(source: Path, target: Path) -> None:
    beside = target.with_name(f".{target.name}-restored")
    shutil.copyfile(source, beside)
    beside.chmod(0o600)
    beside.rename(target)


def _put_models(source: Registry, target: Registry) -> None:
    """Add the versions that are not there, and put in service what was, if it is one of them.

    Those that are there stay as they are: the software may have come with some.
    """
    target.root.mkdir(parents=True, exist_ok=True)
    added = set()
    for entry in sorted(source.root.iterdir()):
        if (target.root / entry.name).exists():
            continue
        if entry.is_dir():
            shutil.copytree(entry, target.root / entry.name)
            added.add(entry.name)
        else:
            shutil.copyfile(entry, target.root / entry.name)
    pointed = source.pointed()
    if pointed is not None and f"{pointed:04d}" in added:
        # Damaged, it could not be read before either.
        with suppress(ModelError):
            target.switch(pointed)


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except (StoreError, tarfile.TarError) as error:
        raise BackupError(str(error)) from error
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        raise BackupError(f"{where}{error.strerror or os.strerror(error.errno or 0)}.") from error
