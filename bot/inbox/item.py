"""One update on its way through the bot."""

import time
from contextvars import ContextVar
from dataclasses import dataclass, field

from telegram import Update


@dataclass(eq=False)
class Item:
    """An update with what became of it so far.

    ``tries`` counts the processes that took it up, ``failures`` how often the network let this
    one down, ``postponed`` the seconds until the next try. ``outcome`` is for the log. ``arrived``
    is when it came to this process, by ``time.perf_counter``.
    """

    update: Update
    tries: int = 1
    failures: int = 0
    successes_before: int = 0
    handling: bool = False
    postponed: float | None = None
    outcome: str = "done"
    arrived: float = field(default_factory=time.perf_counter)

    def begin(self) -> None:
        """From now on it is being handled."""
        self.handling, self.postponed, self.outcome = True, None, "done"

    @property
    def number(self) -> int:
        """Telegram's number for the update."""
        return self.update.update_id

    @property
    def chat_id(self) -> int:
        """The chat whose turn it takes; 0 where there is none."""
        chat, user = self.update.effective_chat, self.update.effective_user
        return chat.id if chat else user.id if user else 0

    @property
    def job(self) -> str | int:
        """What is done in one go: an album, or a single update."""
        message = self.update.message
        return (message.media_group_id if message else None) or self.number


handled: ContextVar[Item | None] = ContextVar("handled", default=None)


def is_another_try() -> bool:
    """Say whether the update that is handled now was begun before."""
    item = handled.get()
    return item is not None and (item.tries > 1 or item.failures > 0)


def arrival() -> float:
    """Return when the update that is handled now arrived, by ``time.perf_counter``."""
    item = handled.get()
    return time.perf_counter() if item is None else item.arrived
