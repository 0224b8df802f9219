"""Met pictures: which ones the bot was asked to read lately, so that an edit is answered once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from cachetools import LRUCache
from telegram import Animation, Audio, Document, Message, Sticker, Video, VideoNote, Voice

from bot.common.senders import person
from bot.store.notes import About, Note
from bot.store.shared_notes import SharedNotes

REMEMBERED_SECONDS = 86_400.0
Key = tuple[int, int]
_FILES = (Animation, Audio, Document, Sticker, Video, VideoNote, Voice)


class MetPictures:
    """The files that messages carried when they were read: ids only.

    They are in memory, and where there are several processes also in the store, encrypted, for a
    day: an edit may come to another one.
    """

    def __init__(
        self,
        shared: SharedNotes,
        tell: Callable[[Note], None],
        most: int = 10_000,
        since: datetime | None = None,
    ) -> None:
        """Remember ``most`` messages here, and ``tell`` other processes, where there are any.

        Messages that were sent ``since`` this process began are all known.
        """
        self._shared = shared
        self._tell = tell
        self._met: LRUCache[Key, str] = LRUCache(most)
        self._since = since or datetime.now(UTC)

    def meet(self, message: Message) -> None:
        """Remember that what ``message`` carries is read."""
        user, key = person(message), _key(message)
        file = self._met[key] = _file_of(message)
        if self._shared.there:
            whose = None if user is None else user.id
            self._tell(Note(_about(key), file.encode(), REMEMBERED_SECONDS, whose))

    @contextmanager
    def meeting(self, message: Message) -> Iterator[None]:
        """Remember that here while the block runs, and from then on unless that fails."""
        key = _key(message)
        before = self._met.get(key, "")
        self._met[key] = _file_of(message)
        try:
            yield
        except BaseException:
            # Another try has to find all as this one did.
            self._met[key] = before
            raise
        self.meet(message)

    async def met(self, message: Message) -> bool:
        """Say whether what ``message`` carries was read already."""
        return await self._file_before(message) == _file_of(message)

    async def may_have_met(self, message: Message) -> bool:
        """Say so of messages, too, that may have been read before this process began."""
        before = await self._file_before(message)
        return before == _file_of(message) or (not before and message.date < self._since)

    async def _file_before(self, message: Message) -> str:
        """Return which file was read in ``message``, as far as is known; "" for none."""
        here = self._met.get(_key(message), "")
        if here == _file_of(message):
            return here
        about = _about(_key(message))
        content = await self._shared.ask(lambda notes: notes.get(about), None)
        return here if content is None else content.decode()


def _key(message: Message) -> Key:
    return message.chat_id, message.message_id


def _about(key: Key) -> About:
    return ("met", *key)


def _file_of(message: Message) -> str:
    """Return what stays the same where only the caption is edited."""
    if message.photo:
        return message.photo[-1].file_unique_id
    carried = message.effective_attachment
    return carried.file_unique_id if isinstance(carried, _FILES) else ""
