"""Values: what each setting may be; a SettingsError says how to mend one that is wrong."""

import os
import re
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from bot.config.errors import SettingsError
from bot.transport.errors import ProxyError
from bot.transport.proxy import proxy_for

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LOG_LEVEL = "INFO"
LOG_FORMATS = ("text", "json")
LOG_FORMAT = "text"
LOOPBACK = "127.0.0.1"
EVERYWHERE = "*"
_TOKEN = re.compile(r"\d+:[\w-]{10,}", re.ASCII)
_DATABASE = re.compile(r"(postgres(ql)?|sqlite)(\+\w+)?://")
_KEYS = re.compile(r"[A-Za-z0-9_-]{43}=(,[A-Za-z0-9_-]{43}=)*")
_SECRET = re.compile(r"[\w-]{1,256}", re.ASCII)


def token(value: str | None) -> str:
    """Return the bot's token."""
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


def admin_ids(value: str | None) -> frozenset[int]:
    """Return the user ids of the admins."""
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


def url(name: str, value: str, schemes: tuple[str, ...] = ("http", "https")) -> str:
    """Return an address of one of ``schemes``, without a slash at its end."""
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


def proxy(address: str, values: Mapping[str, str]) -> str | None:
    """Return the proxy that leads to ``address``, None where nothing stands between."""
    try:
        return proxy_for(address, values)
    except ProxyError as error:
        raise SettingsError(str(error)) from error


def webhook_url(value: str | None) -> str | None:
    """Return the address that Telegram sends updates to, None where the bot polls."""
    return None if value is None else url("WEBHOOK_URL", value, ("https",))


def webhook_secret(url: str | None, secret: str | None) -> str | None:
    """Return the secret that Telegram sends along; a webhook needs one."""
    if url is None:
        return secret
    if secret is None or not _SECRET.fullmatch(secret):
        raise SettingsError(
            "WEBHOOK_SECRET must go with WEBHOOK_URL, 1 to 256 letters, digits, _ and -: "
            "make one with `python -c 'import secrets; print(secrets.token_urlsafe(32))'`."
        )
    return secret


def folder(name: str, value: str | None) -> Path | None:
    """Return a folder that exists and may be read."""
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


def database_url(value: str | None) -> str | None:
    """Return the database's address, None for SQLite."""
    if value is not None and not _DATABASE.match(value):
        raise SettingsError(
            "DATABASE_URL must be an address such as postgresql://user:password@host/name: "
            "take it from whoever runs the database, or leave the setting out for SQLite."
        )
    return value


def encryption_key(value: str | None) -> str | None:
    """Return the key, or several; None for a key file."""
    if value is not None and not _KEYS.fullmatch(value):
        raise SettingsError(
            "ENCRYPTION_KEY must be 44 characters of URL-safe base64, or several such keys with "
            "commas between and no blanks, the newest first: make one with `python -c "
            "'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())'`, "
            "or leave the setting out for a key file in DATA_DIR."
        )
    return value


def log_level(value: str | None) -> str:
    """Return how much is logged."""
    level = (value or LOG_LEVEL).upper()
    if level not in LOG_LEVELS:
        raise SettingsError(
            f"LOG_LEVEL must be one of {', '.join(LOG_LEVELS)}; INFO is a good choice."
        )
    return level


def log_format(value: str | None) -> str:
    """Return how the log is written."""
    kind = (value or LOG_FORMAT).lower()
    if kind not in LOG_FORMATS:
        raise SettingsError(f"LOG_FORMAT must be one of {', '.join(LOG_FORMATS)}.")
    return kind


def address(name: str, value: str | None) -> str | None:
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


def number(name: str, value: str | None, default: int, highest: int) -> int:
    """Return a whole number from 1 to ``highest``."""
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
