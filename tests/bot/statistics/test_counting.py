import asyncio
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from telegram import Chat, Message, Update, User

from bot.inbox.item import Item, handled
from bot.statistics.counting import BOUNDS, LATENCY, UsageCounters, percentile
from bot.store import Store
from tests.bot.messages import message


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    store = Store(tmp_path / "data")
    yield store
    await store.close()


async def test_who_asked_and_how_much_is_written(store: Store) -> None:
    counters = UsageCounters(store)
    for user_id in (1, 2, 1):
        asked = message(from_user=User(user_id, "Ann", is_bot=False))
        with counters.answering(asked, 3):
            pass
    await counters.write()
    totals = await store.counters.totals()
    assert totals["photos"] == 9
    assert sum(n for name, n in totals.items() if name.startswith("latency:")) == 3
    assert await store.people.count() == 2


async def test_waiting_in_line_counts(store: Store) -> None:
    counters = UsageCounters(store)
    item = Item(Update(1), arrived=time.perf_counter() - 50)
    token = handled.set(item)
    with counters.answering(message(), 1):
        pass
    handled.reset(token)
    await counters.write()
    totals = await store.counters.totals()
    took = percentile({name: n for name, n in totals.items() if name.startswith(LATENCY)}, 0.5)
    assert took is not None
    assert took >= 50_000


async def test_whoever_writes_as_a_channel_is_nobody(store: Store) -> None:
    counters = UsageCounters(store)
    channel = Chat(-100, "channel")
    asked = message(from_user=User(1, "Channel", is_bot=True), sender_chat=channel)
    with counters.answering(asked, 1):
        pass
    await counters.write()
    assert await store.people.count() == 0


async def test_nothing_is_lost_while_the_store_is_away(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.write_text("a file stands where the folder should be")
    store = Store(folder)
    counters = UsageCounters(store)
    counters.count("right")
    await counters.write()
    counters.count("right")
    folder.unlink()
    await counters.write()
    await counters.write()
    assert await store.counters.totals() == {"right": 2}
    await store.close()


async def test_two_may_write_the_same_groups_at_once(store: Store) -> None:
    await store.open()
    counters = UsageCounters(store)
    for chat_id in (-1, -2):
        with counters.answering(Message(1, datetime.now(UTC), Chat(chat_id, "group")), 1):
            pass
    await asyncio.gather(counters.write(), counters.write())
    assert await store.chats.count_groups() == 2


async def test_what_is_just_being_written_does_not_come_back_after_it_was_forgotten(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await store.open()
    counters, going_on = UsageCounters(store), asyncio.Event()
    seen, chat_seen = store.people.seen, store.chats.seen

    async def slowly(user_id: int, met: float) -> None:
        await going_on.wait()
        await seen(user_id, met)

    async def as_slowly(chat_id: int, kind: str, met: float) -> None:
        await going_on.wait()
        await chat_seen(chat_id, kind, met)

    monkeypatch.setattr(store.people, "seen", slowly)
    monkeypatch.setattr(store.chats, "seen", as_slowly)
    asked = Message(1, datetime.now(UTC), Chat(-1, "group"), from_user=User(1, "Ann", is_bot=False))
    with counters.answering(asked, 1):
        pass

    async def forget() -> None:
        async with counters.forgetting(1):
            await store.consents.forget(1)

    writing = asyncio.create_task(counters.write())
    await asyncio.sleep(0.1)
    forgetting = asyncio.gather(forget(), counters.left(-1))
    await asyncio.sleep(0.1)
    going_on.set()
    await asyncio.gather(writing, forgetting)
    assert await store.people.count() == 0
    assert await store.chats.count_groups() == 0


async def test_closing_writes_what_is_left(store: Store) -> None:
    counters = UsageCounters(store)
    counters.open()
    counters.count("right")
    await counters.close()
    assert await store.counters.totals() == {"right": 1}


def test_percentiles_are_read_from_counters() -> None:
    latencies = {"latency:000100": 50, "latency:000200": 44, "latency:010000": 6}
    assert percentile(latencies, 0.5) == 100
    assert percentile(latencies, 0.94) == 200
    assert percentile(latencies, 0.95) == 10_000
    assert percentile({}, 0.5) is None


def test_bounds_are_at_most_a_fifth_apart() -> None:
    assert BOUNDS[0] == 10
    assert BOUNDS[-1] == 100_000
    assert all(high / low < 1.21 for low, high in pairwise(BOUNDS))
