"""The menus of commands, and what the bot's profile says, in every language."""

import logging
from collections.abc import Awaitable, Iterable

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from bot.common.updates import UNREADABLE
from bot.i18n.phrases import LANGUAGES, Phrases

logger = logging.getLogger(__name__)
PRIVATE = ("help", "share", "language", "privacy", "forget")
GROUPS = ("digit", "help", "privacy")
GROUP_ADMINS = (*GROUPS, "language")
ADMINS = (*PRIVATE, "train", "cancel", "models", "stats")


async def publish(bot: Bot, admin_ids: Iterable[int]) -> None:
    """Set menus and profile; what Telegram refuses stays as it was, and is logged."""
    for language in LANGUAGES:
        phrases = Phrases.spoken(language)
        await _tried(_set_menu(bot, BotCommandScopeAllPrivateChats(), PRIVATE, phrases))
        await _tried(_set_menu(bot, BotCommandScopeAllGroupChats(), GROUPS, phrases))
        scope = BotCommandScopeAllChatAdministrators()
        await _tried(_set_menu(bot, scope, GROUP_ADMINS, phrases))
    for admin in admin_ids:
        # Refused until that admin has started the bot.
        await publish_for_admin(bot, admin)
    for language in LANGUAGES:
        await _tried(_set_profile(bot, Phrases.spoken(language)))


async def publish_for_admin(bot: Bot, admin_id: int) -> None:
    """Set the menu of one admin, who has perhaps just started the bot."""
    for language in LANGUAGES:
        scope = BotCommandScopeChat(admin_id)
        await _tried(_set_menu(bot, scope, ADMINS, Phrases.spoken(language)))


async def _tried(call: Awaitable[None]) -> None:
    try:
        await call
    except (TelegramError, *UNREADABLE) as error:
        logger.info("a menu or a line of the profile was not set: %s", error)


async def _set_menu(
    bot: Bot, scope: BotCommandScope, names: Iterable[str], phrases: Phrases
) -> None:
    commands = [BotCommand(name, phrases.say(f"menu-{name}")) for name in names]
    await bot.set_my_commands(commands, scope=scope, language_code=_code(phrases))


async def _set_profile(bot: Bot, phrases: Phrases) -> None:
    """Set what differs: Telegram allows few of these calls a day."""
    code = _code(phrases)
    name = phrases.say("bot-name")
    description = phrases.say("bot-description")
    short_description = phrases.say("bot-short-description")
    if (await bot.get_my_name(code)).name != name:
        await bot.set_my_name(name, language_code=code)
    if (await bot.get_my_description(code)).description != description:
        await bot.set_my_description(description, language_code=code)
    shown = await bot.get_my_short_description(code)
    if shown.short_description != short_description:
        await bot.set_my_short_description(short_description, language_code=code)


def _code(phrases: Phrases) -> str:
    """Return the code that Telegram files a text under; none means: for everybody else."""
    return "" if phrases.language == LANGUAGES[0] else phrases.language
