"""Updates that Telegram sends again are dealt with once."""

from telegram import Update
from telegram.ext import ApplicationHandlerStop

from bot.context import Context


async def drop_repeated(update: Update, context: Context) -> None:
    """Let an update go on to the other handlers only the first time that it comes."""
    if not context.services.updates.add(update.update_id):
        raise ApplicationHandlerStop
