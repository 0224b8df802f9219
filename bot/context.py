"""What every handler gets along with its update."""

from typing import Any

from telegram import Update
from telegram.ext import Application, CallbackContext, ExtBot

from bot.i18n.phrases import Phrases
from bot.services import Services

Bot = ExtBot[Any]
Data = dict[Any, Any]
App = Application[Bot, "Context", Data, Data, Data, Any]


class Context(CallbackContext[Bot, Data, Data, Data]):
    """PTB's context with our services."""

    @property
    def services(self) -> Services:
        """What the handlers share."""
        services: Services = self.bot_data["services"]
        return services


async def phrases_for(update: Update, context: Context) -> Phrases:
    """Return the phrases in which ``update`` is to be answered."""
    return await context.services.languages.phrases(update)
