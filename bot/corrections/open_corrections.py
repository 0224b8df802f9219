"""Open corrections: who said that an answer is wrong, and has not yet said what is right."""

import json
import time
from collections.abc import Callable
from dataclasses import astuple, dataclass

from cachetools import TTLCache

from bot.corrections.latest_answers import Asked
from bot.photos.attachments import Picture
from bot.store.notes import About, Note
from bot.store.shared_notes import SharedNotes

OPEN_SECONDS = 3600.0
"""Whoever writes a number later than that hardly means the answer from before."""


@dataclass(frozen=True)
class OpenCorrection:
    """Our message ``message_id`` asks what is right, of so many ``digits``, about ``asked``.

    There are 0 digits where that is known, and it asks whether it may be kept.
    """

    message_id: int
    asked: Asked
    digits: int


class OpenCorrections:
    """The last one of each person in each chat.

    They are in memory, and where there are several processes also in the store, encrypted, for as
    long as they may be open: what is right may be told to another process.
    """

    def __init__(
        self,
        shared: SharedNotes,
        tell: Callable[[Note], None],
        most: int = 10_000,
        seconds: float = OPEN_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Remember ``most`` of them here, and ``tell`` other processes, where there are any."""
        self._shared = shared
        self._tell = tell
        self._seconds = seconds
        self._open: TTLCache[tuple[int, int], OpenCorrection] = TTLCache(most, seconds, clock)

    def open(self, chat_id: int, correction: OpenCorrection) -> None:
        """Let ``correction`` be the one that its person is asked about in that chat."""
        user_id = correction.asked.user_id
        self._open[chat_id, user_id] = correction
        self._note(chat_id, user_id, _pack(correction))

    async def of(self, chat_id: int, user_id: int) -> OpenCorrection | None:
        """Return the one that is open, if any."""
        here = self._open.get((chat_id, user_id))
        if not self._shared.there:
            return here
        # Another process may have closed it, or opened another one.
        otherwise = None if here is None else _pack(here)
        content = await self._shared.ask(
            lambda notes: notes.get(_about(chat_id, user_id)), otherwise
        )
        return _unpack(content) if content else None

    async def close(
        self, chat_id: int, user_id: int, message_id: int | None = None
    ) -> OpenCorrection | None:
        """Close the one that is open, where ``message_id`` is given only that; return it."""
        found = await self.of(chat_id, user_id)
        if found is None or message_id not in (None, found.message_id):
            return None
        self.drop(chat_id, user_id)
        return found

    def drop(self, chat_id: int, user_id: int) -> None:
        """Close the one that is open, if any, without asking other processes about it."""
        self._open.pop((chat_id, user_id), None)
        self._note(chat_id, user_id, b"")

    def forget(self, user_id: int) -> None:
        """Forget what a person has open, in all chats; the store forgets it, too."""
        for key in [key for key in self._open if key[1] == user_id]:
            self._open.pop(key, None)

    def _note(self, chat_id: int, user_id: int, content: bytes) -> None:
        if self._shared.there:
            self._tell(Note(_about(chat_id, user_id), content, self._seconds, user_id))


def _about(chat_id: int, user_id: int) -> About:
    return ("open", chat_id, user_id)


def _pack(correction: OpenCorrection) -> bytes:
    return json.dumps(astuple(correction)).encode()


def _unpack(content: bytes) -> OpenCorrection:
    message_id, (user_id, asked_id, picture), digits = json.loads(content)
    return OpenCorrection(message_id, Asked(user_id, asked_id, Picture(*picture)), digits)
