"""Latest answers of ours: whose picture each was about."""

import json
from collections.abc import Callable
from dataclasses import astuple, dataclass

from cachetools import LRUCache
from telegram import Message

from bot.common.senders import person
from bot.photos.attachments import Picture
from bot.store.notes import About, Note
from bot.store.shared_notes import SharedNotes, SharedRecent

REMEMBERED_SECONDS = 86_400.0


@dataclass(frozen=True)
class Asked:
    """Whose picture an answer was about, and where that picture is."""

    user_id: int
    message_id: int
    picture: Picture


class LatestAnswers:
    """Which picture each of our latest answers was about: ids only.

    Telegram shows a bot what a message replies to, but not what that replied to in turn; this
    knows it for a while. Buttons do not need it. It is in memory, and where there are several
    processes also in the store, encrypted, for a day: a reply may come to another one.
    """

    def __init__(
        self, shared: SharedNotes, tell: Callable[[Note], None], most: int = 10_000
    ) -> None:
        """Remember ``most`` answers here, and ``tell`` other processes, where there are any."""
        self._shared = shared
        self._tell = tell
        self._asked: LRUCache[tuple[int, int], Asked] = LRUCache(most)
        self._judged = SharedRecent("judged", most, REMEMBERED_SECONDS, shared)

    def remember(self, answer: Message, asked: Message, picture: Picture) -> None:
        """Remember that ``answer`` was about the ``picture`` that ``asked`` was about."""
        if (user := person(asked)) is not None:
            self.remember_asked(answer, Asked(user.id, asked.message_id, picture))

    def remember_asked(self, answer: Message, asked: Asked) -> None:
        """Remember what ``answer`` was about."""
        self._asked[answer.chat_id, answer.message_id] = asked
        if self._shared.there:
            self._tell(Note(_about(answer), pack(asked), REMEMBERED_SECONDS, asked.user_id))

    async def about(self, answer: Message) -> Asked | None:
        """Return what ``answer`` was about; None where that is forgotten."""
        key = (answer.chat_id, answer.message_id)
        if (asked := self._asked.get(key)) is not None:
            return asked
        content = await self._shared.ask(lambda notes: notes.get(_about(answer)), None)
        if content is None:
            return None
        asked = self._asked[key] = unpack(content)
        return asked

    async def judge(self, chat_id: int, asked: Asked) -> bool:
        """Say whether this is the first verdict on the answer to what was ``asked``."""
        return await self._judged.add(chat_id, asked.message_id)

    def forget(self, user_id: int) -> None:
        """Forget what a person asked; the store forgets it, too."""
        for key in [key for key, asked in self._asked.items() if asked.user_id == user_id]:
            del self._asked[key]


def pack(asked: Asked) -> bytes:
    """Return ``asked`` as JSON."""
    return json.dumps(astuple(asked)).encode()


def unpack(content: bytes) -> Asked:
    """Return what was packed."""
    user_id, message_id, picture = json.loads(content)
    return Asked(user_id, message_id, Picture(*picture))


def _about(answer: Message) -> About:
    return ("answer", answer.chat_id, answer.message_id)
