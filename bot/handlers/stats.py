"""/stats: how the bot is doing, as a picture and a line."""

import asyncio

from telegram import Update

from bot.context import Context, phrases_for
from bot.handlers.permissions import refused
from bot.handlers.store_faults import store_guard
from bot.sending.delivery import send_chart
from bot.statistics.report import Statistics, in_words, picture


async def stats(update: Update, context: Context) -> None:
    """Show counters without content."""
    message = update.message
    if message is None or await refused(update, context):
        return
    async with store_guard(update, context):
        await context.services.counters.write()
        found = await Statistics.of(context.services.store, context.services.readers.version)
        drawn = await asyncio.to_thread(picture, found)
        await send_chart(message, drawn, in_words(found, await phrases_for(update, context)))
