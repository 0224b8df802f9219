"""Entry point: ``python -m bot``, or ``digit-bot``, starts the bot."""

import argparse
import asyncio
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from dotenv import dotenv_values

from bot.cli.unknown_names import unknown_names
from bot.config import Settings, SettingsError
from bot.version import version

if TYPE_CHECKING:
    from telegram.request import BaseRequest

logger = logging.getLogger(__name__)
UNUSABLE_SETTINGS = 2
SOMETHING_FAILS = 1
OWNER_ONLY = 0o077
DEMO_PORT = 8765


def main(argv: Sequence[str] | None = None) -> int:
    """Run the bot until it is told to end, and end the process; return a status if it cannot."""
    arguments = _arguments().parse_args(argv)
    # Charts are drawn into memory; Matplotlib would not even start with one that is not installed.
    os.environ.pop("MPLBACKEND", None)
    notes: list[str] = []
    try:
        written = _written()
        if arguments.demo:
            _demonstrate(arguments.port, {**written, **os.environ}.get("MODELS_DIR"))
        notes = unknown_names(written, os.environ)
        settings = Settings.from_env({**written, **os.environ})
        # Whatever the bot writes is for its owner only.
        os.umask(OWNER_ONLY)
        if arguments.check:
            return _check(settings, notes)
        if arguments.backup or arguments.restore:
            return _keep(settings, arguments.backup, arguments.restore)
        _serve(settings, notes)
    except SettingsError as error:
        # What is missing may be what has a wrong name.
        print(error, *notes, sep="\n", file=sys.stderr)
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
    parser.add_argument(
        "--check", action="store_true", help="say whether all is there that the bot needs, and end"
    )
    parser.add_argument(
        "--backup",
        type=Path,
        metavar="FILE",
        help="write database, key and models into a file, also while the bot runs, and end",
    )
    parser.add_argument(
        "--restore",
        type=Path,
        metavar="FILE",
        help="put back what --backup wrote, where there is no database yet, and end",
    )
    parser.add_argument("--version", action="version", version=f"digit-bot {version()}")
    parser.add_argument("--port", type=int, default=DEMO_PORT, help="the demo's port (%(default)s)")
    return parser


def _written() -> dict[str, str]:
    """Return what a file named .env in this folder says; the environment goes before it."""
    try:
        written = dotenv_values(".env")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"The file .env in this folder cannot be read ({error}): it must be plain text "
            "in UTF-8, as .env.example is."
        ) from error
    return {name: value for name, value in written.items() if value is not None}


def _demonstrate(port: int, models: str | None) -> NoReturn:
    from bot.demo.theatre import theatre

    async def play() -> None:
        async with theatre(port, Path(models) if models else None) as (settings, request):
            await _answer(settings, request)

    asyncio.run(play())
    _finish()


def _check(settings: Settings, notes: Sequence[str]) -> int:
    from bot.cli import logs
    from bot.cli.check import check, unknown_name

    logs.set_up("ERROR", settings.secrets)
    findings = [*map(unknown_name, notes), *asyncio.run(check(settings))]
    print(*findings, sep="\n")
    return SOMETHING_FAILS if any(finding.fatal for finding in findings) else 0


def _keep(settings: Settings, written: Path | None, read: Path | None) -> int:
    from bot.cli.backup import BackupError, backup, restore

    try:
        if written is not None:
            print(backup(settings, written))
        if read is not None:
            print(restore(settings, read))
    except BackupError as error:
        print(error, file=sys.stderr)
        return SOMETHING_FAILS
    return 0


def _serve(settings: Settings, notes: Sequence[str]) -> NoReturn:
    from bot.common.event_loop import run

    run(_answer(settings, notes=notes))
    _finish()


async def _answer(
    settings: Settings, request: "BaseRequest | None" = None, notes: Sequence[str] = ()
) -> None:
    """Answer people until the end; ``request`` stands in for HTTP, ``notes`` go into the log."""
    # Here, so that a wrong setting is told at once.
    from bot.cli import logs
    from bot.readers.processes import ReadingProcesses
    from bot.readers.readers import Readers, reading_processes

    # It loads beside the rest.
    processes = ReadingProcesses(settings.models_dir, reading_processes())
    from bot.app import build
    from bot.receiving.running import run
    from recognizer.memory import spare_memory

    logs.set_up(settings.log_level, settings.secrets, kind=settings.log_format)
    for note in notes:
        logger.warning("%s", note)
    spare_memory()
    readers = Readers(processes.load)
    try:
        await run(build(settings, readers, request))
    finally:
        processes.close()


def _finish() -> NoReturn:
    """End the process now: everything that matters is closed.

    Python would wait for a thread in the midst of a photo, which cannot be ended.
    """
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
