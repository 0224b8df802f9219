"""PostgreSQL for tests: the server that TEST_DATABASE_URL names, or one that lives for them."""

import os
import socket
import subprocess
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from shutil import which

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

BINARIES = Path("/usr/lib/postgresql")


class Server:
    """A PostgreSQL server of our own, with nothing in it."""

    def __init__(self, *, durable: bool = False) -> None:
        """Prepare it; a ``durable`` one survives its restart, the others are faster."""
        found = sorted(BINARIES.glob("*/bin/initdb"))
        if not found or (os.geteuid() == 0 and not which("runuser")):
            pytest.skip("no PostgreSQL server: TEST_DATABASE_URL is not set, none is installed")
        self._control = str(found[-1].with_name("pg_ctl"))
        self._data = Path("/tmp") / f"digit-bot-postgres-{uuid.uuid4().hex}"  # noqa: S108
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = probe.getsockname()[1]
        sync = "on" if durable else "off"
        self._options = (
            f"-p {self._port} -k {self._data} -c listen_addresses=127.0.0.1 -c fsync={sync}"
        )
        _as_postgres(str(found[-1]), "-D", str(self._data), "-U", "tests", "-A", "trust", "-N")

    @property
    def url(self) -> str:
        """The address of its first database."""
        return f"postgresql://tests@127.0.0.1:{self._port}/postgres"

    def start(self) -> None:
        log = str(self._data / "log")
        self._run("-w", "-o", self._options, "-l", log, "start")

    def stop(self, mode: str = "fast") -> None:
        self._run("-w", "-m", mode, "stop")

    def remove(self) -> None:
        _as_postgres("rm", "-rf", str(self._data))

    def _run(self, *arguments: str) -> None:
        _as_postgres(self._control, "-D", str(self._data), *arguments)


def _as_postgres(*command: str) -> None:
    # PostgreSQL refuses to run as root.
    prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run(
        [*prefix, *command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
        return
    server = Server()
    server.start()
    try:
        yield server.url
    finally:
        server.stop("immediate")
        server.remove()


@pytest.fixture
async def postgres_url(postgres: str) -> AsyncIterator[str]:
    """The address of an empty database on the PostgreSQL server."""
    name = f"test_{uuid.uuid4().hex}"
    admin = create_async_engine(
        make_url(postgres).set(drivername="postgresql+asyncpg"), isolation_level="AUTOCOMMIT"
    )
    async with admin.connect() as connection:
        await connection.execute(text(f"CREATE DATABASE {name}"))
    yield make_url(postgres).set(database=name).render_as_string(hide_password=False)
    async with admin.connect() as connection:
        await connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    await admin.dispose()


@pytest.fixture
def restartable() -> Iterator[Server]:
    """A running server of our own that may be stopped and started."""
    server = Server(durable=True)
    server.start()
    try:
        yield server
    finally:
        server.stop("immediate")
        server.remove()
