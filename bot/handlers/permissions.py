"""Who may do what, and which pressed buttons are real."""

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update

from bot.common.senders import person
from bot.context import Context, phrases_for
from bot.sending.delivery import send_text


def is_admin(update: Update, context: Context) -> bool:
    """Say whether the settings name the person behind ``update``; a group's admins are not asked.

    Somebody who writes as a group or a channel is nobody we know.
    """
    user = update.effective_user if update.message is None else person(update.message)
    return user is not None and user.id in context.services.settings.admin_ids


async def refused(update: Update, context: Context) -> bool:
    """Refuse, politely, everybody but the admins; say whether that was done."""
    if is_admin(update, context):
        return False
    text = (await phrases_for(update, context)).say("admins-only")
    if update.callback_query is not None:
        await update.callback_query.answer(text, show_alert=True)
    elif update.message is not None:
        await send_text(update.message, text)
    return True


def pressed(query: CallbackQuery) -> Message | None:
    """Return the message under which the button was pressed, None where the data is forged.

    A client may send any data it likes; what we offered stands on the message's own keyboard,
    which Telegram itself sends along.
    """
    message = query.message
    if not isinstance(message, Message) or message.reply_markup is None:
        return None
    return message if query.data in _offers(message.reply_markup) else None


async def offered(update: Update, context: Context) -> Message | None:
    """Return the message under which an admin pressed a button of ours; refuse all else."""
    query = update.callback_query
    if query is None or await refused(update, context):
        return None
    message = pressed(query)
    if message is None:
        await query.answer((await phrases_for(update, context)).say("button-stale"))
    return message


def _offers(keyboard: InlineKeyboardMarkup) -> set[str]:
    buttons = (button for row in keyboard.inline_keyboard for button in row)
    return {button.callback_data for button in buttons if isinstance(button.callback_data, str)}
