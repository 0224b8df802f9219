"""A store on each database: SQLite always, PostgreSQL where a server can be had."""

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

from bot.store import Store

BINARIES = Path("/usr/lib/postgresql")


def _as_postgres(*command: str) -> None:
    # PostgreSQL refuses to run as root.
    prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run(
        [*prefix, *command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server: the given one, or one that lives for the tests."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
        return
    found = sorted(BINARIES.glob("*/bin/initdb"))
    if not found or (os.geteuid() == 0 and not which("runuser")):
        pytest.skip("no PostgreSQL server: TEST_DATABASE_URL is not set, none is installed")
    binaries = found[-1].parent
    data = Path("/tmp") / f"digit-bot-postgres-{uuid.uuid4().hex}"  # noqa: S108
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    _as_postgres(str(binaries / "initdb"), "-D", str(data), "-U", "tests", "-A", "trust", "-N")
    options = f"-p {port} -k {data} -c listen_addresses=127.0.0.1 -c fsync=off"
    control = str(binaries / "pg_ctl")
    _as_postgres(control, "-D", str(data), "-w", "-o", options, "-l", f"{data}/log", "start")
    try:
        yield f"postgresql://tests@127.0.0.1:{port}/postgres"
    finally:
        _as_postgres(control, "-D", str(data), "-w", "-m", "immediate", "stop")
        _as_postgres("rm", "-rf", str(data))


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


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str | None:
    """Where the store is kept: by default (SQLite in the data folder) or on PostgreSQL."""
    if request.param == "sqlite":
        return None
    address: str = request.getfixturevalue("postgres_url")
    return address


@pytest.fixture
async def store(tmp_path: Path, database_url: str | None) -> AsyncIterator[Store]:
    store = Store(tmp_path / "data", database_url)
    yield store
    await store.close()
