"""Addressing: whether a message in a group is meant for this bot."""

from collections.abc import Iterator
from functools import cache

from telegram import Message, MessageEntity, User

from bot.i18n.phrases import LANGUAGES, Phrases
from bot.photos.attachments import Picture, attachment

READ_COMMAND = "digit"


def asks_to_read(message: Message, bot: User) -> bool:
    """Say whether what ``message`` carries is to be read: by its caption or as a reply to us.

    Stickers, GIFs and the like that reply to us are mostly applause: they count only where we
    asked for a picture.
    """
    if caption_asks(message, bot):
        return True
    if not replies_to(message, bot):
        return False
    return bool(message.photo) or _is_image_file(message) or _replies_to_our_question(message)


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


def _is_image_file(message: Message) -> bool:
    """Say whether a file calls itself an image, or does not say what it is and may be one."""
    if message.document is None:
        return False
    named = (message.document.mime_type or "").lower().startswith("image/")
    return named or isinstance(attachment(message), Picture)


def _replies_to_our_question(message: Message) -> bool:
    original = message.reply_to_message
    return bool(original and original.text in _questions())


@cache
def _questions() -> frozenset[str]:
    return frozenset(Phrases.spoken(language).say("ask-picture") for language in LANGUAGES)
