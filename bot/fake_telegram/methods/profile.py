"""getMe, the bot's names and descriptions, its menus of commands."""

from collections.abc import Awaitable, Callable

from bot.fake_telegram.calls import Call
from bot.fake_telegram.errors import Json
from bot.fake_telegram.methods.targets import known_chat
from bot.fake_telegram.telegram import FakeTelegram


async def get_me(telegram: FakeTelegram, call: Call) -> Json:
    """Who the bot is."""
    return telegram.account.me()


async def set_commands(telegram: FakeTelegram, call: Call) -> bool:
    """List commands for a scope and a language."""
    _store(telegram, call, call.list("commands"))
    return True


async def delete_commands(telegram: FakeTelegram, call: Call) -> bool:
    """List none for a scope and a language."""
    _store(telegram, call, [])
    return True


async def get_commands(telegram: FakeTelegram, call: Call) -> list[Json]:
    """What is listed for exactly that scope and language."""
    return telegram.account.menu(call.object("scope"), call.text("language_code"))


def _store(telegram: FakeTelegram, call: Call, commands: list[Json]) -> None:
    scope = call.object("scope")
    if "chat_id" in scope:
        known_chat(telegram, Call(call.method, scope))
    telegram.account.set_menu(scope, call.text("language_code"), commands)
    telegram.stir("menu")


def _writer(key: str) -> Callable[[FakeTelegram, Call], Awaitable[bool]]:
    async def write(telegram: FakeTelegram, call: Call) -> bool:
        telegram.account.write(key, call.text("language_code"), call.text(key))
        telegram.stir("menu")
        return True

    return write


def _reader(key: str) -> Callable[[FakeTelegram, Call], Awaitable[Json]]:
    async def read(telegram: FakeTelegram, call: Call) -> Json:
        return {key: telegram.account.read(key, call.text("language_code"))}

    return read


METHODS: dict[str, Callable[[FakeTelegram, Call], Awaitable[object]]] = {
    "getMe": get_me,
    "setMyCommands": set_commands,
    "getMyCommands": get_commands,
    "deleteMyCommands": delete_commands,
    "setMyName": _writer("name"),
    "getMyName": _reader("name"),
    "setMyDescription": _writer("description"),
    "getMyDescription": _reader("description"),
    "setMyShortDescription": _writer("short_description"),
    "getMyShortDescription": _reader("short_description"),
}
