"""Met pictures: which ones the bot was asked to read lately, so that an edit is answered once."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from cachetools import LRUCache
from telegram import Animation, Audio, Document, Message, Sticker, Video, VideoNote, Voice

_FILES = (Animation, Audio, Document, Sticker, Video, VideoNote, Voice)


class MetPictures:
    """The files that messages carried when they were read: ids only, in memory only."""

    def __init__(self, most: int = 10_000, since: datetime | None = None) -> None:
        """Remember ``most`` messages, those that were sent ``since`` this process began."""
        self._met: LRUCache[tuple[int, int], str] = LRUCache(most)
        self._since = since or datetime.now(UTC)

    def meet(self, message: Message) -> None:
        """Remember that what ``message`` carries is read."""
        self._met[message.chat_id, message.message_id] = _file_of(message)

    @contextmanager
    def meeting(self, message: Message) -> Iterator[None]:
        """Remember that while the block runs, and from then on unless that fails."""
        key = (message.chat_id, message.message_id)
        before = self._met.get(key)
        self.meet(message)
        try:
            yield
        except BaseException:
            # Another try has to find all as this one did.
            self._met.pop(key, None)
            if before is not None:
                self._met[key] = before
            raise

    def met(self, message: Message) -> bool:
        """Say whether what ``message`` carries was read already."""
        return self._met.get((message.chat_id, message.message_id)) == _file_of(message)

    def may_have_met(self, message: Message) -> bool:
        """Say so of messages, too, that another process may have read before this one began."""
        known = (message.chat_id, message.message_id) in self._met
        return self.met(message) or (not known and message.date < self._since)


def _file_of(message: Message) -> str:
    """Return what stays the same where only the caption is edited."""
    if message.photo:
        return message.photo[-1].file_unique_id
    carried = message.effective_attachment
    return carried.file_unique_id if isinstance(carried, _FILES) else ""
