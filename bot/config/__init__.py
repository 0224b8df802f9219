"""Configuration: the settings of the bot, and what each of them may be."""

from bot.config.errors import SettingsError
from bot.config.settings import Settings
from bot.config.values import EVERYWHERE, LOOPBACK

__all__ = ["EVERYWHERE", "LOOPBACK", "Settings", "SettingsError"]
