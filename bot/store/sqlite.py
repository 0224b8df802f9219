"""SQLite in a thread of its own: each statement is handed over to it in one go.

Drivers that stand asyncio in front of ``sqlite3`` hand over a cursor, the statement, its rows and
the cursor's end one by one: ten times in a transaction, which took more CPU than SQLite itself.
"""

import asyncio
import math
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any, TypeVar, cast

from sqlalchemy import URL, Connection, Engine, Executable, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

T = TypeVar("T")
LOCKED_SECONDS = 2.0
"""After another process kept the database locked for longer than we wait, it counts as locked."""


class SQLiteEngine:
    """What is used of SQLAlchemy's ``AsyncEngine``, for a database in a file.

    It has one connection, so that who writes waits in a line: SQLite itself lets them try again
    and again, and on a busy machine somebody in vain.
    """

    def __init__(self, url: URL, busy_seconds: float) -> None:
        """Open nothing yet; other processes are waited for ``busy_seconds``."""
        self.url = url
        # Errors go to the log: what statements were about is hidden there.
        self._engine = create_engine(
            url,
            poolclass=QueuePool,
            pool_size=1,
            max_overflow=0,
            connect_args={"timeout": busy_seconds},
            hide_parameters=True,
        )
        self.dialect = self._engine.dialect
        event.listen(self._engine, "connect", _configure)
        event.listen(self._engine, "begin", _begin)
        self._locked_until = -math.inf
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="sqlite")
        self._turn = asyncio.Lock()

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncConnection]:
        """Give a connection in a transaction that is committed, or where that fails taken back."""
        async with self._turn:
            if time.monotonic() < self._locked_until:
                # Who stood in line behind the one that found out does not find out again.
                raise sqlite3.OperationalError("database is locked")
            connection = _Connection(self._engine, self._hand_over)
            try:
                # As far as it is used here, it is one.
                yield cast(AsyncConnection, connection)
            except BaseException as error:
                if _is_busy(error):
                    self._locked_until = time.monotonic() + LOCKED_SECONDS
                await connection.end(commit=False)
                raise
            await connection.end(commit=True)

    async def dispose(self) -> None:
        """Close the connection, once nothing is under way any more."""
        await self._hand_over(self._engine.dispose)
        self._thread.shutdown(wait=False)

    async def _hand_over(self, work: Callable[[], T]) -> T:
        # What was begun goes on where the one who waits for it is cancelled, and what comes after
        # it in the thread, such as taking it back, finds it done.
        return await asyncio.shield(asyncio.get_running_loop().run_in_executor(self._thread, work))


class _Connection:
    """A connection in a transaction, which begins with the first statement."""

    def __init__(
        self, engine: Engine, hand_over: Callable[[Callable[[], Any]], Awaitable[Any]]
    ) -> None:
        self.dialect = engine.dialect
        self._engine = engine
        self._hand_over = hand_over
        self._connection: Connection | None = None

    async def execute(self, statement: Executable, parameters: Any = None) -> Any:  # noqa: ANN401 - as SQLAlchemy has it
        """Return the result of ``statement``, with all of its rows."""
        return await self._hand_over(lambda: self._executed(statement, parameters))

    async def run_sync(self, work: Callable[..., T], *arguments: Any) -> T:  # noqa: ANN401 - passed through
        """Return what ``work`` returns when it is given SQLAlchemy's own connection."""
        return cast(T, await self._hand_over(lambda: work(self._begun(), *arguments)))

    @asynccontextmanager
    async def begin_nested(self) -> AsyncIterator[None]:
        """Take back what is done inside, and only that, where it fails."""
        savepoint = await self._hand_over(lambda: self._begun().begin_nested())
        try:
            yield
        except BaseException:
            await self._hand_over(savepoint.rollback)
            raise
        await self._hand_over(savepoint.commit)

    async def end(self, *, commit: bool) -> None:
        """Commit the transaction or take it back, if it has begun."""
        await self._hand_over(lambda: self._ended(commit=commit))

    def _begun(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.connect()
            self._connection.begin()
        return self._connection

    def _executed(self, statement: Executable, parameters: Any) -> object:  # noqa: ANN401 - as SQLAlchemy has it
        result = self._begun().execute(statement, parameters)
        # Rows are fetched here, in the thread.
        return result.freeze()() if result.returns_rows else result

    def _ended(self, *, commit: bool) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            # What is not committed is taken back when it is closed.
            with connection:
                if commit:
                    connection.commit()


def _is_busy(error: BaseException) -> bool:
    """Say whether another process keeps the database locked."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    # The extended codes hold the plain one in their lowest byte (https://sqlite.org/rescode.html).
    return code is not None and code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _configure(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    # The driver begins transactions late and commits around DDL; we begin them ourselves.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    # A reader that turns into a writer fails at once instead of waiting for its turn.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
