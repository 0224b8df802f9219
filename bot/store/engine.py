"""Database engine: connections to SQLite or PostgreSQL."""

import os
import sys
from pathlib import Path

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool, ConnectionPoolEntry

from bot.store.errors import StoreError

DATABASE_FILE = "digit-bot.sqlite3"
_BUSY_SECONDS = 5
_CONNECT_SECONDS = 5


def connect(data_dir: Path, database_url: str | None = None) -> AsyncEngine:
    """Return an engine for ``database_url``, else for the SQLite file in ``data_dir``.

    Nothing is opened yet. Raises ``StoreError`` for an address that we cannot use.
    """
    if not database_url:
        return _sqlite(URL.create("sqlite+aiosqlite", database=str(data_dir / DATABASE_FILE)))
    try:
        url = make_url(database_url)
    except ArgumentError as error:
        # The address may hold a password: neither it nor the cause is repeated.
        raise StoreError("DATABASE_URL is not a database address.") from error
    backend = url.get_backend_name()
    if backend == "sqlite":
        return _sqlite(url.set(drivername="sqlite+aiosqlite"))
    if backend in ("postgresql", "postgres"):
        return _postgresql(url.set(drivername="postgresql+asyncpg"))
    raise StoreError("DATABASE_URL must begin with postgresql:// or sqlite://.")


def prepare(engine: AsyncEngine) -> None:
    """Create the SQLite file, readable by its owner only, where it is not there yet.

    SQLite gives its journals the permissions of the file.
    """
    if engine.dialect.name != "sqlite" or not engine.url.database:
        return
    path = Path(engine.url.database)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


# Errors go to the log: what statements were about is hidden there.
def _sqlite(url: URL) -> AsyncEngine:
    # One connection, so that who writes waits in a queue: SQLite itself lets them try again and
    # again, and on a busy machine somebody in vain.
    engine = create_async_engine(
        url,
        poolclass=AsyncAdaptedQueuePool,
        pool_size=1,
        max_overflow=0,
        connect_args={"timeout": _BUSY_SECONDS},
        hide_parameters=True,
    )
    event.listen(engine.sync_engine, "connect", _configure_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _configure_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    # The driver begins transactions late and commits around DDL; we begin them ourselves.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A reader that turns into a writer fails at once instead of waiting for its turn.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


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
