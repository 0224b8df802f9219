"""Whether a message in a group is meant for this bot."""

from collections.abc import Iterator

from telegram import Message, MessageEntity, User

READ_COMMAND = "digit"


def asks_to_read(message: Message, bot: User) -> bool:
    """Say whether the picture in ``message`` is to be read: by its caption or as a reply to us."""
    return caption_asks(message, bot) or replies_to(message, bot)


def caption_asks(message: Message, bot: User) -> bool:
    """Say whether the caption holds /digit or /digit@bot, anywhere."""
    return any(name == READ_COMMAND for name in _commands_in_caption(message, bot))


def replies_to(message: Message, bot: User) -> bool:
    """Say whether ``message`` replies to one of the bot's messages."""
    original = message.reply_to_message
    return bool(original and original.from_user and original.from_user.id == bot.id)


def _commands_in_caption(message: Message, bot: User) -> Iterator[str]:
    """Yield the names of the commands in the caption that are not for another bot."""
    # PTB's CommandHandler looks at texts only.
    for entity in message.caption_entities:
        if entity.type == MessageEntity.BOT_COMMAND:
            name, _, recipient = message.parse_caption_entity(entity)[1:].lower().partition("@")
            if recipient in ("", (bot.username or "").lower()):
                yield name
