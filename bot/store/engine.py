"""Database engine: connections to SQLite or PostgreSQL."""

import logging
import os
import sys
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.store.errors import StoreError
from bot.store.sqlite import SQLiteEngine

logger = logging.getLogger(__name__)
AnyEngine = AsyncEngine | SQLiteEngine
DATABASE_FILE = "digit-bot.sqlite3"
# An update is recorded, and its command wants something of the store, while others do, too; after
# each wait nobody waits for LOCKED_SECONDS. So commands refuse within five seconds.
_BUSY_SECONDS = 1.5
_CONNECT_SECONDS = 5


def connect(data_dir: Path, database_url: str | None = None) -> AnyEngine:
    """Return an engine for ``database_url``, else for the SQLite file in ``data_dir``.

    Nothing is opened yet. Raises ``StoreError`` for an address that we cannot use.
    """
    if not database_url:
        file = str(data_dir / DATABASE_FILE)
        return SQLiteEngine(URL.create("sqlite", database=file), _BUSY_SECONDS)
    try:
        url = make_url(database_url)
    except (ArgumentError, ValueError) as error:  # the latter over a port that is no number
        # The address may hold a password: neither it nor the cause is repeated.
        raise StoreError("DATABASE_URL is not a database address.") from error
    backend = url.get_backend_name()
    if backend == "sqlite":
        return SQLiteEngine(url.set(drivername="sqlite"), _BUSY_SECONDS)
    if backend in ("postgresql", "postgres"):
        return _postgresql(url.set(drivername="postgresql+asyncpg"))
    raise StoreError("DATABASE_URL must begin with postgresql:// or sqlite://.")


def is_shared(database_url: str | None) -> bool:
    """Say whether several processes may well be on this database: not where it is a file."""
    return bool(database_url) and not str(database_url).startswith("sqlite")


def prepare(engine: AnyEngine) -> None:
    """Create the SQLite file, readable by its owner only, where it is not there yet.

    SQLite gives its journals the permissions of the file.
    """
    if engine.dialect.name != "sqlite" or not engine.url.database:
        return
    path = Path(engine.url.database)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if (emptied := emptied_file(engine)) is not None:
        logger.error(
            "the database file %s is empty: what was kept in it is gone, unless you put a backup "
            "in its place and start again",
            emptied,
        )
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def emptied_file(engine: AnyEngine) -> Path | None:
    """Return the SQLite file of ``engine`` if it is empty, as a full disk may leave it."""
    if engine.dialect.name != "sqlite" or not engine.url.database:
        return None
    path = Path(engine.url.database)
    return path if path.is_file() and not path.stat().st_size else None


def _postgresql(url: URL) -> AsyncEngine:
    patience = {"timeout": _CONNECT_SECONDS, "command_timeout": 30}
    try:
        return create_async_engine(
            url, pool_pre_ping=True, connect_args=patience, hide_parameters=True
        )
    except ModuleNotFoundError as error:
        raise StoreError("PostgreSQL needs asyncpg: pip install 'digit-bot[postgres]'.") from error


def driver_errors() -> tuple[type[Exception], ...]:
    """Return what PostgreSQL's driver raises while connecting, which SQLAlchemy passes on as is."""
    driver = sys.modules.get("asyncpg")
    return () if driver is None else (driver.PostgresError, driver.InterfaceError)
