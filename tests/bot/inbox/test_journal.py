"""What is written together, and what is written once the store is back."""

import asyncio
from collections.abc import AsyncIterator, Collection, Sequence
from pathlib import Path

import pytest

from bot.inbox.journal import Journal
from bot.store import Store, StoreError
from bot.store.arrival import Arrival
from bot.store.notes import Note
from bot.store.pending import Pending

BOT = 42


class WatchedPending(Pending):
    """A store that may be away, and tells how often it was written to."""

    away = False
    writes = 0

    async def write(
        self,
        bot_id: int,
        arrivals: Sequence[Arrival],
        answered: Collection[int],
        noted: Sequence[Note] = (),
    ) -> set[int]:
        if self.away:
            raise StoreError
        self.writes += 1
        return await super().write(bot_id, arrivals, answered, noted)


def arrival(number: int) -> Arrival:
    return Arrival(number, number, b"photo", "me")


@pytest.fixture
async def pending(tmp_path: Path) -> AsyncIterator[WatchedPending]:
    store = Store(tmp_path)
    yield WatchedPending(store, store.notes)
    await store.close()


@pytest.fixture
def failing() -> asyncio.Event:
    return asyncio.Event()


@pytest.fixture
def journal(pending: WatchedPending, failing: asyncio.Event) -> Journal:
    return Journal(pending, BOT, failing)


async def test_what_comes_together_is_one_transaction(
    journal: Journal, pending: WatchedPending
) -> None:
    both = [journal.record(arrival(number)) for number in range(100)]
    assert await asyncio.gather(*both) == [True] * 100
    assert pending.writes == 1
    await asyncio.gather(journal.answered(range(60)), journal.answered(range(60, 100)))
    assert pending.writes == 2
    assert await pending.count(BOT) == 0


async def test_of_the_same_twice_at_once_one_is_new(journal: Journal) -> None:
    both = [journal.record(arrival(1)) for _ in range(3)]
    assert sorted(await asyncio.gather(*both)) == [False, False, True]


async def test_a_note_goes_along(journal: Journal, pending: WatchedPending) -> None:
    journal.note(Note(("a",), b"b", 60.0))
    await journal.answered([1])
    assert pending.writes == 1
    assert await pending._notes.get(("a",)) == b"b"


async def test_while_the_store_is_away_nobody_waits_and_then_all_is_made_up_for(
    journal: Journal, pending: WatchedPending, failing: asyncio.Event
) -> None:
    await journal.record(arrival(1))
    pending.away = True
    for number in (2, 3):
        with pytest.raises(StoreError):
            await journal.record(arrival(number))
        journal.miss(arrival(number))
    await journal.answered([1, 2])
    assert (journal.away, failing.is_set()) == (True, True)
    assert (journal.owes(1), journal.misses(2), journal.misses(3)) == (True, False, True)
    with pytest.raises(StoreError):
        await journal.settle()
    assert (journal.away, pending.writes) == (True, 1)
    pending.away = False
    await journal.settle()
    assert (journal.away, pending.writes) == (False, 2)
    assert (journal.owes(1), journal.misses(3)) == (False, False)
    # 1 and 2 are erased, 3 is still to be answered.
    assert await pending.count(BOT) == 1
    assert not await journal.record(arrival(3))
