"""Consent: asking whether crops may be kept, and forgetting them."""

from telegram import Message, ReplyParameters, Update

from bot.common.senders import person
from bot.context import Context, phrases_for
from bot.corrections.buttons import consent_buttons
from bot.corrections.latest_answers import Asked
from bot.corrections.open_corrections import OpenCorrection
from bot.handlers.store_faults import store_guard
from bot.i18n.phrases import Phrases
from bot.sending.delivery import send_text


async def ask(
    asked: Asked, right: str, message: Message, phrases: Phrases, context: Context
) -> None:
    """Ask in the chat of ``message``, in reply to what was ``asked``."""
    thread = message.message_thread_id if message.is_topic_message else None
    question = await context.bot.send_message(
        message.chat_id,
        phrases.say("consent-ask"),
        reply_markup=consent_buttons(asked.user_id, right, phrases),
        reply_parameters=ReplyParameters(asked.message_id, allow_sending_without_reply=True),
        message_thread_id=thread,
    )
    context.services.latest_answers.remember_asked(question, asked)
    opened = OpenCorrection(question.message_id, asked, digits=0)
    context.services.open_corrections.open(message.chat_id, opened)


async def forget(update: Update, context: Context) -> None:
    """Delete all that is kept of the person, and say how many crops that was."""
    message = update.message
    user = person(message) if message else None
    if message is None or user is None:
        return
    phrases = await phrases_for(update, context)
    async with store_guard(update, context):
        async with context.services.counters.forgetting(user.id):
            count = await context.services.store.consents.forget(user.id)
        context.services.languages.forget(user.id)
        context.services.latest_answers.forget(user.id)
        context.services.open_corrections.forget(user.id)
        await send_text(message, phrases.say("forgotten", count=count))
