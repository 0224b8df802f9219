"""Admins: private notes to all of them."""

import logging
from collections.abc import Iterable

from telegram import Bot
from telegram.error import TelegramError

logger = logging.getLogger(__name__)


async def tell_admins(bot: Bot, admin_ids: Iterable[int], text: str) -> None:
    """Send ``text`` to each admin; who cannot be reached, or never started the bot, goes without.

    ``text`` holds nothing that people sent.
    """
    for admin in admin_ids:
        try:
            await bot.send_message(admin, text)
        except TelegramError as error:
            logger.info("an admin was not told: %s", error)
