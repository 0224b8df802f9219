"""The demo: an in-process Telegram, a chat page, and settings for the bot between them."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from socket import create_server, socket
from tempfile import TemporaryDirectory

from telegram.request import BaseRequest

from bot.config import Settings, SettingsError
from bot.demo.cast import ADMIN_ID, Cast
from bot.demo.server import listening
from bot.demo.stage import Stage
from bot.fake_telegram.telegram import FakeTelegram
from bot.fake_telegram.transport import FakeRequest


@asynccontextmanager
async def theatre(
    port: int, models: Path | None = None
) -> AsyncIterator[tuple[Settings, BaseRequest]]:
    """Open the demo's page on 127.0.0.1 and say where; yields what the bot needs to play in it.

    ``models`` is the registry to play with (default: the one that came with the software); the
    bot gets a copy. Everything is gone at the end. SettingsError where the port is taken, or where
    there are no models.
    """
    telegram = FakeTelegram()
    cast = Cast.gather(telegram)
    stage = Stage(telegram, cast)
    with TemporaryDirectory(prefix="digit-bot-demo-") as folder:
        settings = _settings(Path(folder), models or _default_models())
        async with listening(stage, _bound(port)) as taken:
            cast.open()
            print(f"The demo is at http://127.0.0.1:{taken} (Ctrl-C ends it)", flush=True)
            yield settings, FakeRequest(telegram)


def _bound(port: int) -> list[socket]:
    if not 0 <= port <= 65_535:
        raise SettingsError(f"There is no port {port}: choose another with --port, up to 65535.")
    try:
        bound = create_server(("127.0.0.1", port))
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise SettingsError(
            f"Port {port} cannot be used ({reason}): choose another with --port."
        ) from error
    bound.setblocking(False)
    return [bound]


def _settings(folder: Path, models: Path) -> Settings:
    try:
        shutil.copytree(models, folder / "models")
    except OSError as error:
        raise SettingsError(
            f"There are no models to be read in {models}: let MODELS_DIR name a folder of models, "
            "or leave it out for the model that came with the software."
        ) from error
    data = folder / "data"
    data.mkdir()
    return Settings(
        bot_token=FakeTelegram().account.token,
        admin_ids=frozenset({ADMIN_ID}),
        models_dir=folder / "models",
        data_dir=data,
        log_level="WARNING",
    )


def _default_models() -> Path:
    from recognizer.registry import Registry

    return Registry.to_read().root
