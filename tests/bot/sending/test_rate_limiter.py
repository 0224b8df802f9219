import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Chat, Message, Update
from telegram.error import RetryAfter

from bot.inbox.item import Item, handled
from bot.sending.rate_limiter import RateLimiter


class Server:
    """Refuses a number of calls to each chat with 429, then does them."""

    def __init__(self, refusals: dict[int, int]) -> None:
        self.refusals = refusals
        self.done: list[int] = []

    async def send(self, *, chat_id: int) -> bool:
        if self.refusals.get(chat_id):
            self.refusals[chat_id] -= 1
            raise RetryAfter(30)
        self.done.append(chat_id)
        return True


async def call(
    limiter: RateLimiter, server: Server, chat_id: int, endpoint: str = "sendMessage"
) -> Any:  # noqa: ANN401 - as the server answers
    data = {"chat_id": chat_id}
    return await limiter.process_request(server.send, [], data, endpoint, data, None)


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was waited, in no time."""
    waited: list[float] = []
    sleep = asyncio.sleep

    async def nap(seconds: float) -> None:
        waited.append(seconds)
        await sleep(0.05)

    monkeypatch.setattr(asyncio, "sleep", nap)
    return waited


async def test_a_429_is_waited_out(waits: list[float]) -> None:
    server = Server({1: 3})
    assert await call(RateLimiter(), server, 1)
    assert server.done == [1]
    assert all(wait > 30 for wait in waits)
    assert len(waits) == 3


async def test_other_chats_do_not_wait_for_it(waits: list[float]) -> None:
    limiter, server = RateLimiter(), Server({1: 1})
    refused = asyncio.create_task(call(limiter, server, 1))
    await asyncio.sleep(0)
    await call(limiter, server, 2)
    assert server.done == [2]
    await refused
    assert server.done == [2, 1]


async def test_in_the_end_it_gives_up(waits: list[float]) -> None:
    with pytest.raises(RetryAfter):
        await call(RateLimiter(), Server({1: 1_000}), 1)


@pytest.mark.parametrize("endpoint", ["sendChatAction", "setMyName"])
async def test_what_nothing_depends_on_does_not_wait(waits: list[float], endpoint: str) -> None:
    with pytest.raises(RetryAfter):
        await call(RateLimiter(), Server({1: 1}), 1, endpoint)
    assert waits == []


async def test_a_group_gets_twenty_messages_a_minute() -> None:
    limiter, server = RateLimiter(), Server({})
    for _ in range(20):
        await call(limiter, server, -100)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(call(limiter, server, -100), 0.05)


async def test_all_chats_together_get_so_many_a_second() -> None:
    limiter, server = RateLimiter(2), Server({})
    for chat_id in (1, 2):
        await call(limiter, server, chat_id)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(call(limiter, server, 3), 0.05)
    # What goes to no chat is no message.
    await limiter.process_request(server.send, [], {"chat_id": 4}, "answerCallbackQuery", {}, None)


async def test_those_who_have_just_come_do_not_wait_for_a_flood() -> None:
    limiter, server = RateLimiter(10), Server({})

    async def answer(chat_id: int, *, behind: bool) -> None:
        asked = Message(1, datetime.now(UTC), Chat(chat_id, "private"))
        handled.set(Item(Update(chat_id, message=asked), behind=behind))
        await call(limiter, server, chat_id)

    flood = [asyncio.create_task(answer(number, behind=True)) for number in range(1, 16)]
    await asyncio.sleep(0)
    await answer(100, behind=False)
    # A burst of ten, the one whose turn it was, and those before the newcomer: none.
    assert len(server.done) <= 12
    await asyncio.gather(*flood)
