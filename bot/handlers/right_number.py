"""Right number: asking for it where several digits were read wrong."""

from telegram import CallbackQuery, ForceReply, Message, ReplyParameters
from telegram.constants import ChatType

from bot.context import Context
from bot.corrections.latest_answers import Asked
from bot.i18n.phrases import Phrases


async def ask(
    query: CallbackQuery,
    message: Message,
    asked: Asked,
    phrases: Phrases,
    context: Context,
    *,
    again: bool,
) -> None:
    """Ask for the number that ``asked`` shows, which stands under our answer ``message``.

    In private the next number is it. In groups the bot may only see what replies to it, so that
    there it asks in a message that opens a reply, for one person alone; where it asks ``again``,
    that message is there already.
    """
    if message.chat.type == ChatType.PRIVATE:
        await query.answer(phrases.say("ask-right-number-next"), show_alert=True)
        return
    if again:
        await query.answer(phrases.say("ask-right-number"), show_alert=True)
        return
    await query.answer()
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
