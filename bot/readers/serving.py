"""The models folder while the bot runs: switching, and following the switches of others."""

import asyncio
import logging
from collections.abc import Iterable

from telegram import Bot
from telegram.error import TelegramError

from bot.i18n.phrases import Phrases
from bot.readers import Readers
from recognizer.errors import ModelError
from recognizer.registry import Registry, Version

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 3.0
Signature = tuple[int, int] | None


class ServedModels:
    """Keeps the readers on the version that the registry's pointer names.

    The pointer is all that the bot processes on one models folder have to share: each looks at
    it every few seconds, loads what it names, and then swaps between two photos.
    """

    def __init__(
        self,
        registry: Registry,
        readers: Readers,
        admin_ids: Iterable[int] = (),
        seconds: float = SECONDS_BETWEEN_LOOKS,
    ) -> None:
        self.registry = registry
        self._readers = readers
        self._admin_ids = tuple(admin_ids)
        self._seconds = seconds
        self._seen: Signature = None
        self._renewing = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None

    def open(self, bot: Bot) -> None:
        """Follow the pointer from now on."""
        self._seen = self._signature()
        self._task = asyncio.create_task(self._follow(bot))

    async def close(self) -> None:
        """Follow no more."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def versions(self) -> tuple[Version, ...]:
        """Return the whole versions, oldest first."""
        return await asyncio.to_thread(self.registry.versions)

    async def current(self) -> str | None:
        """Return the name of the version that reads, or will once it is loaded; None for none."""
        reading = self._readers.version
        if reading is not None and reading.isdigit():
            return reading
        try:
            return (await asyncio.to_thread(self.registry.current)).name
        except ModelError:
            return None

    async def switch(self, number: int) -> Version:
        """Put a version in service here and, soon, everywhere; raise ``ModelError``.

        A version that cannot be loaded leaves the pointer where it was.
        """
        before = self.registry.pointed()
        version = await asyncio.to_thread(self.registry.switch, number)
        try:
            await self._renew()
        except ModelError:
            if before is not None:
                await asyncio.to_thread(self.registry.switch, before)
            raise
        if (reading := self._stand_in()) is not None:
            await asyncio.to_thread(self.registry.switch, int(reading))
            raise ModelError(f"Model {version.name} cannot be loaded.")
        return version

    async def _follow(self, bot: Bot) -> None:
        await asyncio.wait([self._readers.warm_up()])
        await self._tell_of_damage(bot)
        while True:
            await asyncio.sleep(self._seconds)
            if self._signature() == self._seen:
                continue
            try:
                await self._renew()
            except (ModelError, OSError) as error:
                logger.exception("the model in service could not be loaded")
                reason = str(error).rstrip(".")
                await self._note(bot, Phrases.spoken(None).say("note-model-lost", reason=reason))
            else:
                await self._tell_of_damage(bot)

    async def _renew(self) -> None:
        async with self._renewing:
            # Before loading: a switch meanwhile is another one.
            self._seen = self._signature()
            await self._readers.renew()

    async def _tell_of_damage(self, bot: Bot) -> None:
        """Tell the admins where another version reads than the pointer names."""
        if (other := self._stand_in()) is not None:
            version = f"{self.registry.pointed():04d}"
            logger.error("model %s is damaged; using %s", version, other)
            note = Phrases.spoken(None).say("note-model-damaged", version=version, other=other)
            await self._note(bot, note)

    def _stand_in(self) -> str | None:
        """Return the version that reads in place of the one that the pointer names, if any does."""
        pointed, reading = self.registry.pointed(), self._readers.version
        if pointed is None or reading is None or not reading.isdigit():
            return None
        return None if int(reading) == pointed else reading

    async def _note(self, bot: Bot, text: str) -> None:
        for admin in self._admin_ids:
            try:
                await bot.send_message(admin, text)
            except TelegramError as error:
                logger.info("an admin was not told of a model: %s", error)

    def _signature(self) -> Signature:
        try:
            found = self.registry.pointer.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino
