"""Queue items: an update on its way through the bot, and what became of it so far."""

import time
from collections.abc import Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum

from telegram import Message, Update

LATE_SECONDS = 10.0
"""Who sent something so long ago has not just come."""


class ItemOutcome(StrEnum):
    """How a try ended, in the log's word."""

    DONE = "done"
    POSTPONED = "postponed"
    FAULT = "fault"
    GIVEN_UP = "given-up"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True)
class ItemState:
    """Where an item stands: whether handlers work on it, and how this try ends or the last one did.

    ``pause`` is how many seconds to wait before the next try; None where there will be none.
    ``failures`` counts how often the network let it down, and ``answered_before`` how many other
    updates had been answered when it first did.
    """

    handling: bool = False
    outcome: ItemOutcome = ItemOutcome.DONE
    pause: float | None = None
    failures: int = 0
    answered_before: int = 0


@dataclass(eq=False)
class Item:
    """An update and its state, which changes by the methods here alone.

    Of an album it is the first one, with the ``rest`` of them in order. ``tries`` counts the
    processes that took it up, and ``arrived`` is when it came to this one, by
    ``time.perf_counter``. It is ``behind`` where those who have just come go first, at each place
    where some wait.
    """

    update: Update
    rest: Sequence[Update] = ()
    tries: int = 1
    state: ItemState = ItemState()
    behind: bool = False
    arrived: float = field(default_factory=time.perf_counter)
    came: datetime = field(default_factory=lambda: datetime.now(UTC))

    def begin(self) -> None:
        """Begin a try: handlers work on it, and nothing is known against it."""
        self.state = replace(self.state, handling=True, outcome=ItemOutcome.DONE, pause=None)

    def let_down(self, answered: int) -> None:
        """Note a failure of the network, after so many updates in all were ``answered``."""
        before = self.state.answered_before if self.state.failures else answered
        self.state = replace(self.state, failures=self.state.failures + 1, answered_before=before)

    def postpone(self, pause: float) -> None:
        """Let this try end in another one, ``pause`` seconds later."""
        self.state = replace(self.state, outcome=ItemOutcome.POSTPONED, pause=pause)

    def fail(self) -> None:
        """Let this try be the last one: something went wrong that time does not mend."""
        self.state = replace(self.state, outcome=ItemOutcome.FAULT, pause=None)

    def give_up(self) -> None:
        """Let it be known for a poison message; where that could not be told, it is tried again."""
        self.state = replace(self.state, outcome=ItemOutcome.GIVEN_UP)

    def interrupt(self) -> None:
        """Leave it to another process: this one ends."""
        self.state = replace(self.state, outcome=ItemOutcome.INTERRUPTED)

    def end(self) -> None:
        """End the try: no handler works on it any more."""
        self.state = replace(self.state, handling=False)

    @property
    def number(self) -> int:
        """Telegram's number for the update."""
        return self.update.update_id

    @property
    def with_picture(self) -> bool:
        """Whether it brings a picture, or something that is taken for one: its answer is a file."""
        message = self.update.message or self.update.edited_message or self.update.guest_message
        return message is not None and message.effective_attachment is not None

    @property
    def late(self) -> bool:
        """Whether it had waited elsewhere for long when it came to this process."""
        sent = _sent(self.update)
        return sent is not None and (self.came - sent).total_seconds() > LATE_SECONDS

    @property
    def chat_id(self) -> int:
        """The chat whose turn it takes; 0 where there is none."""
        chat, user = self.update.effective_chat, self.update.effective_user
        return chat.id if chat else user.id if user else 0

    @property
    def numbers(self) -> list[int]:
        """Telegram's numbers for the update and, in an album, the others."""
        return [update.update_id for update in (self.update, *self.rest)]


def _sent(update: Update) -> datetime | None:
    """Return when somebody sent what is to be answered, where that is told."""
    if update.edited_message is not None:
        return update.edited_message.edit_date
    message = update.message or update.guest_message
    return None if message is None else message.date


handled: ContextVar[Item | None] = ContextVar("handled", default=None)


def together(message: Message) -> list[Message]:
    """Return the album, in order, whose first item ``message`` is; else ``message`` alone."""
    item = handled.get()
    return [message, *(one.message for one in (item.rest if item else ()) if one.message)]


def is_another_try() -> bool:
    """Say whether the update that is handled now was begun before."""
    item = handled.get()
    return item is not None and (item.tries > 1 or item.state.failures > 0)


def is_behind() -> bool:
    """Say whether those who have just come go before the update that is handled now."""
    item = handled.get()
    return item is not None and item.behind


def whose() -> int:
    """Return the chat of the update that is handled now; 0 where there is none."""
    item = handled.get()
    return 0 if item is None else item.chat_id


def arrival() -> float:
    """Return when the update that is handled now arrived, by ``time.perf_counter``."""
    item = handled.get()
    return time.perf_counter() if item is None else item.arrived
