"""Passed albums: those that nobody asked to read, in case that an edited caption does."""

import json
import time
from collections.abc import Callable, Iterable, Sequence

from cachetools import TTLCache
from telegram import Message
from telegram.error import TelegramError

from bot.common.senders import person
from bot.common.updates import UNREADABLE
from bot.store.notes import About
from bot.store.shared_notes import SharedNotes

MOST = 200
REMEMBERED_SECONDS = 3600.0
Key = tuple[int, str]
_Items = dict[int, Message]
# What reading an item takes, and whose it is: no names, and nothing that was written.
_KEPT = ("message_id", "date", "media_group_id", "has_media_spoiler")
_FILES = ("photo", "document", "video", "audio")


class PassedAlbums:
    """The items of albums, for an hour: where their files are, and whose.

    An edit brings one item along; Telegram tells a bot no way to ask for the others. They are in
    memory, and where there are several processes also in the store, encrypted: an edit may come to
    another one.
    """

    def __init__(self, shared: SharedNotes, clock: Callable[[], float] = time.monotonic) -> None:
        """Remember in memory, and in ``shared``, where that is there."""
        self._shared = shared
        self._albums: TTLCache[Key, _Items] = TTLCache(MOST, REMEMBERED_SECONDS, clock)

    async def passed(self, messages: Sequence[Message]) -> None:
        """Remember ``messages`` that are an album, or a straggler of one."""
        key = _key(messages[0])
        if key is None:
            return
        new = {message.message_id: message for message in messages}
        self._albums[key] = self._albums.get(key, {}) | new
        user = person(messages[0])
        # Two processes may have got stragglers at the same time.
        await self._shared.ask(
            lambda notes: notes.change(
                _about(key),
                REMEMBERED_SECONDS,
                lambda content: (_packed(_unpacked(content) | new), None),
                None if user is None else user.id,
            ),
            None,
        )

    async def whole(self, edited: Message) -> list[Message]:
        """Return the album that ``edited`` is an item of, as it is now, in order.

        That is ``edited`` alone where it is an item of none, or of none that passed lately.
        """
        key = _key(edited)
        if key is None:
            return [edited]
        noted = await self._shared.ask(lambda notes: notes.get(_about(key)), None)
        # An item may have been edited in another process since it came here.
        items = self._albums.get(key, {}) | _unpacked(noted)
        if not items:
            return [edited]
        items[edited.message_id] = edited
        await self.passed([items[number] for number in sorted(items)])
        return [items[number] for number in sorted(items)]


def _key(message: Message) -> Key | None:
    album = message.media_group_id
    return None if album is None else (message.chat_id, album)


def _about(key: Key) -> About:
    return ("passed", *key)


def _packed(items: _Items) -> bytes:
    return json.dumps([_pruned(message) for message in items.values()]).encode()


def _pruned(message: Message) -> dict[str, object]:
    kept: dict[str, object] = {
        name: value for name, value in message.to_dict().items() if name in _KEPT + _FILES
    }
    kept["chat"] = {"id": message.chat_id, "type": message.chat.type}
    if (user := person(message)) is not None:
        kept["from"] = {"id": user.id, "is_bot": user.is_bot, "first_name": "-"}
    return kept


def _unpacked(content: bytes | None) -> _Items:
    """Return the items that were packed, none where another version of us packed them otherwise."""
    if content is None:
        return {}
    try:
        messages: Iterable[Message] = [Message.de_json(one, None) for one in json.loads(content)]
    except (*UNREADABLE, TelegramError):
        return {}
    return {message.message_id: message for message in messages}
