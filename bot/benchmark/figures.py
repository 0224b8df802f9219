"""What one start of the bot from some checkout shows: to be compared, not to be believed alone."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.benchmark.crowd import Crowd, QuickFiles
from bot.benchmark.load import (
    WARM_UP,
    WARM_UP_PATIENCE,
    BotFailedError,
    first_answer_of,
    started,
)
from bot.benchmark.result import latencies
from bot.benchmark.usage import Usage
from bot.fake_telegram.http import serve
from bot.fake_telegram.telegram import FakeTelegram

AT_ONCE = 60
"""How many photos wait for their answer while the bot is to do all that it can."""

FAR_SECONDS, FAR_RATE = 0.2, 10.0
"""How long a far Telegram takes for each call, and how many photos a second come then."""


@dataclass(frozen=True)
class Trial:
    """``photos`` as fast as they are answered, then others for ``seconds`` by a far Telegram."""

    chats: int = 20
    photos: int = 1_000
    seconds: float = 20.0
    patience: float = 300.0
    models: Path | None = None


@dataclass(frozen=True)
class Figures:
    """Seconds, but for ``rate`` (photos a second), ``memory`` (megabytes) and the two counts.

    CPU is for a photo, ``own_cpu`` in the bot's own process and ``cpu`` in all of its processes.
    """

    rate: float
    own_cpu: float
    cpu: float
    memory: float
    first_answer: float
    far_p95: float
    lost: int
    duplicates: int


async def figures(checkout: Path, trial: Trial, pictures: Sequence[bytes]) -> Figures:
    """Start the bot that ``checkout`` holds, and try it; raises BotFailedError."""
    if not (checkout / "bot" / "__main__.py").is_file():  # or else an installed one would start
        raise BotFailedError(f"There is no bot in {checkout}.")
    telegram = FakeTelegram()
    telegram.files = QuickFiles()
    crowd = Crowd(telegram, trial.chats, pictures)
    async with (
        serve(telegram) as address,
        started(telegram, address, trial.models, checkout) as process,
    ):
        begun = time.perf_counter()
        crowd.send()
        await first_answer_of(crowd, process)
        first_answer = time.perf_counter() - begun
        await _busy(crowd, WARM_UP, WARM_UP_PATIENCE)
        crowd.forget()
        before = Usage.of(process.pid)
        await _busy(crowd, trial.photos, trial.patience)
        after = Usage.of(process.pid)
        near, lost, duplicates = crowd.rate, crowd.lost, crowd.duplicates
        crowd.forget()
        telegram.latency = FAR_SECONDS
        await crowd.keep_sending(round(FAR_RATE * trial.seconds), FAR_RATE)
        await crowd.all_answered(trial.patience)
        return Figures(
            rate=near,
            own_cpu=(after.own_cpu - before.own_cpu) / trial.photos,
            cpu=(after.cpu - before.cpu) / trial.photos,
            memory=after.memory,
            first_answer=first_answer,
            far_p95=latencies(crowd.took)["p95"],
            lost=lost + crowd.lost,
            duplicates=duplicates + crowd.duplicates,
        )


async def _busy(crowd: Crowd, photos: int, patience: float) -> None:
    if not await crowd.keep_busy(photos, AT_ONCE, patience):
        raise BotFailedError(f"The bot stopped answering: nothing came for {patience:.0f} s.")
