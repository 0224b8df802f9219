"""What the library calls for each update that it took out of the queue."""

from collections.abc import Awaitable
from typing import Any

from telegram.ext import BaseUpdateProcessor

from bot.inbox.fair_queue import AT_ONCE
from bot.inbox.inbox import Inbox


class InboxProcessor(BaseUpdateProcessor):
    """Tells the inbox when an update was dealt with."""

    def __init__(self, inbox: Inbox) -> None:
        """Deal with as many at once as the inbox gives out."""
        super().__init__(AT_ONCE)
        self._inbox = inbox

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Run the handlers of ``update``, which are ``coroutine``."""
        await self._inbox.handle(update, coroutine)

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to give back."""
