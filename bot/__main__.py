"""Start the bot: ``python -m bot``, or ``digit-bot``."""

import argparse
import asyncio
import logging
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dotenv import dotenv_values

from bot.config import Settings, SettingsError

if TYPE_CHECKING:
    from telegram.request import BaseRequest

    from bot.readers import Readers

UNUSABLE_SETTINGS = 2
DEMO_PORT = 8765


def main(argv: Sequence[str] | None = None) -> int:
    """Run the bot until it is told to end; return the exit status."""
    arguments = _arguments().parse_args(argv)
    try:
        if arguments.demo:
            return _demonstrate(arguments.port)
        return _serve(Settings.from_env(_environment()))
    except SettingsError as error:
        print(error, file=sys.stderr)
        return UNUSABLE_SETTINGS


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="digit-bot",
        description="A Telegram bot that reads handwritten digits from photos. "
        "Its settings come from the environment or a file named .env; see .env.example.",
    )
    parser.add_argument(
        "--demo", action="store_true", help="try it in a browser, without Telegram and settings"
    )
    parser.add_argument("--port", type=int, default=DEMO_PORT, help="the demo's port (%(default)s)")
    return parser


def _environment() -> dict[str, str]:
    """Return the environment over what a file named .env in this folder says."""
    values = {**dotenv_values(".env"), **os.environ}
    return {name: value for name, value in values.items() if value is not None}


def _demonstrate(port: int) -> int:
    from bot.demo.theatre import theatre

    async def play() -> "Readers":
        async with theatre(port) as (settings, request):
            return await _answer(settings, request)

    return _finish(asyncio.run(play()))


def _serve(settings: Settings) -> int:
    return _finish(asyncio.run(_answer(settings)))


async def _answer(settings: Settings, request: "BaseRequest | None" = None) -> "Readers":
    """Answer people until the end; ``request`` stands in for HTTP."""
    # Here, so that a wrong setting is told at once.
    from bot import logs
    from bot.app import build
    from bot.readers import Readers
    from bot.recognition import load, painter
    from bot.running import run

    logs.set_up(settings.log_level, [settings.bot_token])
    readers = Readers(lambda: load(settings.models_dir), painter)
    await run(build(settings, readers, request))
    return readers


def _finish(readers: "Readers") -> int:
    if readers.busy:
        # A thread in the midst of a photo cannot be ended, and Python would wait for it.
        logging.shutdown()
        os._exit(0)
    return 0


if __name__ == "__main__":
    sys.exit(main())
