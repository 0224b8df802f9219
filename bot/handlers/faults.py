"""The error boundary: one sentence for the person, a reference for the log, a note for admins."""

import logging
import secrets
import traceback
from html import escape

from telegram import Message, Update
from telegram.constants import ChatType
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.common.admins import tell_admins
from bot.context import Context, phrases_for
from bot.i18n.phrases import Phrases
from bot.metrics import FAULTS
from bot.photos.addressing import asks_to_read
from bot.sending.delivery import answer_guest, send_text

logger = logging.getLogger(__name__)
# What Telegram says where people have changed something: ordinary life, not errors.
_ORDINARY = (
    "chat not found",
    "user not found",
    "user is deactivated",
    "not enough rights",
    "have no rights",
    # CHAT_WRITE_FORBIDDEN, CHAT_SEND_PLAIN_FORBIDDEN and their kin.
    "_forbidden",
    "chat_restricted",
    "need administrator rights",
    "topic_closed",
    "topic_deleted",
    "message thread not found",
    "message to be replied not found",
    "message is not modified",
    "message to edit not found",
    "query is too old",
    "peer_id_invalid",
    "group chat was deactivated",
)


async def report(update: object, context: Context) -> None:
    """Deal with whatever went wrong in a handler or a task."""
    error = context.error
    if error is None:
        return
    if context.services.inbox.postpone(update, error):
        return
    if is_ordinary(error):
        logger.info("not delivered: %s", error)
    elif isinstance(update, Update):
        FAULTS.inc()
        reference = secrets.token_hex(3).upper()
        logger.error("fault %s", reference, exc_info=error)
        await _tell_person(update, context, reference)
        await _note_fault(context, reference, error)
    else:
        FAULTS.inc()
        logger.error("a fault outside any update", exc_info=error)


def is_ordinary(error: BaseException) -> bool:
    """Say whether ``error`` only means that somebody left, blocked, deleted or forbade."""
    if isinstance(error, Forbidden | ChatMigrated):
        return True
    message = str(error).lower()
    return isinstance(error, BadRequest) and any(words in message for words in _ORDINARY)


async def _tell_person(update: Update, context: Context, reference: str) -> None:
    phrases = await phrases_for(update, context)
    text = phrases.say("fault", reference=reference)
    message = update.message or update.edited_message
    try:
        if update.callback_query is not None:
            await update.callback_query.answer(text, show_alert=True)
        elif message is not None and _expects_answer(message, context):
            await send_text(message, text)
        elif update.guest_message is not None:
            await answer_guest(update.guest_message, escape(text), phrases.say("guest-title"))
    except TelegramError as error:
        again = context.services.inbox.postpone(update, error)
        logger.info("fault %s was not told%s: %s", reference, ", yet" if again else "", error)


def _expects_answer(message: Message, context: Context) -> bool:
    """Say whether somebody waits: in groups only if they spoke to us."""
    if message.chat.type == ChatType.PRIVATE:
        return True
    return bool(message.text and message.text.startswith("/")) or asks_to_read(
        message, context.bot.bot
    )


async def _note_fault(context: Context, reference: str, error: BaseException) -> None:
    """Send a private note without anybody's content, at most one a minute."""
    if not context.services.notes.add("fault"):
        return
    kind, place = type(error).__name__, _place(error)
    text = Phrases.spoken(None).say("fault-note", reference=reference, kind=kind, place=place)
    await tell_admins(context.bot, context.services.settings.admin_ids, text)


def _place(error: BaseException) -> str:
    """Return module and line of the innermost frame that is ours."""
    frames = [
        f"{frame.f_globals.get('__name__')}:{line}"
        for frame, line in traceback.walk_tb(error.__traceback__)
    ]
    ours = [frame for frame in frames if frame.startswith(("bot.", "recognizer."))]
    return (ours or frames or ["?"])[-1]
