"""Passed albums: those that nobody asked to read, in case that an edited caption does."""

import time
from collections.abc import Callable, Sequence

from cachetools import TTLCache
from telegram import Message

MOST = 200
REMEMBERED_SECONDS = 3600.0
Key = tuple[int, str]


class PassedAlbums:
    """The items of albums that came to this process, in its memory only, for an hour.

    An edit brings one item along; Telegram tells a bot no way to ask for the others.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._albums: TTLCache[Key, dict[int, Message]] = TTLCache(MOST, REMEMBERED_SECONDS, clock)

    def passed(self, messages: Sequence[Message]) -> None:
        """Remember ``messages`` that are an album, or a straggler of one."""
        for message in messages:
            if (key := _key(message)) is not None:
                items = self._albums.setdefault(key, {})
                items[message.message_id] = message

    def whole(self, edited: Message) -> list[Message]:
        """Return the album that ``edited`` is an item of, as it is now, in order.

        That is ``edited`` alone where it is an item of none, or of none that passed here.
        """
        key = _key(edited)
        items = None if key is None else self._albums.get(key)
        if items is None:
            return [edited]
        items[edited.message_id] = edited
        return [items[number] for number in sorted(items)]


def _key(message: Message) -> Key | None:
    album = message.media_group_id
    return None if album is None else (message.chat_id, album)
