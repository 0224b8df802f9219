import asyncio
import os
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, func, select, text

from bot.store import Store, StoreError
from bot.store.engine import DATABASE_FILE, connect, prepare
from bot.store.schema import migrate
from bot.store.sqlite import LOCKED_SECONDS, _is_busy
from bot.store.tables import metadata, training_runs


async def test_the_schema_that_migrations_make_is_the_one_the_code_knows(store: Store) -> None:
    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))

    async with store.transaction() as connection:
        assert await connection.run_sync(differences) == []


async def test_an_older_database_is_migrated_with_what_it_holds(
    tmp_path: Path, database_url: str | None
) -> None:
    engine = connect(tmp_path / "data", database_url)
    prepare(engine)
    await migrate(engine, "0001")
    async with engine.begin() as connection:
        await connection.execute(text("INSERT INTO counters VALUES ('photos', 1, 5)"))
    await engine.dispose()
    store = Store(tmp_path / "data", database_url)
    assert await store.counters.totals() == {"photos": 5}
    async with store.transaction() as connection:
        found = await connection.execute(select(func.count(training_runs.c.id)))
        assert found.scalar_one() == 0
    await store.close()


async def test_two_bots_may_open_a_new_database_at_once(
    tmp_path: Path, database_url: str | None
) -> None:
    first, second = (Store(tmp_path / "data", database_url) for _ in range(2))
    await first.counters.add({"photos": 1})
    await second.counters.add({"photos": 1})
    assert await first.counters.totals() == {"photos": 2}
    await first.close()
    await second.close()


async def test_what_is_written_stays_after_a_restart(
    tmp_path: Path, database_url: str | None
) -> None:
    for _ in range(2):
        store = Store(tmp_path / "data", database_url)
        await store.counters.add({"photos": 1})
        await store.close()
    assert await store.counters.totals() == {"photos": 2}
    await store.close()


async def test_an_error_does_not_tell_what_the_statement_was_about(store: Store) -> None:
    with pytest.raises(StoreError) as caught:
        async with store.transaction() as connection:
            await connection.execute(text("SELECT :who FROM nowhere"), {"who": "Ada Lovelace"})
    assert "nowhere" in str(caught.value.__cause__)
    assert "Lovelace" not in str(caught.value.__cause__)


async def test_a_failure_takes_the_whole_transaction_back(store: Store) -> None:
    with pytest.raises(StoreError):
        async with store.transaction() as connection:
            await connection.execute(text("INSERT INTO counters VALUES ('photos', 1, 5)"))
            await connection.execute(text("INSERT INTO nowhere VALUES (1)"))
    assert await store.counters.totals() == {}


async def test_transactions_on_sqlite_take_turns(tmp_path: Path) -> None:
    store = Store(tmp_path)
    await store.open()
    turns: list[int] = []

    async def take(number: int) -> None:
        async with store.transaction() as connection:
            turns.append(number)
            await connection.execute(select(func.count()).select_from(training_runs))
            await asyncio.sleep(0.01)

    await asyncio.gather(*(take(number) for number in range(12)))
    assert turns == list(range(12))
    await store.close()


async def test_sqlite_files_are_their_owners_alone(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    await store.counters.add({"photos": 1})
    modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "data").iterdir()}
    assert {"digit-bot.sqlite3", "digit-bot.sqlite3-wal"} <= set(modes) | {"secret.key"}
    assert set(modes.values()) == {0o600}
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700
    await store.close()


async def test_a_lost_database_is_a_store_error_and_is_found_again(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.write_text("a file stands where the folder should be")
    store = Store(folder)
    with pytest.raises(StoreError) as caught:
        await store.counters.add({"photos": 1})
    assert caught.value.__cause__ is not None
    folder.unlink()
    await store.counters.add({"photos": 1})
    assert await store.counters.totals() == {"photos": 1}
    await store.close()


async def test_a_damaged_database_is_a_store_error(tmp_path: Path) -> None:
    (tmp_path / "digit-bot.sqlite3").write_bytes(b"this is no database" * 100)
    store = Store(tmp_path)
    with pytest.raises(StoreError):
        await store.counters.add({"photos": 1})
    await store.close()


async def test_a_full_disk_is_a_store_error_and_room_made_is_used(tmp_path: Path) -> None:
    store = Store(tmp_path)
    await store.counters.add({"photos": 1})
    async with store.transaction() as connection:
        pages = (await connection.execute(text("PRAGMA page_count"))).scalar_one()
        await connection.execute(text(f"PRAGMA max_page_count = {pages}"))
    with pytest.raises(StoreError, match="disk is full"):
        await store.counters.add({f"{n:050d}": 1 for n in range(500)})
    assert await store.counters.totals() == {"photos": 1}
    await store.close()


async def test_a_database_locked_by_somebody_else_is_a_store_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.engine._BUSY_SECONDS", 0.05)
    store = Store(tmp_path)
    await store.counters.add({"photos": 1})
    other = sqlite3.connect(tmp_path / "digit-bot.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError):
        await store.counters.add({"photos": 1})
    other.execute("ROLLBACK")
    other.close()
    monkeypatch.setattr("time.monotonic", lambda moment=time.monotonic: moment() + LOCKED_SECONDS)
    await store.counters.add({"photos": 1})
    await store.close()


async def test_of_many_only_the_first_finds_out_that_it_is_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.engine._BUSY_SECONDS", 0.2)
    store = Store(tmp_path)
    await store.counters.add({"photos": 1})
    found_out: list[bool] = []

    def is_busy(error: BaseException) -> bool:
        found_out.append(_is_busy(error))
        return found_out[-1]

    monkeypatch.setattr("bot.store.sqlite._is_busy", is_busy)
    with closing(sqlite3.connect(tmp_path / DATABASE_FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        waits = (store.counters.add({"photos": 1}) for _ in range(20))
        results = await asyncio.gather(*waits, return_exceptions=True)
    assert {type(result) for result in results} == {StoreError}
    assert found_out == [True]
    await store.close()


async def test_an_emptied_file_is_named_at_the_start_and_a_new_one_is_not(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = Store(tmp_path)
    await store.counters.add({"photos": 1})
    await store.close()
    assert "empty" not in caplog.text
    os.truncate(tmp_path / DATABASE_FILE, 0)
    store = Store(tmp_path)
    assert await store.counters.totals() == {}
    await store.close()
    assert caplog.text.count(f"the database file {tmp_path / DATABASE_FILE} is empty") == 1


async def test_a_file_that_is_emptied_while_we_run_is_named_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = Store(tmp_path)
    await store.counters.add({"photos": 1})
    with closing(sqlite3.connect(tmp_path / DATABASE_FILE)) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    os.truncate(tmp_path / DATABASE_FILE, 0)
    for _ in range(3):
        with pytest.raises(StoreError):
            await store.people.settings(7)
    await store.close()
    assert caplog.text.count(f"the database file {tmp_path / DATABASE_FILE} was emptied") == 1


@pytest.mark.parametrize(
    "address", ["nonsense", "mysql://localhost/x", "postgresql://u:secret@127.0.0.1:1/x"]
)
async def test_an_address_that_cannot_be_used_is_a_store_error_without_its_password(
    tmp_path: Path, address: str
) -> None:
    store = Store(tmp_path, address)
    with pytest.raises(StoreError) as caught:
        await store.open()
    assert "secret" not in str(caught.value)
    await store.close()


async def test_postgresql_without_its_driver_is_a_store_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "asyncpg", None)
    store = Store(tmp_path, "postgresql://localhost/x")
    with pytest.raises(StoreError, match="asyncpg"):
        await store.counters.totals()


@pytest.mark.postgres
async def test_a_database_that_does_not_exist_is_a_store_error(
    tmp_path: Path, postgres_url: str
) -> None:
    store = Store(tmp_path, postgres_url + "_gone")
    with pytest.raises(StoreError):
        await store.open()
    await store.close()


def test_a_port_that_is_no_number_is_told() -> None:
    with pytest.raises(StoreError, match="DATABASE_URL is not a database address") as caught:
        connect(Path(), "postgresql://user:hidden@localhost:port/digits")
    assert "hidden" not in str(caught.value)
