"""Settings of the bot, read once from the environment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from bot.config import values as parse
from bot.config.errors import SettingsError
from bot.transport.proxy import password_in

T = TypeVar("T")
PICTURES_PER_MINUTE = 30
# What Telegram allows a bot that pays nothing for more.
MESSAGES_PER_SECOND = 30


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
    log_level: str = parse.LOG_LEVEL
    log_format: str = parse.LOG_FORMAT
    database_url: str | None = field(default=None, repr=False)
    encryption_key: str | None = field(default=None, repr=False)
    webhook_url: str | None = None
    webhook_secret: str | None = field(default=None, repr=False)
    listen: str | None = parse.LOOPBACK
    port: int = 8443
    metrics_listen: str | None = parse.LOOPBACK
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

        def take(value: Callable[..., T], default: T, *arguments: object) -> T:
            try:
                return value(*arguments)
            except SettingsError as error:
                wrong.append(str(error))
                return default

        def number(name: str, default: int, highest: int) -> int:
            return take(parse.number, default, name, given(name), default, highest)

        default, hook = cls.telegram_api_url, given("WEBHOOK_URL")
        address = take(parse.url, default, "TELEGRAM_API_URL", given("TELEGRAM_API_URL") or default)
        settings = cls(
            bot_token=take(parse.token, "", given("BOT_TOKEN")),
            admin_ids=take(parse.admin_ids, cls.admin_ids, given("ADMIN_IDS")),
            telegram_api_url=address,
            proxy_url=take(parse.proxy, None, address, values),
            models_dir=take(parse.folder, None, "MODELS_DIR", given("MODELS_DIR")),
            data_dir=Path(given("DATA_DIR") or cls.data_dir),
            log_level=take(parse.log_level, cls.log_level, given("LOG_LEVEL")),
            log_format=take(parse.log_format, cls.log_format, given("LOG_FORMAT")),
            database_url=take(parse.database_url, None, given("DATABASE_URL")),
            encryption_key=take(parse.encryption_key, None, given("ENCRYPTION_KEY")),
            webhook_url=take(parse.webhook_url, None, hook),
            webhook_secret=take(parse.webhook_secret, None, hook, given("WEBHOOK_SECRET")),
            listen=take(parse.address, cls.listen, "LISTEN", given("LISTEN")),
            port=number("PORT", cls.port, 65_535),
            metrics_listen=take(
                parse.address, cls.metrics_listen, "METRICS_LISTEN", given("METRICS_LISTEN")
            ),
            metrics_port=number("METRICS_PORT", 1, 65_535) if given("METRICS_PORT") else None,
            pictures_per_minute=number("PICTURES_PER_MINUTE", PICTURES_PER_MINUTE, 6000),
            messages_per_second=number("MESSAGES_PER_SECOND", MESSAGES_PER_SECOND, 1000),
        )
        if wrong:
            raise SettingsError("\n".join(wrong))
        return settings
