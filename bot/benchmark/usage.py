"""What the bot uses of the machine: it, and all that it started."""

from dataclasses import dataclass
from typing import Self

import psutil

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Usage:
    """Resident megabytes, and seconds of CPU since the start: of the bot's process and of all."""

    memory: float
    own_cpu: float
    cpu: float

    @classmethod
    def of(cls, pid: int) -> Self:
        """Look at the process of that number and all under it."""
        bot = psutil.Process(pid)
        everything = [bot, *bot.children(recursive=True)]
        memory = sum(one.memory_info().rss for one in everything) / MEGABYTE
        seconds = [sum(one.cpu_times()[:2]) for one in everything]
        return cls(float(memory), float(seconds[0]), float(sum(seconds)))
