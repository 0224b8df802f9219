"""Trainings as the chats see them: a message that lives, then a report, come what may."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from telegram import Bot, InlineKeyboardMarkup, Message
from telegram.error import TelegramError

from bot.common.callback_data import CallbackData
from bot.i18n.phrases import Phrases
from bot.store import Store, StoreError
from bot.store.run import Ending, Run, Starter, State
from bot.trainer.chat import words
from bot.trainer.chat.live import LiveMessage
from bot.trainer.chat.reporter import Reporter
from bot.trainer.options import TrainOptions
from bot.trainer.trainer import Trainer

logger = logging.getLogger(__name__)

# Telegram allows 20 messages a minute in a group, edits included, and people want answers, too.
SECONDS_BETWEEN_EDITS = 3.0
SECONDS_BETWEEN_EDITS_IN_GROUPS = 10.0
SECONDS_BETWEEN_LOOKS = 10.0
ReportFault = Callable[[object, Exception], Awaitable[object]]


@dataclass(frozen=True)
class CancelButton(CallbackData, prefix="train:cancel"):
    """Stop one training."""

    run_id: int


class Trainings:
    """Starts trainings, shows how they go, and tells those who started them how they ended.

    Reports that could not be delivered, and those of trainings whose bot has died, are found in
    the store again; any bot process on it delivers them.
    """

    def __init__(
        self,
        store: Store,
        trainer: Trainer,
        reporter: Reporter,
        seconds: float = SECONDS_BETWEEN_EDITS,
    ) -> None:
        self._store = store
        self._trainer = trainer
        self._reporter = reporter
        self._seconds = seconds
        self._tasks: set[asyncio.Task[None]] = set()
        self._looking: asyncio.Task[None] | None = None
        self._closing = asyncio.Event()
        self._report_fault: ReportFault | None = None

    def open(self, bot: Bot, report_fault: ReportFault) -> None:
        """Look for reports that wait, now and again; call ``report_fault`` where a fault is met."""
        self._report_fault = report_fault
        self._looking = asyncio.create_task(self._look(bot))

    async def begin(self, starter: Starter, options: TrainOptions) -> Run | None:
        """Take the one slot; None where another training has it. Raises ``StoreError``."""
        return await self._trainer.begin(starter, options)

    async def show(self, run: Run, message: Message, bot: Bot) -> None:
        """Train in the background, showing it in ``message``."""
        starter = replace(run.starter, message_id=message.message_id)
        run = replace(run, starter=starter)
        try:
            await self._store.runs.attach(run.id, message.message_id)
        except StoreError:
            logger.exception("training %d: its message could not be kept", run.id)
        self._store.runs.held.add(run.id)
        task = asyncio.create_task(self._hold(run, message, bot))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def give_up(self, run: Run) -> None:
        """Free the slot of a training that never started; nobody waits for a report."""
        await self._store.runs.end(run.id, Ending(State.CANCELLED))
        await self._store.runs.reported(run.id)

    @property
    def running(self) -> bool:
        """Whether this process trains a model, or tells how that ended."""
        return bool(self._tasks)

    async def close(self) -> None:
        """End what runs, because the bot ends; its report comes after the next start."""
        self._closing.set()
        self._trainer.close()
        if self._looking is not None:
            self._looking.cancel()
            await asyncio.gather(self._looking, return_exceptions=True)
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _hold(self, run: Run, message: Message, bot: Bot) -> None:
        """Train, and see to it that the end is kept and told; a fault frees the slot, too."""
        try:
            ending = await self._followed(run, message, bot)
            await self._end(replace(run, state=ending.state, ending=ending), ending, bot)
        finally:
            self._store.runs.held.discard(run.id)
        if not self._closing.is_set():
            await self._look_once(bot)

    async def _followed(self, run: Run, message: Message, bot: Bot) -> Ending:
        phrases = Phrases.spoken(run.starter.language)
        seconds = self._seconds
        if message.chat_id < 0:
            seconds *= SECONDS_BETWEEN_EDITS_IN_GROUPS / SECONDS_BETWEEN_EDITS
        keyboard = cancel_button(run, phrases)
        live = LiveMessage(bot, message.chat_id, message.message_id, seconds, keyboard)
        training = self._trainer.run(run, lambda event: live.show(words.progress(event, phrases)))
        (ending,) = await asyncio.gather(training, return_exceptions=True)
        await live.close()
        if isinstance(ending, Ending):
            return ending
        if self._report_fault is not None and isinstance(ending, Exception):
            await self._report_fault(None, ending)
        return Ending(State.FAILED, reason=type(ending).__name__)

    async def _end(self, ended: Run, ending: Ending, bot: Bot) -> None:
        told = False
        while not self._closing.is_set() and not await self._kept(ended, ending, told=told):
            # Nobody else can know of it: it is told now, and kept when the store is back.
            told = told or await self._told(ended, bot)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._closing.wait(), SECONDS_BETWEEN_LOOKS)

    async def _kept(self, ended: Run, ending: Ending, *, told: bool) -> bool:
        """See that the store knows how it ended, and whether that was told."""
        try:
            known = await self._store.runs.get(ended.id)
            if known is not None and known.ending is None:
                if told:
                    await self._store.runs.reported(ended.id)
                    ending = replace(ending, reason="")
                await self._store.runs.end(ended.id, ending)
        except StoreError as error:
            logger.warning("training %d: its end is not kept: %s", ended.id, error.__cause__)
            return False
        return True

    async def _told(self, ended: Run, bot: Bot) -> bool:
        try:
            await self._reporter.report(ended, bot)
        except TelegramError as error:
            logger.warning("training %d: not reported yet: %s", ended.id, error)
            return False
        return True

    async def _look(self, bot: Bot) -> None:
        while True:
            await self._look_once(bot)
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)

    async def _look_once(self, bot: Bot) -> None:
        try:
            await self._trainer.expire()
            while run := await self._store.runs.claim_report():
                if not await self._told(run, bot):
                    return
                await self._store.runs.reported(run.id)
        except StoreError as error:
            logger.warning("no look for waiting reports: %s", error.__cause__)


def cancel_button(run: Run, phrases: Phrases) -> InlineKeyboardMarkup:
    """Return the keyboard of a training that runs."""
    button = CancelButton(run.id).button(phrases.say("train-cancel"))
    return InlineKeyboardMarkup.from_button(button)
