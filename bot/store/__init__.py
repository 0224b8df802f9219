"""What the bot remembers: consents, corrections, trainings, settings, counters."""

from bot.store.cipher import Cipher
from bot.store.errors import StoreError
from bot.store.store import Store

__all__ = ["Cipher", "Store", "StoreError"]
