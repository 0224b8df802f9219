"""A message that is edited as work goes on, at most every few seconds."""

import asyncio
import logging

from telegram import Bot, InlineKeyboardMarkup
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError

logger = logging.getLogger(__name__)


class LiveMessage:
    """Shows the latest text in one message; what was superseded meanwhile is never sent.

    Telegram may be slow, out of reach, or the message deleted: the work does not notice.
    """

    def __init__(
        self,
        bot: Bot,
        chat_id: int,
        message_id: int,
        seconds: float,
        keyboard: InlineKeyboardMarkup | None = None,
    ) -> None:
        self._bot = bot
        self._chat_id = chat_id
        self._message_id = message_id
        self._seconds = seconds
        self._keyboard = keyboard
        self._text = ""
        self._changed = asyncio.Event()
        self._task = asyncio.create_task(self._keep_up())

    def show(self, text: str) -> None:
        """Let the message say ``text`` soon."""
        if text != self._text:
            self._text = text
            self._changed.set()

    async def close(self, text: str | None = None) -> None:
        """End the editing; where ``text`` is given, the message says that from now on."""
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        if text is not None:
            self._text, self._keyboard = text, None
            await self._edit()

    async def _keep_up(self) -> None:
        while await self._changed.wait():
            await asyncio.sleep(self._seconds)
            self._changed.clear()
            if not await self._edit():
                return

    async def _edit(self) -> bool:
        """Edit the message; return whether there is any use in going on."""
        try:
            await self._bot.edit_message_text(
                self._text,
                chat_id=self._chat_id,
                message_id=self._message_id,
                reply_markup=self._keyboard,
            )
        except BadRequest as error:
            return "not modified" in error.message.lower()
        except Forbidden:
            return False
        except NetworkError as error:
            logger.info("the live message was not edited: %s", error)
            self._changed.set()
        except TelegramError as error:
            logger.info("the live message was not edited: %s", error)
        return True
