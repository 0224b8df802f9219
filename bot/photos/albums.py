"""Albums: separate messages that belong together and have no end marker."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from telegram import Message

from bot.common.recent import Recent

PAUSE = 1.0
LARGEST = 10
REMEMBERED = 1_000


@dataclass
class _Album:
    """The items so far, and what waits for them."""

    items: list[Message] = field(default_factory=list)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    answered: asyncio.Event = field(default_factory=asyncio.Event)


class Albums:
    """Brings the items of an album together, so that one handler answers for all of them."""

    def __init__(self, pause: float = PAUSE) -> None:
        """Take an album for complete ``pause`` seconds after its last item."""
        self.pause = pause
        self._open: dict[tuple[int, str], _Album] = {}
        self._wanted = Recent(REMEMBERED, seconds=300)

    @asynccontextmanager
    async def together(self, message: Message) -> AsyncIterator[list[Message]]:
        """Give the first item's handler the whole album in order, and the others an empty list.

        The others go on once the first one is done, so that every item's update counts as
        handled only when the album is. A message that is in no album is given alone, and so is a
        straggler that comes after the pause.
        """
        if message.media_group_id is None:
            yield [message]
            return
        key = (message.chat_id, message.media_group_id)
        album = self._open.get(key)
        if album is not None and len(album.items) < LARGEST:
            album.items.append(message)
            album.arrived.set()
            await album.answered.wait()
            yield []
            return
        album = self._open[key] = _Album([message])
        try:
            await self._complete(album)
            if self._open.get(key) is album:
                del self._open[key]
            yield sorted(album.items, key=lambda item: item.message_id)
        finally:
            if self._open.get(key) is album:
                del self._open[key]
            album.answered.set()

    def want(self, message: Message) -> None:
        """Remember that the album of ``message`` is to be read, for its stragglers' sake."""
        if message.media_group_id:
            self._wanted.add((message.chat_id, message.media_group_id))

    def wanted(self, message: Message) -> bool:
        """Say whether ``message`` belongs to an album that was to be read."""
        return (message.chat_id, message.media_group_id) in self._wanted

    async def _complete(self, album: _Album) -> None:
        while len(album.items) < LARGEST:
            album.arrived.clear()
            try:
                await asyncio.wait_for(album.arrived.wait(), self.pause)
            except TimeoutError:
                return
