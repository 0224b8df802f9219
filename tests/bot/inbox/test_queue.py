"""What the library takes out, and when."""

import asyncio
from datetime import UTC, datetime

import pytest
from telegram import Chat, Message, PhotoSize, Update

from bot.inbox import queue as queues
from bot.inbox.fair_queue import FairQueue
from bot.inbox.item import Item
from bot.inbox.queue import InboxQueue


def photo(number: int) -> Item:
    carried = (PhotoSize("a", "b", 1, 1),)
    message = Message(number, datetime.now(UTC), Chat(number, "private"), photo=carried)
    return Item(Update(number, message=message))


@pytest.fixture
async def queue() -> InboxQueue:
    return InboxQueue(FairQueue(), lambda update: None)


async def next_of(queue: InboxQueue) -> object:
    return await asyncio.wait_for(queue.get(), 0.05)


async def test_no_picture_is_begun_until_all_is_fetched_that_came_before_newcomers(
    queue: InboxQueue,
) -> None:
    queue.catch_up(more=True)
    queue.enter(photo(1))
    with pytest.raises(TimeoutError):
        await next_of(queue)
    getting = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    queue.catch_up(more=False)
    assert isinstance(await asyncio.wait_for(getting, 5), Update)


async def test_where_the_last_batch_was_a_full_one_it_goes_on_soon(
    queue: InboxQueue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queues, "NO_MORE_SECONDS", 0.02)
    queue.enter(photo(1))
    queue.catch_up(more=True)
    assert isinstance(await asyncio.wait_for(queue.get(), 5), Update)


async def test_where_there_is_no_end_to_it_it_goes_on_all_the_same(
    queue: InboxQueue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queues, "CATCHING_UP_SECONDS", 0.02)
    queue.enter(photo(1))
    queue.catch_up(more=True)
    await asyncio.sleep(0.03)
    queue.catch_up(more=True)
    assert isinstance(await next_of(queue), Update)
    # The next time it catches up again.
    queue.catch_up(more=False)
    queue.catch_up(more=True)
    queue.enter(photo(2))
    with pytest.raises(TimeoutError):
        await next_of(queue)


async def test_at_the_end_all_is_let_out(queue: InboxQueue) -> None:
    queue.enter(photo(1))
    queue.catch_up(more=True)
    await queue.put(object())
    assert not isinstance(await next_of(queue), Update)
    assert isinstance(await next_of(queue), Update)


async def test_those_that_wait_because_others_were_begun_lately_are_begun_in_time(
    queue: InboxQueue, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("queue", "fair_queue"):
        monkeypatch.setattr(f"bot.inbox.{module}.BEGUN_LATELY_SECONDS", 0.05)
    monkeypatch.setattr("bot.inbox.fair_queue.BEGUN_AT_ONCE", 1)
    for number in (1, 2):
        one = photo(number)
        one.update.message._unfreeze()  # type: ignore[union-attr]
        one.update.message.date = datetime(2026, 1, 1, tzinfo=UTC)  # type: ignore[union-attr]
        queue.enter(one)
    assert isinstance(await next_of(queue), Update)
    # Nothing else stirs it.
    assert isinstance(await asyncio.wait_for(queue.get(), 5), Update)
