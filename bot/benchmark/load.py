"""One load test: a Bot API server on loopback, a crowd, and the bot in a process of its own."""

import asyncio
import os
import sys
import time
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.benchmark.crowd import Crowd, QuickFiles
from bot.benchmark.result import Result, latencies
from bot.benchmark.usage import Usage
from bot.config import Settings
from bot.fake_telegram.http import serve
from bot.fake_telegram.telegram import FakeTelegram

WARM_UP = 40
WARM_UP_PATIENCE = 300.0


@dataclass(frozen=True)
class Load:
    """``photos`` in all from ``chats`` chats, ``rate`` a second.

    ``latency`` is how many seconds Telegram takes for each call, as if it were far away.
    """

    chats: int
    photos: int
    rate: float
    latency: float = 0.0
    patience: float = 120.0
    models: Path | None = None


class BotFailedError(Exception):
    """The bot answered nothing at all."""


async def measure(load: Load, pictures: Sequence[bytes]) -> Result:
    """Put ``load`` on a fresh bot; raises BotFailedError where it answers no photo."""
    telegram = FakeTelegram()
    telegram.files = QuickFiles()
    crowd = Crowd(telegram, load.chats, pictures)
    async with serve(telegram) as address, started(telegram, address, load.models) as process:
        begun = time.perf_counter()
        crowd.send()
        await first_answer_of(crowd, process)
        first_answer = time.perf_counter() - begun
        await crowd.keep_sending(WARM_UP, load.rate)
        await crowd.all_answered(WARM_UP_PATIENCE)
        crowd.forget()
        telegram.latency = load.latency
        before = Usage.of(process.pid)
        await crowd.keep_sending(load.photos, load.rate)
        await crowd.all_answered(load.patience)
        return _result(load, crowd, first_answer, (before, Usage.of(process.pid)))


async def first_answer_of(crowd: Crowd, process: Process) -> None:
    """Wait until some photo is answered; raises BotFailedError where the bot ends, or none is."""
    answered = asyncio.create_task(crowd.any_answered(WARM_UP_PATIENCE))
    ended = asyncio.create_task(process.wait())
    await asyncio.wait((answered, ended), return_when=asyncio.FIRST_COMPLETED)
    ended.cancel()
    if answered.done() and answered.result():
        return
    answered.cancel()
    raise BotFailedError("The bot does not answer: try `python -m bot --check`.")


@asynccontextmanager
async def started(
    telegram: FakeTelegram, address: str, models: Path | None, checkout: Path | None = None
) -> AsyncIterator[Process]:
    """Give a fresh bot in a process of its own, perhaps of another ``checkout``, and end it."""
    with TemporaryDirectory(prefix="digit-bot-benchmark-") as folder:
        settings = alone(telegram.account.token, address, Path(folder), models)
        if checkout is not None:
            # For the processes that the bot starts, too.
            settings["PYTHONPATH"] = str(checkout)
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            env={**os.environ, **settings},
            cwd=checkout,
            stdout=DEVNULL,
        )
        try:
            yield process
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()


def alone(token: str, address: str, folder: Path, models: Path | None) -> dict[str, str]:
    """Return the environment of a bot that has its data in ``folder``, and no settings but these.

    Those of a bot that runs here in earnest, its database above all, are none of its business.
    """
    return {
        # Empty, a setting counts for none, also where .env has one.
        **dict.fromkeys((field.name.upper() for field in fields(Settings)), ""),
        "BOT_TOKEN": token,
        "TELEGRAM_API_URL": address,
        "DATA_DIR": str(folder / "data"),
        "MODELS_DIR": "" if models is None else str(models),
        "PICTURES_PER_MINUTE": "6000",
        "MESSAGES_PER_SECOND": "1000",
        "LOG_LEVEL": "WARNING",
        "NO_PROXY": "*",
        "no_proxy": "*",
    }


def _result(load: Load, crowd: Crowd, first_answer: float, usage: tuple[Usage, Usage]) -> Result:
    before, after = usage
    return Result(
        chats=load.chats,
        photos=len(crowd.sent),
        asked_rate=load.rate,
        rate=crowd.rate,
        lost=crowd.lost,
        duplicates=crowd.duplicates,
        first_answer=first_answer,
        own_cpu=(after.own_cpu - before.own_cpu) / load.photos,
        cpu=(after.cpu - before.cpu) / load.photos,
        memory_before=before.memory,
        memory_after=after.memory,
        **latencies(crowd.took),
    )
