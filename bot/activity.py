"""“Uploading photo…”, for as long as the bot works."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

from telegram import Message
from telegram.constants import ChatAction, ChatType
from telegram.error import TelegramError

# Telegram shows an action for five seconds.
REPEAT_SECONDS = 4.5
# Telegram may tell an answer to wait for hours: nothing is to be seen of that.
MOST_REPEATS = 40


@contextlib.asynccontextmanager
async def uploading(message: Message) -> AsyncIterator[None]:
    """Show in the chat of ``message`` that a picture is on its way, while the block runs.

    Groups see nothing: there, an action uses up the budget of messages a minute.
    """
    if message.chat.type != ChatType.PRIVATE:
        yield
        return
    showing = asyncio.create_task(_show(message))
    try:
        yield
    finally:
        showing.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await showing


async def _show(message: Message) -> None:
    # An action that does not go out is no reason not to answer, nor to try it again.
    with contextlib.suppress(TelegramError):
        for _ in range(MOST_REPEATS):
            await message.reply_chat_action(ChatAction.UPLOAD_PHOTO)
            await asyncio.sleep(REPEAT_SECONDS)
