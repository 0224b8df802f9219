"""Update queue: what waits for the bot, and the two ways to get it."""

import asyncio
from collections.abc import Callable
from itertools import count

from bot.fake_telegram.errors import ApiError, Json

_NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}


class Updates:
    """Updates until the bot confirms them, numbered from one on."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self.waiting: list[Json] = []
        self.allowed: list[str] = []
        self.webhook: Json = {}
        self._numbers = count(700_000_001)
        self._arrived = asyncio.Event()
        self._poll = 0
        self._changed = changed

    def push(self, kind: str, payload: Json) -> int | None:
        """Add an update of a kind such as ``message``; its number, None where not wanted."""
        wanted = kind in self.allowed if self.allowed else kind not in _NOT_BY_DEFAULT
        if not wanted:
            return None
        number = next(self._numbers)
        self.waiting.append({"update_id": number, kind: payload})
        self._wake()
        self._changed()
        return number

    def repeat(self, update: Json) -> None:
        """Deliver an update again under its own number, as Telegram now and then does."""
        self.waiting.append(update)
        self._wake()
        self._changed()

    def confirm(self, offset: int) -> None:
        """Forget all updates below ``offset``; a negative one keeps that many of the last."""
        if offset < 0:
            self.waiting = self.waiting[offset:]
        else:
            self.waiting = [one for one in self.waiting if one["update_id"] >= offset]
        self._changed()

    def discard(self, update: Json) -> None:
        """Forget one update that a webhook has taken."""
        self.waiting = [one for one in self.waiting if one is not update]
        self._changed()

    def wake(self) -> None:
        """Let whoever delivers look again."""
        self._changed()

    async def poll(self, offset: int, limit: int, patience: float) -> list[Json]:
        """What getUpdates answers; a later call ends this one with 409."""
        if self.webhook.get("url"):
            raise ApiError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        self._poll += 1
        mine = self._poll
        self._wake()
        if offset:
            self.confirm(offset)
        await self._until(lambda: bool(self.waiting) or mine != self._poll, patience)
        if mine != self._poll:
            raise ApiError(
                409,
                "Conflict: terminated by other getUpdates request; "
                "make sure that only one bot instance is running",
            )
        return self.waiting[:limit]

    async def _until(self, ready: Callable[[], bool], patience: float) -> None:
        deadline = asyncio.get_running_loop().time() + patience
        while not ready():
            left = deadline - asyncio.get_running_loop().time()
            if left <= 0:
                return
            try:
                await asyncio.wait_for(self._arrived.wait(), left)
            except TimeoutError:
                return

    def _wake(self) -> None:
        arrived, self._arrived = self._arrived, asyncio.Event()
        arrived.set()
