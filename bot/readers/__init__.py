"""Readers of photos: threads here, each with a process of its own behind it."""

from bot.readers.readers import Answered, Reader, Readers

__all__ = ["Answered", "Reader", "Readers"]
