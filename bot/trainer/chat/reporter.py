"""Report of a training: told where that was started, with the table and the two pictures."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from telegram import Bot, InlineKeyboardMarkup, InputMediaPhoto, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, TelegramError

from bot.common.callback_data import CallbackData
from bot.i18n.phrases import Phrases
from bot.store.run import Ending, Run, State
from bot.trainer.chat import words
from recognizer.registry import Registry

logger = logging.getLogger(__name__)

_PLOTS = ("history.png", "confusion.png")


@dataclass(frozen=True)
class TakeButton(CallbackData, prefix="train:take"):
    """Put a new model in service although something speaks against it."""

    version: int


class Reporter:
    """Writes reports of trainings on the models in ``registry``."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    async def report(self, run: Run, bot: Bot) -> None:
        """Report where the training was started, or in private where that is not possible.

        Raises ``TelegramError`` where the report should be tried again later.
        """
        if run.ending is None:
            return
        phrases = Phrases.spoken(run.starter.language)
        await self._end_live_message(run, run.ending, phrases, bot)
        for chat_id, place in _places(run):
            try:
                await self._tell(run.ending, phrases, bot, chat_id, place)
            except ChatMigrated as moved:
                await self._tell(run.ending, phrases, bot, moved.new_chat_id, {})
            except (BadRequest, Forbidden) as error:
                # In this order: a bad request is a network error for the library.
                logger.info("training %d: no report to its chat: %s", run.id, error)
                continue
            return

    async def _end_live_message(self, run: Run, ending: Ending, phrases: Phrases, bot: Bot) -> None:
        if run.starter.message_id is None:
            return
        try:
            await bot.edit_message_text(
                phrases.say("train-ended" if ending.state is State.DONE else "train-over"),
                chat_id=run.starter.chat_id,
                message_id=run.starter.message_id,
            )
        except TelegramError as error:
            logger.info("training %d: its message was not edited: %s", run.id, error)

    async def _tell(
        self, ending: Ending, phrases: Phrases, bot: Bot, chat_id: int, place: dict[str, Any]
    ) -> None:
        said = await bot.send_message(
            chat_id,
            words.ended(ending, phrases),
            parse_mode=ParseMode.HTML,
            reply_markup=_take_button(ending, phrases),
            **place,
        )
        if pictures := await asyncio.to_thread(self._pictures, ending):
            thread = place.get("message_thread_id")
            quoted = ReplyParameters(said.message_id, allow_sending_without_reply=True)
            try:
                await bot.send_media_group(
                    chat_id,
                    [InputMediaPhoto(picture) for picture in pictures],
                    reply_parameters=quoted,
                    message_thread_id=thread,
                )
            except (NetworkError, Forbidden) as error:
                # The words are there: to send everything again would only repeat them.
                logger.warning("the pictures of a report were not sent: %s", error)

    def _pictures(self, ending: Ending) -> list[bytes]:
        """Return the plots of the new version, if it has all of them."""
        if ending.candidate is None:
            return []
        folder = self._registry.root / f"{ending.candidate:04d}"
        try:
            return [(folder / name).read_bytes() for name in _PLOTS]
        except OSError as error:
            logger.warning("the pictures of a report could not be read: %s", error)
            return []


def _places(run: Run) -> list[tuple[int, dict[str, Any]]]:
    """Return where to report: in reply to the message that lived, else to the admin alone."""
    starter = run.starter
    place: dict[str, Any] = {"message_thread_id": starter.thread_id} if starter.thread_id else {}
    if starter.message_id is not None:
        place["reply_parameters"] = ReplyParameters(
            starter.message_id, allow_sending_without_reply=True
        )
    places = [(starter.chat_id, place)]
    if starter.chat_id != starter.user_id:
        places.append((starter.user_id, {}))
    return places


def _take_button(ending: Ending, phrases: Phrases) -> InlineKeyboardMarkup | None:
    report: Mapping[str, Any] = ending.report
    if ending.candidate is None or not report.get("objections"):
        return None
    button = TakeButton(ending.candidate).button(phrases.say("train-take"))
    return InlineKeyboardMarkup.from_button(button)
