"""Settings of the bot, read once from the environment."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from bot.transport.errors import ProxyError
from bot.transport.proxy import password_in, proxy_for

T = TypeVar("T")
PICTURES_PER_MINUTE = 30
# What Telegram allows a bot that pays nothing for more.
MESSAGES_PER_SECOND = 30
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LOG_FORMATS = ("text", "json")
LOOPBACK = "127.0.0.1"
EVERYWHERE = "*"
_TOKEN = re.compile(r"\d+:[\w-]{10,}", re.ASCII)
_DATABASE = re.compile(r"(postgres(ql)?|sqlite)(\+\w+)?://")
_KEYS = re.compile(r"[A-Za-z0-9_-]{43}=(,[A-Za-z0-9_-]{43}=)*")
_SECRET = re.compile(r"[\w-]{1,256}", re.ASCII)


class SettingsError(Exception):
    """Settings are missing or malformed; the text says which, and where to get them."""


@dataclass(frozen=True)
class Settings:
    """Everything that the bot is told from outside.

    ``models_dir`` is None where the recognizer's own is meant.
    ``pictures_per_minute`` is the limit for one person and for one group; admins are exempt.
    ``listen`` and ``metrics_listen`` are addresses of this machine, None for all that it has.
    ``proxy_url`` is what leads to ``telegram_api_url``, None where nothing stands between.
    """

    bot_token: str = field(repr=False)
    admin_ids: frozenset[int] = frozenset()
    telegram_api_url: str = "https://api.telegram.org"
    proxy_url: str | None = field(default=None, repr=False)
    models_dir: Path | None = None
    data_dir: Path = Path("data")
    log_level: str = "INFO"
    log_format: str = "text"
    database_url: str | None = field(default=None, repr=False)
    encryption_key: str | None = field(default=None, repr=False)
    webhook_url: str | None = None
    webhook_secret: str | None = field(default=None, repr=False)
    listen: str | None = LOOPBACK
    port: int = 8443
    metrics_listen: str | None = LOOPBACK
    metrics_port: int | None = None
    pictures_per_minute: int = PICTURES_PER_MINUTE
    messages_per_second: int = MESSAGES_PER_SECOND

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must appear in no log."""
        login = password_in(self.proxy_url or "")
        given = (self.bot_token, self.webhook_secret, self.database_url, login)
        keys = (self.encryption_key or "").split(",")
        return tuple(secret for secret in (*given, *keys) if secret)

    @property
    def bot_id(self) -> int:
        """The bot's user id, with which its token begins."""
        return int(self.bot_token.split(":")[0])

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> "Settings":
        """Read the settings from ``environ``.

        Raises SettingsError with one clear sentence, on a line, for each that is wrong.
        """
        values = {name: value.strip() for name, value in environ.items()}
        wrong: list[str] = []

        def given(name: str) -> str | None:
            return values.get(name) or None

        def take(parse: Callable[..., T], default: T, *arguments: object) -> T:
            try:
                return parse(*arguments)
            except SettingsError as error:
                wrong.append(str(error))
                return default

        def number(name: str, default: int, highest: int) -> int:
            return take(_number, default, name, given(name), default, highest)

        default, hook = cls.telegram_api_url, given("WEBHOOK_URL")
        address = take(_url, default, "TELEGRAM_API_URL", given("TELEGRAM_API_URL") or default)
        settings = cls(
            bot_token=take(_token, "", given("BOT_TOKEN")),
            admin_ids=take(_admin_ids, cls.admin_ids, given("ADMIN_IDS")),
            telegram_api_url=address,
            proxy_url=take(_proxy, None, address, values),
            models_dir=take(_folder, None, "MODELS_DIR", given("MODELS_DIR")),
            data_dir=Path(given("DATA_DIR") or cls.data_dir),
            log_level=take(_log_level, cls.log_level, given("LOG_LEVEL")),
            log_format=take(_log_format, cls.log_format, given("LOG_FORMAT")),
            database_url=take(_database_url, None, given("DATABASE_URL")),
            encryption_key=take(_encryption_key, None, given("ENCRYPTION_KEY")),
            webhook_url=take(_webhook_url, None, hook),
            webhook_secret=take(_webhook_secret, None, hook, given("WEBHOOK_SECRET")),
            listen=take(_address, cls.listen, "LISTEN", given("LISTEN")),
            port=number("PORT", cls.port, 65_535),
            metrics_listen=take(
                _address, cls.metrics_listen, "METRICS_LISTEN", given("METRICS_LISTEN")
            ),
            metrics_port=number("METRICS_PORT", 1, 65_535) if given("METRICS_PORT") else None,
            pictures_per_minute=number("PICTURES_PER_MINUTE", PICTURES_PER_MINUTE, 6000),
            messages_per_second=number("MESSAGES_PER_SECOND", MESSAGES_PER_SECOND, 1000),
        )
        if wrong:
            raise SettingsError("\n".join(wrong))
        return settings


def _token(value: str | None) -> str:
    if value is None:
        raise SettingsError(
            "BOT_TOKEN is missing: get a token from @BotFather in Telegram (/newbot) "
            "and put it into the environment or into a file named .env."
        )
    if not _TOKEN.fullmatch(value):
        raise SettingsError(
            "BOT_TOKEN does not look like a bot token such as 123456789:AAE…: "
            "copy it again from @BotFather in Telegram (/mybots, API Token)."
        )
    return value


def _admin_ids(value: str | None) -> frozenset[int]:
    parts = [part.strip() for part in (value or "").split(",")]
    try:
        ids = frozenset(int(part) for part in parts if part)
    except ValueError:
        ids = frozenset({0})
    if any(number <= 0 for number in ids):
        raise SettingsError(
            "ADMIN_IDS must be Telegram user ids separated by commas, such as 12345,67890: "
            "@userinfobot in Telegram tells you yours."
        )
    return ids


def _url(name: str, value: str, schemes: tuple[str, ...] = ("http", "https")) -> str:
    try:
        parts = urlsplit(value)
        usable = parts.scheme in schemes and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise SettingsError(
            f"{name} must be an address such as {schemes[-1]}://bots.example.org: "
            "take it from whoever runs that server, or leave the setting out."
        )
    return value.rstrip("/")


def _proxy(address: str, values: Mapping[str, str]) -> str | None:
    try:
        return proxy_for(address, values)
    except ProxyError as error:
        raise SettingsError(str(error)) from error


def _webhook_url(value: str | None) -> str | None:
    return None if value is None else _url("WEBHOOK_URL", value, ("https",))


def _webhook_secret(url: str | None, secret: str | None) -> str | None:
    if url is None:
        return secret
    if secret is None or not _SECRET.fullmatch(secret):
        raise SettingsError(
            "WEBHOOK_SECRET must go with WEBHOOK_URL, 1 to 256 letters, digits, _ and -: "
            "make one with `python -c 'import secrets; print(secrets.token_urlsafe(32))'`."
        )
    return secret


def _folder(name: str, value: str | None) -> Path | None:
    if value is None:
        return None
    folder = Path(value)
    # Asked first: is_dir raises where a folder above may not be searched.
    if not (os.access(folder, os.R_OK | os.X_OK) and folder.is_dir()):
        raise SettingsError(
            f"{name} must be a folder that exists and may be read, which {value} is not: make it, "
            "give the bot's user the right to read it, "
            "or leave the setting out for the model that came with the software."
        )
    return folder


def _database_url(value: str | None) -> str | None:
    if value is not None and not _DATABASE.match(value):
        raise SettingsError(
            "DATABASE_URL must be an address such as postgresql://user:password@host/name: "
            "take it from whoever runs the database, or leave the setting out for SQLite."
        )
    return value


def _encryption_key(value: str | None) -> str | None:
    if value is not None and not _KEYS.fullmatch(value):
        raise SettingsError(
            "ENCRYPTION_KEY must be 44 characters of URL-safe base64, or several such keys with "
            "commas between and no blanks, the newest first: make one with `python -c "
            "'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())'`, "
            "or leave the setting out for a key file in DATA_DIR."
        )
    return value


def _log_level(value: str | None) -> str:
    level = (value or Settings.log_level).upper()
    if level not in LOG_LEVELS:
        raise SettingsError(
            f"LOG_LEVEL must be one of {', '.join(LOG_LEVELS)}; INFO is a good choice."
        )
    return level


def _log_format(value: str | None) -> str:
    kind = (value or Settings.log_format).lower()
    if kind not in LOG_FORMATS:
        raise SettingsError(f"LOG_FORMAT must be one of {', '.join(LOG_FORMATS)}.")
    return kind


def _address(name: str, value: str | None) -> str | None:
    """Return an address of this machine's; None for all it has."""
    if value in (None, "localhost"):
        return LOOPBACK
    if value == EVERYWHERE:
        return None
    try:
        return str(ip_address(value))
    except ValueError as error:
        raise SettingsError(
            f"{name} must be an address of this machine such as 127.0.0.1 or ::1, "
            "or * for all that it has; leave the setting out for 127.0.0.1."
        ) from error


def _number(name: str, value: str | None, default: int, highest: int) -> int:
    try:
        number = default if value is None else int(value)
    except ValueError:
        number = 0
    if not 1 <= number <= highest:
        raise SettingsError(
            f"{name} must be a whole number from 1 to {highest}; "
            f"leave the setting out for {default}."
        )
    return number
