"""In which language people are answered: the one they chose, else the one of their Telegram."""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from telegram import Chat, Update
from telegram.constants import ChatType

from bot.i18n.phrases import LANGUAGES, Phrases
from bot.store import Store, StoreError

logger = logging.getLogger(__name__)
# What another process was told counts here after so long.
TRUSTED_SECONDS = 60.0
PATIENCE_SECONDS = 2.0
# How long a store that failed is left alone.
PAUSE_SECONDS = 30.0
_LANGUAGE = "language"
_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)


@dataclass(frozen=True)
class _Known:
    """What the store said; an empty ``language`` means that none was chosen."""

    language: str
    until: float


class ChosenLanguages:
    """What people and groups chose by /language.

    A group's choice goes before a person's, and that before Telegram's. Choices are kept in the
    store, and in memory for a while; while the store fails, what is in memory counts.
    """

    def __init__(
        self, store: Store, most: int = 10_000, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Remember ``most`` people and groups."""
        self._store = store
        self._most = most
        self._clock = clock
        # By Telegram's ids: those of people are above zero, those of groups below.
        self._known: OrderedDict[int, _Known] = OrderedDict()
        self._asking: dict[int, asyncio.Task[None]] = {}
        self._paused_until = 0.0

    async def phrases(self, update: Update) -> Phrases:
        """Return the phrases for who reads the answer to ``update``; the store may fail."""
        chat, user = update.effective_chat, update.effective_user
        places = [chat.id] if chat is not None and chat.type in _GROUPS else []
        places += [user.id] if user is not None else []
        chosen = await asyncio.gather(*(self._chosen(place) for place in places))
        telegrams = user.language_code if user is not None else None
        return Phrases.spoken(next(filter(None, chosen), telegrams))

    async def choose(self, chat: Chat, language: str) -> None:
        """Keep what is chosen for a group, or for the person whose private ``chat`` it is.

        An empty ``language`` stands for Telegram's. Raises StoreError.
        """
        settings: dict[str, object] = {_LANGUAGE: language} if language else {}
        if chat.type in _GROUPS:
            await self._store.chats.set(chat.id, chat.type, settings)
        else:
            await self._store.people.set(chat.id, settings)
        self._remember(chat.id, language)

    def forget(self, place: int) -> None:
        """Forget what a person or a group chose, whom the store forgets, too."""
        self._remember(place, "")

    def moved(self, old_id: int, new_id: int) -> None:
        """Follow a group that became a supergroup."""
        known = self._known.pop(old_id, None)
        # Under its new id it may have been met already, without a choice.
        self._known.pop(new_id, None)
        if known is not None:
            self._remember(new_id, known.language)

    async def close(self) -> None:
        """End the questions to a store that does not answer."""
        asking = list(self._asking.values())
        for task in asking:
            task.cancel()
        await asyncio.gather(*asking, return_exceptions=True)

    async def _chosen(self, place: int) -> str:
        """Return what was chosen there, as far as that can be known soon."""
        now, known = self._clock(), self._known.get(place)
        if now >= self._paused_until and (known is None or now >= known.until):
            await self._ask(place)
            known = self._known.get(place)
        return known.language if known else ""

    async def _ask(self, place: int) -> None:
        """Ask the store, once for all who wait for the same; a late answer serves later ones."""
        if place not in self._asking:
            self._asking[place] = asyncio.create_task(self._fetch(place, self._known.get(place)))
        asked = self._asking[place]
        await asyncio.wait({asked}, timeout=PATIENCE_SECONDS)
        if not asked.done():
            self._pause("it does not answer")

    async def _fetch(self, place: int, before: _Known | None) -> None:
        table = self._store.chats if place < 0 else self._store.people
        try:
            language = str((await table.settings(place)).get(_LANGUAGE, ""))
        except StoreError as error:
            self._pause(str(error.__cause__ or error))
        else:
            # Somebody may have chosen while the store was asked.
            if self._known.get(place) is before:
                self._remember(place, language if language in LANGUAGES else "")
        finally:
            del self._asking[place]

    def _pause(self, cause: str) -> None:
        now = self._clock()
        # Many may have waited for the same: a line for all of them is enough.
        if now >= self._paused_until:
            logger.warning("chosen languages are unknown, Telegram's count: %s", cause)
        self._paused_until = now + PAUSE_SECONDS

    def _remember(self, place: int, language: str) -> None:
        self._known[place] = _Known(language, self._clock() + TRUSTED_SECONDS)
        self._known.move_to_end(place)
        if len(self._known) > self._most:
            self._known.popitem(last=False)
