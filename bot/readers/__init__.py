"""Readers of photos: threads here, each with a process of its own behind it."""

from bot.readers.answered import Answered, Reader
from bot.readers.errors import OverrunError
from bot.readers.job import Account
from bot.readers.readers import Readers

__all__ = ["Account", "Answered", "OverrunError", "Reader", "Readers"]
