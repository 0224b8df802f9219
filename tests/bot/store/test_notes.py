"""What processes tell each other, on each database."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.store import Store, StoreError
from bot.store.engine import DATABASE_FILE
from bot.store.notes import Note, Notes
from bot.store.shared_notes import SharedNotes, SharedRecent
from bot.store.tables import notes

ANN = 1001
ABOUT = ("answer", 7, 1)


def note(seconds: float = 60.0, content: bytes = b"a secret place") -> Note:
    return Note(ABOUT, content, seconds, ANN)


@pytest.fixture
async def other(tmp_path: Path, database_url: str | None) -> AsyncIterator[Store]:
    """The same database, as another process sees it."""
    store = Store(tmp_path / "data", database_url)
    yield store
    await store.close()


async def rows(store: Store) -> int:
    async with store.transaction() as connection:
        query = select(func.count()).select_from(notes)
        return int((await connection.execute(query)).scalar_one())


async def test_what_one_notes_the_other_gets_until_it_is_over(store: Store, other: Store) -> None:
    assert await other.notes.get(ABOUT) is None
    await store.pending.write(1, [], [], [note()])
    assert await other.notes.get(ABOUT) == b"a secret place"
    await store.pending.write(1, [], [], [note(content=b"another")])
    assert await other.notes.get(ABOUT) == b"another"
    await store.pending.write(1, [], [], [note(seconds=-1)])
    assert await other.notes.get(ABOUT) is None
    await store.notes.sweep()
    assert await rows(store) == 0


async def test_forgetting_a_person_takes_their_notes_along(store: Store) -> None:
    await store.pending.write(1, [], [], [note(), Note(("x", 1), b"of nobody", 60.0)])
    await store.consents.forget(ANN)
    assert await store.notes.get(ABOUT) is None
    assert await store.notes.get(("x", 1)) == b"of nobody"


async def test_changes_at_once_do_not_get_lost(store: Store, other: Store) -> None:
    def count(content: bytes | None) -> tuple[bytes, int]:
        number = int(content or b"0") + 1
        return str(number).encode(), number

    both = [one.notes.change(ABOUT, 60.0, count) for one in (store, other) for _ in range(8)]
    assert sorted(await asyncio.gather(*both)) == list(range(1, 17))


async def test_of_all_only_one_is_the_first(store: Store, other: Store) -> None:
    both = [one.notes.add(ABOUT, 60.0) for one in (store, other) for _ in range(4)]
    assert sorted(await asyncio.gather(*both)) == [False] * 7 + [True]


async def test_the_disk_tells_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path)
    await store.pending.write(1, [], [], [note()])
    await store.close()
    with sqlite3.connect(tmp_path / DATABASE_FILE) as database:
        (row,) = database.execute("SELECT name, person, content FROM notes").fetchall()
    database.close()
    assert b"secret" not in row[2]
    assert "1001" not in row[0] + row[1]


async def test_what_happened_in_one_process_happened_in_the_other(
    store: Store, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.shared_notes.PATIENCE_SECONDS", 60.0)
    here, there = (SharedRecent("k", 10, 60.0, SharedNotes(one.notes)) for one in (store, other))
    assert await here.add(1, "a")
    assert await there.has(1, "a")
    assert not await there.add(1, "a")
    assert await there.add(2, "a")
    assert not await here.has(3, "a")


MINE: bytes | None = b"mine"


class AwayNotes(Notes):
    """A store that is away."""

    asked = 0

    async def get(self, about: object) -> bytes | None:
        self.asked += 1
        raise StoreError


async def test_a_store_that_fails_is_left_alone_and_each_is_by_itself(tmp_path: Path) -> None:
    away = AwayNotes(Store(tmp_path))
    shared = SharedNotes(away)
    for _ in range(3):
        said = await shared.ask(lambda notes: notes.get(ABOUT), MINE)
        assert said == MINE
    assert away.asked == 1


async def test_nobody_waits_for_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.store.shared_notes.PATIENCE_SECONDS", 0.01)
    shared = SharedNotes(Store(tmp_path).notes)
    assert await shared.ask(lambda _: asyncio.sleep(60, b"late"), b"mine") == b"mine"


async def test_where_there_is_one_process_nobody_is_asked(tmp_path: Path) -> None:
    recent = SharedRecent("k", 10, 60.0, Store(tmp_path).shared_notes)
    assert await recent.add(1)
    assert not await recent.add(1)
    assert not (tmp_path / DATABASE_FILE).exists()
