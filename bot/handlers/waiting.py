"""Telling people that it will take longer than usual."""

import logging

from telegram import Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.i18n.chosen import ChosenLanguages
from bot.sending.delivery import send_text

logger = logging.getLogger(__name__)


async def announce(languages: ChosenLanguages, update: Update, seconds: int) -> None:
    """Say in a private chat about how many ``seconds`` the answer to ``update`` will take."""
    message = update.message
    if message is None or message.chat.type != ChatType.PRIVATE:
        return
    try:
        phrases = await languages.phrases(update)
        await send_text(message, phrases.say("wait-long", seconds=seconds))
    except TelegramError as error:
        # The answer itself is what matters.
        logger.info("a long wait was not announced: %s", error)
