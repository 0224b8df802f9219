from collections.abc import Callable

import pytest

from bot.context import App
from bot.fake_telegram.people import Person
from bot.fake_telegram.telegram import FakeTelegram
from bot.i18n.phrases import LANGUAGES, Phrases
from bot.sending.menus import publish
from tests.bot.handlers.conftest import admin, app, reader

__all__ = ["admin", "app", "reader"]


def menu(telegram: FakeTelegram, language: str = "", **scope: object) -> list[str]:
    return [str(command["command"]) for command in telegram.account.menu(scope, language)]


async def published(telegram: FakeTelegram, app: App) -> None:
    await app.bot_data["publishing"]


async def test_people_groups_and_admins_get_their_menus(
    telegram: FakeTelegram, app: App, admin: Person
) -> None:
    await admin.start()
    await publish(app.bot, [admin.id])
    for language in ("", *LANGUAGES[1:]):
        assert "train" not in menu(telegram, language, type="all_private_chats")
        assert "share" in menu(telegram, language, type="all_private_chats")
        assert "language" in menu(telegram, language, type="all_private_chats")
        assert "digit" in menu(telegram, language, type="all_group_chats")
        assert "language" not in menu(telegram, language, type="all_group_chats")
        assert "digit" in menu(telegram, language, type="all_chat_administrators")
        assert "language" in menu(telegram, language, type="all_chat_administrators")
        assert "train" in menu(telegram, language, type="chat", chat_id=admin.id)


async def test_an_admin_who_has_not_started_the_bot_does_not_stop_the_rest(
    telegram: FakeTelegram, app: App
) -> None:
    await published(telegram, app)
    assert "digit" in menu(telegram, type="all_group_chats")
    assert telegram.account.profile["name", "ru"] == Phrases.spoken("ru").say("bot-name")


async def test_an_admin_who_starts_the_bot_later_gets_the_menu_then(
    telegram: FakeTelegram, app: App, admin: Person
) -> None:
    await published(telegram, app)
    assert menu(telegram, type="chat", chat_id=admin.id) == []
    await admin.start()
    await telegram.settled()
    for language in ("", *LANGUAGES[1:]):
        assert "train" in menu(telegram, language, type="chat", chat_id=admin.id)


async def test_the_profile_is_set_only_where_it_differs(telegram: FakeTelegram, app: App) -> None:
    await published(telegram, app)
    for method in ("setMyName", "setMyDescription", "setMyShortDescription"):
        assert len(telegram.sent(method)) == len(LANGUAGES)
    telegram.account.write("name", "es", "Otro")
    await publish(app.bot, [])
    assert len(telegram.sent("setMyName")) == len(LANGUAGES) + 1
    assert len(telegram.sent("setMyDescription")) == len(LANGUAGES)


async def test_a_failure_stops_neither_the_start_nor_the_answers(
    telegram: FakeTelegram, app: App, admin: Person
) -> None:
    telegram.fail("setMyName", 429, "Too Many Requests", retry_after=70_000, times=None)
    telegram.fail("setMyCommands", 500, times=None)
    await publish(app.bot, [admin.id])
    await admin.start()
    assert "Hello" in (await telegram.private(admin).answer()).text


async def test_a_server_without_profiles_gets_the_menus_all_the_same(
    telegram: FakeTelegram, app: App, only_says_yes: Callable[[str], None]
) -> None:
    only_says_yes("getmyname")
    await published(telegram, app)
    await publish(app.bot, [])
    assert "digit" in menu(telegram, LANGUAGES[-1], type="all_group_chats")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_profile_fits(language: str) -> None:
    phrases = Phrases.spoken(language)
    assert len(phrases.say("bot-name")) <= 64
    assert len(phrases.say("bot-description")) <= 512
    assert len(phrases.say("bot-short-description")) <= 120
    assert len(phrases.say("ask-placeholder")) <= 64
