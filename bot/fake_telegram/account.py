"""The bot's own account: who it is, what its profile says, which commands its menus list."""

import re
from dataclasses import dataclass, field

from bot.fake_telegram.errors import Json, bad_request

TOKEN = "4200000042:AAdemo-token-that-opens-no-door-at-all"  # noqa: S105 - opens nothing
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LIMITS = {"name": 64, "description": 512, "short_description": 120}


@dataclass
class Account:
    """One bot; ``privacy`` is the group privacy mode that BotFather sets."""

    privacy: bool = True
    id: int = 4_200_000_042
    name: str = "Digit Bot"
    username: str = "digit_demo_bot"
    token: str = TOKEN
    profile: dict[tuple[str, str], str] = field(default_factory=dict)
    menus: dict[tuple[str, int, int, str], list[Json]] = field(default_factory=dict)

    def user(self) -> Json:
        """The bot as a User, as messages show it."""
        return {
            "id": self.id,
            "is_bot": True,
            "first_name": self.read("name", "") or self.name,
            "username": self.username,
        }

    def me(self) -> Json:
        """The bot as getMe shows it."""
        return self.user() | {
            "can_join_groups": True,
            "can_read_all_group_messages": not self.privacy,
            "supports_inline_queries": False,
            "supports_guest_queries": True,
        }

    def write(self, key: str, language: str, text: str) -> None:
        """Set ``name``, ``description`` or ``short_description``; empty text removes it."""
        if len(text) > _LIMITS[key]:
            raise bad_request(f"bot {key.replace('_', ' ')} is too long")
        self.profile[key, language] = text

    def read(self, key: str, language: str) -> str:
        """What ``write`` set for that language, or else for all."""
        text = self.profile.get((key, language)) or self.profile.get((key, ""), "")
        return text or (self.name if key == "name" else "")

    def set_menu(self, scope: Json, language: str, commands: list[Json]) -> None:
        """List commands for one scope and language; an empty list removes them."""
        for command in commands:
            if not _COMMAND.fullmatch(str(command.get("command", ""))):
                raise bad_request("BOT_COMMAND_INVALID")
            if not 1 <= len(str(command.get("description", ""))) <= 256:
                raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        if len(commands) > 100:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        self.menus[_key(scope, language)] = commands

    def menu(self, scope: Json, language: str) -> list[Json]:
        """The commands of exactly that scope and language."""
        return self.menus.get(_key(scope, language), [])

    def menu_for(self, chat_id: int, *, private: bool, language: str) -> list[Json]:
        """The commands that a person sees in a chat: the narrowest scope that has any."""
        general = "all_private_chats" if private else "all_group_chats"
        scopes: list[Json] = [
            {"type": "chat", "chat_id": chat_id},
            {"type": general},
            {"type": "default"},
        ]
        for scope in scopes:
            for tongue in (language, ""):
                if commands := self.menu(scope, tongue):
                    return commands
        return []


def _key(scope: Json, language: str) -> tuple[str, int, int, str]:
    kind = str(scope.get("type", "default"))
    return kind, int(scope.get("chat_id", 0)), int(scope.get("user_id", 0)), language
