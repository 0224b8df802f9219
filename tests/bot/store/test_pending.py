"""Updates that wait in the store, on each database."""

import asyncio
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.store import Store, claims
from bot.store import pending as pending_module
from bot.store.arrival import Arrival
from bot.store.cipher import KEY_FILE
from bot.store.engine import DATABASE_FILE
from bot.store.notes import Note
from bot.store.pending import MAX_ATTEMPTS
from bot.store.tables import notes

BOT = 42


def arrival(number: int, chat: int = 7, owner: str = "me", content: bytes = b"photo") -> Arrival:
    return Arrival(number, chat, content, owner)


def _raw(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.glob(DATABASE_FILE + "*"))


async def test_an_update_is_fresh_once_even_after_it_was_answered(store: Store) -> None:
    assert await store.pending.write(BOT, [arrival(1), arrival(2)], []) == {1, 2}
    assert await store.pending.write(BOT, [arrival(2), arrival(3)], [1]) == {3}
    assert await store.pending.write(BOT, [arrival(1)], []) == set()
    assert await store.pending.write(BOT + 1, [arrival(1)], []) == {1}
    assert await store.pending.count(BOT) == 2


async def test_what_is_owned_is_not_taken_until_its_lease_ends(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await store.pending.write(BOT, [arrival(1)], [])
    assert await store.pending.claim(BOT, "other", 10) == []
    assert await store.pending.owners(BOT) == {"me"}
    await store.pending.break_lease(BOT, "me")
    (one,) = await store.pending.claim(BOT, "other", 10)
    assert (one.update_id, one.content, one.tries) == (1, b"photo", 2)
    monkeypatch.setattr(pending_module, "LEASE_SECONDS", -1)
    await store.pending.renew(BOT, "other")
    assert len(await store.pending.claim(BOT, "third", 10)) == 1


async def test_released_updates_count_as_never_tried(store: Store) -> None:
    await store.pending.write(BOT, [arrival(1)], [])
    await store.pending.release(BOT, "me")
    assert [one.tries for one in await store.pending.claim(BOT, "other", 10)] == [1]


async def test_answered_updates_are_not_taken_again(store: Store) -> None:
    await store.pending.write(BOT, [arrival(1), arrival(2)], [1])
    await store.pending.release(BOT, "me")
    assert [one.update_id for one in await store.pending.claim(BOT, "other", 10)] == [2]


async def test_tries_stop_at_patience_and_then_count_one_by_one(store: Store) -> None:
    await store.pending.write(BOT, [arrival(1)], [])
    seen = []
    for _ in range(3):
        await store.pending.break_lease(BOT, "me")
        (one,) = await store.pending.claim(BOT, "me", 1)
        seen.append(one.tries)
    assert seen == [2, MAX_ATTEMPTS, MAX_ATTEMPTS]
    await store.pending.raise_tries(BOT, [1])
    await store.pending.break_lease(BOT, "me")
    assert [one.tries for one in await store.pending.claim(BOT, "me", 1)] == [MAX_ATTEMPTS + 1]


async def test_chats_take_turns(store: Store) -> None:
    crowd = [arrival(number, 1, "") for number in range(1, 7)]
    await store.pending.write(BOT, [*crowd, arrival(8, 2, ""), arrival(9, 3, "")], [])
    first = await store.pending.claim(BOT, "me", 4)
    assert [one.update_id for one in first] == [1, 2, 8, 9]


async def test_two_processes_never_take_the_same(tmp_path: Path, database_url: str | None) -> None:
    stores = [Store(tmp_path / "data", database_url) for _ in range(3)]
    await stores[0].pending.write(BOT, [arrival(one, one % 5, "") for one in range(60)], [])

    async def take(store: Store, owner: str) -> list[int]:
        taken = []
        while batch := await store.pending.claim(BOT, owner, 7):
            taken += [one.update_id for one in batch]
        return taken

    found = await asyncio.gather(*(take(store, str(n)) for n, store in enumerate(stores)))
    assert sorted(one for taken in found for one in taken) == list(range(60))
    for store in stores:
        await store.close()


async def test_the_disk_holds_no_content_in_clear_and_none_when_answered(tmp_path: Path) -> None:
    store = Store(tmp_path)
    await store.pending.write(BOT, [arrival(1, 123456789, content=b"a secret caption")], [])
    raw = _raw(tmp_path)
    assert b"secret caption" not in raw
    assert b"123456789" not in raw
    await store.pending.write(BOT, [], [1])
    await store.close()
    with sqlite3.connect(tmp_path / DATABASE_FILE) as database:
        (row,) = database.execute("SELECT content, chat FROM pending_updates").fetchall()
    database.close()
    assert row == (None, None)


async def test_a_lost_key_shows_as_no_content(tmp_path: Path) -> None:
    store = Store(tmp_path)
    await store.pending.write(BOT, [arrival(1, owner="")], [])
    await store.close()
    (tmp_path / KEY_FILE).unlink()
    other = Store(tmp_path)
    assert [one.content for one in await other.pending.claim(BOT, "me", 1)] == [None]
    await other.close()


async def test_old_numbers_are_swept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    await store.pending.write(BOT, [arrival(1), arrival(2)], [1])
    await store.pending.sweep()
    assert await store.pending.write(BOT, [arrival(1)], []) == set()
    monkeypatch.setattr(pending_module, "REMEMBERED_SECONDS", -1)
    await store.pending.sweep()
    assert await store.pending.write(BOT, [arrival(1), arrival(2)], []) == {1}


async def test_notes_that_are_over_are_swept_along(store: Store) -> None:
    over, kept = Note(("over",), b"x", -1.0), Note(("kept",), b"x", 60.0)
    await store.pending.write(BOT, [], [], [over, kept])
    await store.pending.sweep()
    async with store.transaction() as connection:
        names = (await connection.execute(select(notes.c.name))).scalars().all()
    assert names == [store.cipher.name("kept")]


def item(number: int, owner: str = "me") -> Arrival:
    return Arrival(number, 7, b"photo", owner, album="55")


async def test_an_album_is_taken_whole_by_one_when_nothing_more_comes(store: Store) -> None:
    await store.pending.write(BOT, [item(1), item(3), arrival(4)], [])
    await store.pending.write(BOT, [item(2, "other")], [])
    wait, taken = await store.pending.take_album(BOT, "me", 7, "55", pause=60.0)
    assert 50 < wait <= 60
    assert taken == []
    takers = ("me", "other", "third")
    results = await asyncio.gather(
        *(store.pending.take_album(BOT, taker, 7, "55", pause=0.0) for taker in takers)
    )
    found = [[one.update_id for one in taken] for wait, taken in results if not wait]
    assert sorted(found) == [[], [], [1, 2, 3]]
    # What comes later is an album by itself.
    await store.pending.write(BOT, [item(5)], [])
    assert len((await store.pending.take_album(BOT, "me", 7, "55", pause=0.0))[1]) == 1


async def test_ten_items_are_an_album_at_once(store: Store) -> None:
    await store.pending.write(BOT, [item(number) for number in range(10)], [])
    assert len((await store.pending.take_album(BOT, "me", 7, "55", pause=60.0))[1]) == 10


async def test_an_album_that_was_left_behind_comes_whole(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await store.pending.write(BOT, [item(1), item(2, "other"), item(3)], [])
    await store.pending.release(BOT, "me")
    # It may still be arriving.
    assert await store.pending.claim(BOT, "third", 1) == []
    monkeypatch.setattr(claims, "_ALBUM_SECONDS", -1)
    assert [one.update_id for one in await store.pending.claim(BOT, "third", 1)] == [1, 2, 3]
    assert (await store.pending.take_album(BOT, "other", 7, "55", pause=0.0))[1] == []


async def test_a_lease_that_ran_out_is_left_where_its_owner_may_live(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await store.pending.write(BOT, [arrival(1, owner=""), arrival(2)], [])
    monkeypatch.setattr(pending_module, "LEASE_SECONDS", -1)
    await store.pending.renew(BOT, "me")
    assert await store.pending.owners(BOT) == {"me"}
    free = await store.pending.claim(BOT, "other", 10, expired=False)
    assert [one.update_id for one in free] == [1]
    assert len(await store.pending.claim(BOT, "other", 10)) == 2
