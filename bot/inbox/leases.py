"""Leases on updates: each process renews its own, and takes up what dead ones left behind.

An owner is one process, under a name by which others on its machine can tell whether it runs.
"""

import asyncio
import contextlib
import logging
import os
import secrets
import socket
import time
from collections.abc import Callable
from pathlib import Path

import psutil
from telegram import Bot, Update

from bot.inbox.item import Item
from bot.inbox.journal import Journal
from bot.inbox.payload import unpack
from bot.store.errors import StoreError
from bot.store.pending import LEASE_SECONDS, Claimed, Pending

logger = logging.getLogger(__name__)
ROUND_SECONDS = LEASE_SECONDS / 3
SWEEP_SECONDS = 3_600.0
MOST_ON_DISK = 20_000
_BOOT = Path("/proc/sys/kernel/random/boot_id")
_NAMESPACE = Path("/proc/self/ns/pid")


class Leases:
    """One task a process that looks after the line on disk."""

    def __init__(self, pending: Pending, journal: Journal, bot_id: int, owner: str) -> None:
        """Look after the updates of one bot, as ``owner``."""
        self._pending = pending
        self._journal = journal
        self._bot_id = bot_id
        self._owner = owner
        self._task: asyncio.Task[None] | None = None
        self._wanted = asyncio.Event()
        self._space = asyncio.Event()
        self.overflow = 0
        self._swept_at = 0.0

    def begin(self, bot: Bot, room: Callable[[], int], take: Callable[[Item], None]) -> None:
        """Go on until ``end``: ``take`` up to ``room()`` updates that are nobody's."""
        self._task = asyncio.create_task(self._run(bot, room, take))

    async def end(self) -> None:
        """Leave what is not answered to others, at once."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
        if not self._journal.away:
            with contextlib.suppress(StoreError):
                await self._journal.settle()
                await self._pending.release(self._bot_id, self._owner)

    def overflowed(self) -> None:
        """Note that an update stays on disk because there is no room in memory."""
        self.overflow += 1

    def has_room(self) -> None:
        """Fetch from the disk what did not fit in before, if anything."""
        if self.overflow:
            self._wanted.set()

    async def space(self) -> None:
        """Wait while the line on disk is as long as it may get; Telegram keeps the rest."""
        while self.overflow >= MOST_ON_DISK:
            self._space.clear()
            await self._space.wait()

    async def raise_tries(self, number: int) -> None:
        """Count one more try before it begins."""
        with contextlib.suppress(StoreError):
            await self._pending.raise_tries(self._bot_id, number)

    async def _run(self, bot: Bot, room: Callable[[], int], take: Callable[[Item], None]) -> None:
        while True:
            if not self._journal.away:
                try:
                    if not self._wanted.is_set():
                        await self._look_after()
                    self._wanted.clear()
                    await self._fetch(bot, room(), take)
                except StoreError as error:
                    self._journal.failed(error)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wanted.wait(), ROUND_SECONDS)

    async def _look_after(self) -> None:
        await self._journal.settle()
        await self._pending.renew(self._bot_id, self._owner)
        for owner in await self._pending.owners(self._bot_id):
            if is_gone(owner, self._owner):
                await self._pending.break_lease(self._bot_id, owner)
        if time.monotonic() > self._swept_at + SWEEP_SECONDS:
            await self._pending.sweep()
            self._swept_at = time.monotonic()

    async def _fetch(self, bot: Bot, room: int, take: Callable[[Item], None]) -> None:
        if room <= 0:
            return
        claimed = await self._pending.claim(self._bot_id, self._owner, room)
        # Fewer than there is room for: that was all.
        self.overflow = max(self.overflow - len(claimed), 0) if len(claimed) == room else 0
        self._space.set()
        for one in claimed:
            update = _update(one, bot)
            if update is None:
                logger.warning("update %d cannot be read any more: dropped", one.update_id)
                await self._journal.answered(one.update_id)
            else:
                take(Item(update, tries=one.tries))


def _update(claimed: Claimed, bot: Bot) -> Update | None:
    return None if claimed.content is None else unpack(claimed.content, bot)


def this_process() -> str:
    """Return a name that no other process has, such as ``host-boot-namespace/123/9f3a``."""
    return f"{_machine()}/{os.getpid()}/{secrets.token_hex(4)}"


def is_gone(owner: str, me: str) -> bool:
    """Say whether ``owner`` certainly runs no more; one on another machine may always run."""
    machine, number, _ = owner.rsplit("/", 2)
    if owner == me or machine != me.rsplit("/", 2)[0]:
        return False
    pid = int(number)
    # A restarted container gives its process the same number again.
    return pid == os.getpid() or not psutil.pid_exists(pid)


def _machine() -> str:
    """Return what tells machines, their boots, and containers with numbers of their own apart."""
    try:
        boot = _BOOT.read_text("ascii").strip()[:8]
        namespace = str(_NAMESPACE.readlink()).strip("pid:[]")
    except OSError:
        boot, namespace = str(int(psutil.boot_time())), "0"
    return f"{socket.gethostname()[:64]}-{boot}-{namespace}".replace("/", "_")
