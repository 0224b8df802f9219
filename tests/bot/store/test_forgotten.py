"""What one process forgot, another one, which met it before, does not bring back."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from telegram import Chat, Message, User

from bot.statistics.counting import UsageCounters
from bot.store import Store

ANN, GROUP, SUPERGROUP = 1, -100, -1001234


@pytest.fixture
async def other(store: Store, tmp_path: Path, database_url: str | None) -> AsyncIterator[Store]:
    """The store of another process, on the same database."""
    await store.open()
    other = Store(tmp_path / "data", database_url)
    yield other
    await other.close()


async def counts(store: Store) -> tuple[int, int]:
    return await store.people.count(), await store.chats.count_groups()


async def leave(store: Store) -> None:
    await store.consents.forget(ANN)
    await store.chats.forget(GROUP)


async def test_what_was_met_before_is_not_written_after_it_was_forgotten_elsewhere(
    store: Store, other: Store
) -> None:
    counters = UsageCounters(other)
    ann = User(ANN, "Ann", is_bot=False)
    asked = Message(1, datetime.now(UTC), Chat(GROUP, "group"), from_user=ann)
    with counters.answering(asked, 1):
        pass
    await leave(store)
    await counters.write()
    assert await counts(store) == (0, 0)
    # Who comes back is counted again.
    with counters.answering(asked, 1):
        pass
    await counters.write()
    assert await counts(store) == (1, 1)


async def test_a_late_writer_takes_nobody_away_who_came_back(store: Store, other: Store) -> None:
    met = time.time()
    await leave(store)
    await store.people.set(ANN, {"language": "es"})
    await store.chats.seen(GROUP, "group")
    await other.people.seen(ANN, met)
    await other.chats.seen(GROUP, "group", met)
    assert await counts(store) == (1, 1)
    assert await store.people.settings(ANN) == {"language": "es"}


async def test_both_at_once_end_in_nothing(store: Store, other: Store) -> None:
    for _ in range(20):
        met = time.time()
        await asyncio.gather(
            other.people.seen(ANN, met), leave(store), other.chats.seen(GROUP, "group", met)
        )
        assert await counts(store) == (0, 0)


async def test_a_group_that_moved_is_not_counted_under_its_old_number(
    store: Store, other: Store
) -> None:
    await store.chats.seen(GROUP, "group")
    met = time.time()
    await store.chats.migrate(GROUP, SUPERGROUP)
    await other.chats.seen(GROUP, "group", met)
    assert await counts(store) == (0, 1)
