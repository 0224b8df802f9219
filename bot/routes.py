"""Routes: which update goes to which handler."""

from typing import Any

from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from bot.context import Context
from bot.corrections.buttons import (
    AgreeButton,
    DigitButton,
    RefuseButton,
    RightButton,
    WrongButton,
)
from bot.handlers import (
    about,
    consent,
    corrections,
    edits,
    groups,
    language,
    membership,
    models,
    numbers,
    pictures,
    sharing,
    stats,
    training,
)
from bot.trainer.chat.reporter import TakeButton
from bot.trainer.chat.trainings import CancelButton

NEW = filters.UpdateType.MESSAGE
EDITED = filters.UpdateType.EDITED_MESSAGE & (filters.ChatType.PRIVATE | filters.ChatType.GROUPS)
PRIVATE = NEW & filters.ChatType.PRIVATE
GROUP = NEW & filters.ChatType.GROUPS
PERHAPS_A_NUMBER = (
    NEW & (filters.REPLY | filters.ChatType.PRIVATE) & filters.Regex(r"\d|🔟") & ~filters.COMMAND
)
MEDIA = (
    filters.PHOTO
    | filters.Document.ALL
    | filters.Sticker.ALL
    | filters.ANIMATION
    | filters.VIDEO
    | filters.VIDEO_NOTE
    | filters.VOICE
    | filters.AUDIO
)


def routes() -> list[BaseHandler[Any, Context, Any]]:
    """Return the handlers in order: the first whose filter fits an update has it."""
    return [
        CommandHandler("start", about.start, NEW),
        CommandHandler("help", about.help_, NEW),
        CommandHandler("privacy", about.privacy, NEW),
        CommandHandler("share", sharing.share, NEW),
        CommandHandler("digit", groups.read_original, NEW),
        CommandHandler("forget", consent.forget, NEW),
        CommandHandler("language", language.language, NEW),
        CommandHandler("train", training.train, NEW),
        CommandHandler("cancel", training.cancel, NEW),
        CommandHandler("models", models.models, NEW),
        CommandHandler("stats", stats.stats, NEW),
        CallbackQueryHandler(corrections.press_right, RightButton.matches),
        CallbackQueryHandler(corrections.press_wrong, WrongButton.matches),
        CallbackQueryHandler(corrections.press_digit, DigitButton.matches),
        CallbackQueryHandler(corrections.press_agree, AgreeButton.matches),
        CallbackQueryHandler(corrections.press_refuse, RefuseButton.matches),
        CallbackQueryHandler(language.press_language, language.LanguageButton.matches),
        CallbackQueryHandler(training.press_cancel, CancelButton.matches),
        CallbackQueryHandler(models.press_take, TakeButton.matches),
        CallbackQueryHandler(models.press_use, models.UseButton.matches),
        CallbackQueryHandler(about.press_unknown),
        ChatMemberHandler(membership.changed, ChatMemberHandler.MY_CHAT_MEMBER),
        MessageHandler(GROUP & filters.StatusUpdate.MIGRATE, membership.migrated),
        MessageHandler(GROUP & MEDIA, groups.read_addressed),
        MessageHandler(EDITED & MEDIA, edits.edited),
        MessageHandler(filters.UpdateType.GUEST_MESSAGE, sharing.guest),
        MessageHandler(PRIVATE & MEDIA, pictures.private),
        MessageHandler(PERHAPS_A_NUMBER, numbers.number),
        MessageHandler(PRIVATE & filters.COMMAND, about.unknown_command),
        MessageHandler(PRIVATE & ~filters.StatusUpdate.ALL, about.anything_else),
    ]
