"""Start the bot: ``python -m bot``, or ``digit-bot``."""

import argparse
import asyncio
import logging
import os
import sys
from collections.abc import Sequence

from dotenv import dotenv_values

from bot.config import Settings, SettingsError

UNUSABLE_SETTINGS = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run the bot until it is told to end; return the exit status."""
    _arguments().parse_args(argv)
    try:
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
    return parser


def _environment() -> dict[str, str]:
    """Return the environment over what a file named .env in this folder says."""
    values = {**dotenv_values(".env"), **os.environ}
    return {name: value for name, value in values.items() if value is not None}


def _serve(settings: Settings) -> int:
    # Here, so that a wrong setting is told at once.
    from bot import logs
    from bot.app import build
    from bot.readers import Readers
    from bot.recognition import load, painter
    from bot.running import run

    logs.set_up(settings.log_level, [settings.bot_token])

    async def serve() -> Readers:
        readers = Readers(lambda: load(settings.models_dir), painter)
        await run(build(settings, readers))
        return readers

    readers = asyncio.run(serve())
    if readers.busy:
        # A thread in the midst of a photo cannot be ended, and Python would wait for it.
        logging.shutdown()
        os._exit(0)
    return 0


if __name__ == "__main__":
    sys.exit(main())
