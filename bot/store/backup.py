"""Backup of SQLite: a copy of the database as it is at one moment, while others write to it.

SQLite's online backup (https://sqlite.org/backup.html) reads one snapshot; in WAL mode it holds up
nobody. PostgreSQL has ``pg_dump``.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from bot.store.engine import connect
from bot.store.errors import StoreError

_ON_A_SERVER: Final = "DATABASE_URL names a server: its own tools, such as pg_dump, back it up."


def database_file(data_dir: Path, database_url: str | None = None) -> Path:
    """Return where the SQLite database is, or would be; StoreError where it is on a server."""
    url = connect(data_dir, database_url).url
    if url.get_backend_name() != "sqlite" or not url.database:
        raise StoreError(_ON_A_SERVER)
    return Path(url.database)


def copy_database(source: Path, target: Path) -> None:
    """Copy the database in the file ``source`` into the new file ``target``; raises StoreError."""
    if not source.is_file():
        raise StoreError(f"There is no database in {source}.")
    try:
        with closing(sqlite3.connect(source)) as original, closing(sqlite3.connect(target)) as copy:
            original.backup(copy)
            # It is one file then, whoever opens it where.
            copy.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        raise StoreError(f"{source} cannot be copied: {error}.") from error


def check_database(file: Path) -> None:
    """Raise StoreError where ``file`` is no whole SQLite database."""
    try:
        with closing(sqlite3.connect(file)) as database:
            (found,) = database.execute("PRAGMA integrity_check").fetchone()
            empty = not database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    except sqlite3.Error as error:
        raise StoreError(f"The database in the backup cannot be read: {error}.") from error
    if found != "ok" or empty:
        raise StoreError("The database in the backup is damaged.")
