"""The database: one engine, its schema brought up to date, transactions, and the cipher."""

import asyncio
import contextlib
import logging
import sqlite3
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.cipher import Cipher
from bot.store.engine import (
    AnyEngine,
    connect,
    driver_errors,
    emptied_file,
    is_shared,
    prepare,
)
from bot.store.errors import StoreError
from bot.store.schema import migrate

logger = logging.getLogger(__name__)


class Database:
    """SQLite under ``data_dir``, or what is at ``database_url``, and the key to what it holds.

    Nothing is opened before it is needed, and whatever fails raises ``StoreError`` then: a bot
    whose database is away still reads photos, and finds it again when it is back.
    """

    def __init__(
        self, data_dir: Path, database_url: str | None = None, encryption_key: str | None = None
    ) -> None:
        self._data_dir = data_dir
        self._database_url = database_url
        self._encryption_key = encryption_key
        self._engine: AnyEngine | None = None
        self._cipher: Cipher | None = None
        self._opening = asyncio.Lock()
        self._migrated = False
        self._emptied = False

    @property
    def cipher(self) -> Cipher:
        """The cipher with this database's key; the key is made on first use."""
        if self._cipher is None:
            self._cipher = Cipher.load(self._data_dir, self._encryption_key)
        return self._cipher

    @property
    def shared(self) -> bool:
        """Whether other processes may be on the same database."""
        return is_shared(self._database_url)

    async def open(self) -> None:
        """Connect and bring the schema up to date, once; ``transaction`` does it by itself."""
        async with self._opening:
            if self._migrated:
                return
            with _translated():
                if self._engine is None:
                    self._engine = connect(self._data_dir, self._database_url)
                prepare(self._engine)
                await migrate(self._engine)
            self._migrated = True
        await self._opened()

    async def _opened(self) -> None:
        """Do what is to be done once after each opening; here that is nothing."""

    @contextlib.asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """Give a connection in a transaction that is committed at the end."""
        if not self._migrated:
            await self.open()
        if self._engine is None:
            raise StoreError("The store is closed.")
        try:
            with _translated():
                async with self._engine.begin() as connection:
                    yield connection
        except StoreError:
            self._note_emptied(self._engine)
            raise

    def _note_emptied(self, engine: AnyEngine | None) -> None:
        path = None if engine is None or self._emptied else emptied_file(engine)
        if path is not None:
            self._emptied = True
            logger.error("the database file %s was emptied: put a backup there and restart", path)

    async def close(self) -> None:
        """Close all connections."""
        engine, self._engine, self._migrated = self._engine, None, False
        if engine is not None:
            with _translated():
                await engine.dispose()


@contextlib.contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise StoreError(f"The store failed: {_reason(error)}") from error
    except driver_errors() as error:
        raise StoreError(f"The store failed: {type(error).__name__}") from error


def _reason(error: Exception) -> str:
    """Return the words of SQLite or the system; a server's may tell of content."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return str(cause) if isinstance(cause, sqlite3.Error | OSError) else type(error).__name__
