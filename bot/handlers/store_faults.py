"""What people are told when the store is out of order."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Update

from bot.context import Context, phrases_for
from bot.sending.delivery import send_text
from bot.store import StoreError

logger = logging.getLogger(__name__)


@asynccontextmanager
async def store_guard(update: Update, context: Context) -> AsyncIterator[None]:
    """Do what needs the store; where it fails, the person gets a sentence and the log the cause."""
    try:
        yield
    except StoreError:
        logger.exception("the store is out of order")
        text = (await phrases_for(update, context)).say("store-down")
        if update.callback_query is not None:
            await update.callback_query.answer(text, show_alert=True)
        elif update.message is not None:
            await send_text(update.message, text)
