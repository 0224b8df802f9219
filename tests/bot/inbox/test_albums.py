"""Albums, in one process that shares them with others."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import UTC, datetime
from pathlib import Path

from telegram import Chat, Message, Update

from bot.inbox.albums import Albums
from bot.inbox.journal import Journal
from bot.store import Store
from bot.store.arrival import Arrival
from bot.store.claimed import Claimed
from bot.store.pending import Pending
from tests.bot.waiting import until

BOT, CHAT, ALBUM = 42, 7, "55"


class SlowPending(Pending):
    """A store whose word about an album comes after what happens ``meanwhile``, once."""

    meanwhile: Callable[[], Awaitable[None]] | None = None

    async def take_album(
        self, bot_id: int, owner: str, chat_id: int, album: str, pause: float
    ) -> tuple[float, list[Claimed]]:
        found = await super().take_album(bot_id, owner, chat_id, album, pause)
        meanwhile = self.meanwhile
        if found[1] and meanwhile:
            self.meanwhile = None
            await meanwhile()
        return found


async def test_what_comes_while_the_rest_is_taken_is_not_lost(tmp_path: Path) -> None:
    store = Store(tmp_path)
    pending = SlowPending(store, store.notes)
    journal = Journal(pending, BOT, asyncio.Event())
    taken: list[list[int]] = []

    async def take(claimed: Sequence[Claimed], own: Collection[Update]) -> None:
        taken.append([one.update_id for one in claimed] + [one.update_id for one in own])

    albums = Albums(pending, journal, BOT, "me", take)
    albums.pause = 0.05

    async def arrive(number: int) -> None:
        message = Message(number, datetime.now(UTC), Chat(CHAT, "private"), media_group_id=ALBUM)
        await journal.record(Arrival(number, CHAT, b"photo", "me", ALBUM))
        albums.add(Update(number, message=message), (CHAT, ALBUM))

    pending.meanwhile = lambda: arrive(2)
    await arrive(1)
    await until(lambda: len(taken) > 1)
    assert taken == [[1], [2]]
    await albums.end()
    await store.close()
