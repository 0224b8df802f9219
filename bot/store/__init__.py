"""Store: what the bot remembers, be it consents, corrections, trainings, settings or counters."""

from bot.store.cipher import Cipher
from bot.store.errors import StoreError
from bot.store.store import Store

__all__ = ["Cipher", "Store", "StoreError"]
