"""Right number: asking for it where several digits were read wrong."""

from telegram import CallbackQuery, ForceReply, Message, ReplyParameters
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.context import Context
from bot.corrections.latest_answers import Asked
from bot.corrections.open_corrections import OpenCorrection
from bot.i18n.phrases import Phrases


async def ask(
    query: CallbackQuery,
    message: Message,
    opened: OpenCorrection,
    phrases: Phrases,
    context: Context,
) -> None:
    """Open the correction of our answer ``message``, and ask for the number that is right.

    In private the next number is it. In groups the bot may only see what replies to it, so that
    there it asks in a message that opens a reply, for one person alone; where the correction is
    ``opened`` already, that message is there.
    """
    corrections, user_id = context.services.open_corrections, opened.asked.user_id
    there = await corrections.of(message.chat_id, user_id) == opened
    corrections.open(message.chat_id, opened)
    if message.chat.type == ChatType.PRIVATE:
        await query.answer(phrases.say("ask-right-number-next"), show_alert=True)
    elif there:
        await query.answer(phrases.say("ask-right-number"), show_alert=True)
    else:
        try:
            await _send(message, opened.asked, phrases, context)
        except TelegramError:
            # Another try has to ask, too.
            corrections.drop(message.chat_id, user_id)
            raise
        await query.answer()


async def _send(message: Message, asked: Asked, phrases: Phrases, context: Context) -> None:
    placeholder = phrases.say("ask-right-number-placeholder")
    question = await context.bot.send_message(
        message.chat_id,
        phrases.say("ask-right-number-group"),
        # Selective: it opens for who sent the message that this one replies to.
        reply_markup=ForceReply(selective=True, input_field_placeholder=placeholder),
        reply_parameters=ReplyParameters(asked.message_id, allow_sending_without_reply=True),
        message_thread_id=message.message_thread_id if message.is_topic_message else None,
    )
    context.services.latest_answers.remember_asked(question, asked)
