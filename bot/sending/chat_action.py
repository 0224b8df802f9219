"""Chat action: “uploading photo…”, for as long as the bot works."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator

from telegram import Message
from telegram.constants import ChatAction, ChatType
from telegram.error import TelegramError

# Up to a second nobody's train of thought breaks (Nielsen, Usability Engineering, 1993), and the
# Bot API wants actions only where an answer takes a noticeable time.
UNNOTICED_SECONDS = 1.0
# Telegram shows an action for five seconds.
REPEAT_SECONDS = 4.5
# Telegram may tell an answer to wait for hours: nothing is to be seen of that.
MOST_REPEATS = 40


class ChatActions:
    """What shows in each chat, once however many of its pictures are worked on."""

    def __init__(self) -> None:
        """Show nothing."""
        self._working = Counter[int]()
        self._showing: dict[int, asyncio.Task[None]] = {}

    @contextlib.asynccontextmanager
    async def uploading(self, message: Message) -> AsyncIterator[None]:
        """Show in the chat of ``message`` that a picture is on its way, while the block runs.

        Where that takes less than a second there is nothing to be seen.
        Groups see nothing: there, an action uses up the budget of messages a minute.
        """
        if message.chat.type != ChatType.PRIVATE:
            yield
            return
        self._working[message.chat_id] += 1
        if message.chat_id not in self._showing:
            self._show(message)
        try:
            yield
        finally:
            self._working[message.chat_id] -= 1
            await self._hide(message.chat_id)
            # An answer has ended what the chat showed; there may be more to come.
            if not self._working[message.chat_id]:
                del self._working[message.chat_id]
            elif message.chat_id not in self._showing:
                self._show(message)

    def _show(self, message: Message) -> None:
        self._showing[message.chat_id] = asyncio.create_task(_show(message))

    async def _hide(self, chat_id: int) -> None:
        showing = self._showing.pop(chat_id, None)
        if showing is not None:
            showing.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await showing


async def _show(message: Message) -> None:
    # An action that does not go out is no reason not to answer, nor to try it again.
    with contextlib.suppress(TelegramError):
        await asyncio.sleep(UNNOTICED_SECONDS)
        for _ in range(MOST_REPEATS):
            await message.reply_chat_action(ChatAction.UPLOAD_PHOTO)
            await asyncio.sleep(REPEAT_SECONDS)
