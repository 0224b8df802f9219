"""Job of a thread that reads: one photo, at the cost of who sent it."""

from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Protocol

from bot.readers.answered import Answered, Reader
from bot.readers.errors import OverrunError
from bot.readers.in_hand import InHand
from recognizer.pictures.number_style import PLAIN, NumberStyle


class Account(Protocol):
    """What a sender has used up of everybody's time; asked in the threads that read."""

    def is_good(self) -> bool:
        """Say whether a photo of this sender may be read now."""

    def overran(self) -> None:
        """Note that one took longer than any honest one does."""


@dataclass(frozen=True, eq=False)
class Job:
    """A photo in ``data``; ``answered`` is what its sender waits for."""

    reader: Reader
    data: bytes
    account: Account | None
    style: NumberStyle = PLAIN
    answered: "Future[Answered]" = field(default_factory=Future)

    def do(self, in_hand: InHand) -> None:
        """Read and draw the photo, unless nobody waits for it any more."""
        if not self.answered.set_running_or_notify_cancel():
            return
        try:
            answered = self._read(in_hand)
        except Exception as error:  # noqa: BLE001 - raised again where it is waited for
            self.answered.set_exception(error)
        else:
            self.answered.set_result(answered)

    def _read(self, in_hand: InHand) -> Answered:
        # Here, when its turn has come: who sent ten has one read that takes too long, not ten.
        if self.account is not None and not self.account.is_good():
            raise OverrunError
        with in_hand.timing():
            try:
                return self.reader.answer(self.data, self.style)
            except OverrunError:
                if self.account is not None:
                    self.account.overran()
                raise
