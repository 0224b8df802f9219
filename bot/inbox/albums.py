"""Albums: separate updates that belong together, have no end marker, and may come to anybody."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from telegram import Update

from bot.inbox.item import Item
from bot.inbox.journal import PATIENCE, Journal
from bot.store.claimed import Claimed
from bot.store.claims import LARGEST_ALBUM
from bot.store.errors import StoreError
from bot.store.pending import Pending

PAUSE = 1.0
# Where to record an item takes so long or longer, the others may be as late.
LATEST = 2.0
Key = tuple[int, str]


@dataclass(eq=False)
class _Album:
    """What came to this process so far, by its number."""

    updates: dict[int, Update] = field(default_factory=dict)
    late: float = 0.0
    arrived: asyncio.Event = field(default_factory=asyncio.Event)


class Albums:
    """Brings the items of an album together, from all processes, into one item of the queue.

    Each process that got some of them waits until nothing more comes, and then asks the store for
    all; it gives them to the first that asks. While the store is away, each has what it got.
    """

    def __init__(
        self,
        pending: Pending,
        journal: Journal,
        bot_id: int,
        owner: str,
        take: Callable[[Sequence[Claimed], Collection[Update]], Awaitable[None]],
    ) -> None:
        """``take`` each album as ``owner``'s: what the store has of it, and what only we have."""
        self.pause = PAUSE
        self._pending = pending
        self._journal = journal
        self._bot_id = bot_id
        self._owner = owner
        self._take = take
        self._open: dict[Key, _Album] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def add(self, update: Update, key: Key, late: float = 0.0) -> None:
        """Let ``update`` wait for the others of its album; recording it took ``late`` seconds."""
        album = self._open.get(key)
        if album is None:
            album = self._open[key] = _Album()
            task = asyncio.create_task(self._gather(key, album))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        album.updates[update.update_id] = update
        album.late = min(max(album.late, late), LATEST)
        album.arrived.set()

    @property
    def waiting(self) -> int:
        """How many updates wait for others."""
        return sum(len(album.updates) for album in self._open.values())

    async def end(self) -> None:
        """Leave what is not complete to the next process."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _gather(self, key: Key, album: _Album) -> None:
        wait = self.pause
        claimed: Sequence[Claimed] | None = None
        asked: Collection[int] = ()
        try:
            while wait > 0:
                await self._complete(album, wait)
                asked = set(album.updates)
                wait, claimed = await self._taken(key, self.pause + album.late)
        finally:
            del self._open[key]
        # A store that is away gives us none of the others', and ours to nobody else.
        alone = claimed is None
        own = [u for n, u in album.updates.items() if alone or self._journal.misses(n)]
        self._journal.began([update.update_id for update in own])
        if not alone:
            # What was recorded while the store was asked may have been too late to be given.
            dealt_with = {*asked, *(update.update_id for update in own)}
            dealt_with.update(one.update_id for one in claimed or ())
            for number in album.updates.keys() - dealt_with:
                self.add(album.updates[number], key, album.late)
        await self._take(claimed or (), own)

    async def _complete(self, album: _Album, wait: float) -> None:
        """Return once nothing has come here for ``wait`` seconds, or nothing more can."""
        while len(album.updates) < LARGEST_ALBUM:
            album.arrived.clear()
            try:
                await asyncio.wait_for(album.arrived.wait(), wait)
            except TimeoutError:
                return
            wait = self.pause + album.late

    async def _taken(self, key: Key, pause: float) -> tuple[float, Sequence[Claimed] | None]:
        """Return for how long to wait before the album is taken, or what the store gave of it.

        None where it is away.
        """
        if self._journal.away:
            return 0.0, None
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._pending.take_album(self._bot_id, self._owner, *key, pause)
        except (StoreError, TimeoutError) as error:
            self._journal.failed(error)
            return 0.0, None


def album_of(update: Update) -> Key | None:
    """Return which album an update is an item of, None where of none."""
    message = update.message
    if message is None or message.media_group_id is None:
        return None
    return message.chat_id, message.media_group_id


def as_items(updates: Iterable[tuple[Update, int]]) -> Iterator[Item]:
    """Yield ``updates``, each with how often it was tried, as items: albums in order, together."""
    groups: dict[Key | int, list[tuple[Update, int]]] = {}
    for update, tries in updates:
        groups.setdefault(album_of(update) or update.update_id, []).append((update, tries))
    for group in groups.values():
        first, *rest = sorted((update for update, _ in group), key=_place)
        yield Item(first, rest, tries=max(tries for _, tries in group))


def _place(update: Update) -> int:
    return update.message.message_id if update.message else 0
