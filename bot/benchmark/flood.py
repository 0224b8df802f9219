"""Newcomers during a flood: how long they wait, beside how long they usually do."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.benchmark.crowd import Crowd, Key, QuickFiles
from bot.benchmark.flood_result import FloodComparison, FloodResult
from bot.benchmark.load import (
    WARM_UP,
    WARM_UP_PATIENCE,
    BotFailedError,
    first_answer_of,
    started,
)
from bot.benchmark.result import latencies
from bot.fake_telegram.http import serve
from bot.fake_telegram.telegram import FakeTelegram

NEWCOMERS = 20
WARM_UP_RATE = 5.0
# So long the bot was away where photos wait for it at its start.
AWAY_SECONDS = 3_600


@dataclass(frozen=True)
class Flood:
    """``photos`` from ``chats`` chats, all at once: while the bot runs, or before it starts.

    ``pause`` is how many seconds lie between two newcomers.
    """

    photos: int
    chats: int = 1
    before_start: bool = False
    pause: float = 1.0
    patience: float = 900.0
    models: Path | None = None


async def compare(other: Path, flood: Flood, pictures: Sequence[bytes]) -> FloodComparison:
    """Measure the bot that ``other`` holds, and then this one; raises BotFailedError."""
    theirs = await measure(flood, pictures, other)
    return FloodComparison(other.name, theirs, await measure(flood, pictures))


async def measure(
    flood: Flood, pictures: Sequence[bytes], checkout: Path | None = None
) -> FloodResult:
    """Let newcomers come to a fresh bot, perhaps of another ``checkout``, in ``flood`` and without.

    Raises BotFailedError where it answers no photo.
    """
    if checkout is not None and not (checkout / "bot" / "__main__.py").is_file():
        raise BotFailedError(f"There is no bot in {checkout}.")
    telegram = FakeTelegram()
    telegram.files = QuickFiles()
    crowd = Crowd(telegram, flood.chats, pictures)
    if flood.before_start:
        _send(crowd, flood)
    async with (
        serve(telegram) as address,
        started(telegram, address, flood.models, checkout) as process,
    ):
        if flood.before_start:
            await first_answer_of(crowd, process)
            came, lasted = await _newcomers_in(flood, crowd)
            usual = await _newcomers(flood, crowd)
        else:
            crowd.newcomer()
            await first_answer_of(crowd, process)
            await crowd.keep_sending(WARM_UP, WARM_UP_RATE)
            await crowd.all_answered(WARM_UP_PATIENCE)
            usual = await _newcomers(flood, crowd)
            _send(crowd, flood)
            came, lasted = await _newcomers_in(flood, crowd)
    return _result(flood, crowd, lasted, usual, came)


def _send(crowd: Crowd, flood: Flood) -> None:
    for _ in range(flood.photos):
        crowd.send(AWAY_SECONDS if flood.before_start else 0)


async def _newcomers(flood: Flood, crowd: Crowd) -> list[Key]:
    """Let them come to a bot that has nothing else to do."""
    came = []
    for _ in range(NEWCOMERS):
        came.append(crowd.newcomer())
        await crowd.all_answered(flood.patience)
        await asyncio.sleep(flood.pause / 4)
    return came


async def _newcomers_in(flood: Flood, crowd: Crowd) -> tuple[list[Key], float]:
    """Let them come until the flood is over; return how many seconds that took, too."""
    begun = time.perf_counter()
    came: list[Key] = []
    others = list(crowd.sent)
    while len(came) < NEWCOMERS and not all(one in crowd.answered for one in others):
        came.append(crowd.newcomer())
        await asyncio.sleep(flood.pause)
    await crowd.all_answered(flood.patience)
    last = max((crowd.answered[one] for one in others if one in crowd.answered), default=begun)
    return came, last - begun


def _result(
    flood: Flood, crowd: Crowd, lasted: float, usual: Sequence[Key], came: Sequence[Key]
) -> FloodResult:
    usually, held = _latencies(crowd, usual), _latencies(crowd, came)
    return FloodResult(
        photos=flood.photos,
        chats=flood.chats,
        lasted=lasted,
        newcomers=len(came),
        usual_median=usually["median"],
        usual_longest=usually["longest"],
        median=held["median"],
        longest=held["longest"],
        lost=len(crowd.sent) - len(crowd.answered),
        duplicates=sum(times - 1 for times in crowd.answers.values()),
    )


def _latencies(crowd: Crowd, keys: Sequence[Key]) -> dict[str, float]:
    return latencies(
        [crowd.answered[key] - crowd.sent[key] for key in keys if key in crowd.answered]
    )
