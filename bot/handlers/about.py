"""Help: what the bot says about itself, and hints for those who look for the way."""

from telegram import Message, Update
from telegram.constants import ChatType

from bot.context import Context, phrases_for
from bot.corrections.numbers import whole_number
from bot.handlers.membership import group_greeting, group_usage, may_greet
from bot.handlers.permissions import is_admin
from bot.sending import menus
from bot.sending.delivery import send_text


async def start(update: Update, context: Context) -> None:
    """Greet; in a group, say how to use the bot there, unless that has just been said."""
    message = update.message
    if message is None:
        return
    phrases = await phrases_for(update, context)
    if _is_private(message):
        await send_text(message, phrases.say("start"), quote=False)
        if is_admin(update, context):
            # Telegram refused this menu while the admin had not started the bot.
            await menus.publish_for_admin(context.bot, message.chat_id)
    elif await may_greet(message.chat_id, context):
        greeting = await group_greeting(message.chat, phrases, context)
        await send_text(message, greeting, quote=False)


async def help_(update: Update, context: Context) -> None:
    """Say how to use the bot here."""
    message = update.message
    if message is None:
        return
    phrases = await phrases_for(update, context)
    if _is_private(message):
        text = phrases.say("help-private")
        if is_admin(update, context):
            text += f"\n\n{phrases.say('help-admins')}"
        await send_text(message, text, quote=False)
    else:
        await send_text(message, await group_usage(message.chat, phrases, context))


async def privacy(update: Update, context: Context) -> None:
    """Say what is processed, what is kept, for how long, and how to delete it."""
    if update.message is not None:
        text = (await phrases_for(update, context)).say("privacy")
        await send_text(update.message, text, quote=not _is_private(update.message))


async def unknown_command(update: Update, context: Context) -> None:
    """Point to /help in a private chat."""
    await _hint(update, "hint-command", context)


async def press_unknown(update: Update, context: Context) -> None:
    """Answer a button that is none of ours, or not any more."""
    if update.callback_query is not None:
        await update.callback_query.answer((await phrases_for(update, context)).say("button-stale"))


async def anything_else(update: Update, context: Context) -> None:
    """Say in a private chat what to send instead, or what is still to be said about an answer."""
    await _hint(update, await _wanted(update, context), context)


async def _hint(update: Update, key: str, context: Context) -> None:
    if update.message is not None:
        phrases = await phrases_for(update, context)
        await send_text(update.message, phrases.say(key), quote=False)


async def _wanted(update: Update, context: Context) -> str:
    message = update.message
    if message is None or message.from_user is None:
        return "hint-text"
    opened = await context.services.open_corrections.of(message.chat_id, message.from_user.id)
    if opened is not None and opened.digits:
        return "ask-right-digit" if opened.digits == 1 else "ask-right-number-next"
    return "hint-number" if whole_number(message.text or "") else "hint-text"


def _is_private(message: Message) -> bool:
    return message.chat.type == ChatType.PRIVATE
