"""Our latest answers: whose picture each was about, in memory only."""

from collections import OrderedDict
from dataclasses import dataclass

from telegram import Message

from bot.common.recent import Recent
from bot.common.senders import person
from bot.photos.attachments import Picture


@dataclass(frozen=True)
class Asked:
    """Whose picture an answer was about, and where that picture is."""

    user_id: int
    message_id: int
    picture: Picture


class LatestAnswers:
    """Which picture each of our latest answers was about: ids only, in memory only.

    Telegram shows a bot what a message replies to, but not what that replied to in turn; this
    knows it for a while. Buttons do not need it.
    """

    def __init__(self, most: int = 10_000) -> None:
        self._asked: OrderedDict[tuple[int, int], Asked] = OrderedDict()
        self._judged = Recent(most)
        self._most = most

    def remember(self, answer: Message, asked: Message, picture: Picture) -> None:
        """Remember that ``answer`` was about the ``picture`` that ``asked`` was about."""
        if (user := person(asked)) is not None:
            self.remember_asked(answer, Asked(user.id, asked.message_id, picture))

    def remember_asked(self, answer: Message, asked: Asked) -> None:
        """Remember what ``answer`` was about."""
        self._asked[answer.chat_id, answer.message_id] = asked
        if len(self._asked) > self._most:
            self._asked.popitem(last=False)

    def about(self, answer: Message) -> Asked | None:
        """Return what ``answer`` was about; None where that is forgotten."""
        return self._asked.get((answer.chat_id, answer.message_id))

    def judge(self, chat_id: int, asked: Asked) -> bool:
        """Say whether this is the first verdict on the answer to what was ``asked``."""
        return self._judged.add((chat_id, asked.message_id))
