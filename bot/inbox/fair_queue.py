"""The line in memory: every chat gets its turn, however much one of them sends."""

from collections import Counter, OrderedDict, deque
from collections.abc import Callable

from bot.inbox.item import Item
from bot.store.pending import MAX_ATTEMPTS

AT_ONCE = 256
# Albums count as one.
JOBS_AT_ONCE_IN_A_CHAT = 8


class FairQueue:
    """Items by chat; ``pop`` goes round the chats.

    ``open`` lets everything through. ``allows`` may hold back more, by how many are in hand.
    """

    def __init__(self, at_once: int = AT_ONCE, jobs: int = JOBS_AT_ONCE_IN_A_CHAT) -> None:
        """Let ``at_once`` items be handled at a time, and ``jobs`` of one chat."""
        self.at_once = at_once
        self._jobs = jobs
        self._chats: OrderedDict[int, deque[Item]] = OrderedDict()
        self._handled: dict[int, Counter[str | int]] = {}
        self._alone: Item | None = None
        self.in_hand = 0
        self.open = False
        self.allows: Callable[[int], bool] = lambda in_hand: True

    def __len__(self) -> int:
        """Return how many wait."""
        return sum(len(items) for items in self._chats.values())

    def add(self, item: Item) -> None:
        """Let ``item`` stand behind the others of its chat."""
        self._chats.setdefault(item.chat_id, deque()).append(item)

    def ready(self) -> bool:
        """Say whether ``pop`` has anything to give."""
        return self._next() is not None

    def pop(self) -> Item:
        """Take the first item of the chat whose turn it is; IndexError where nobody's is."""
        chat = self._next()
        if chat is None:
            raise IndexError("nobody's turn")
        items = self._chats[chat]
        item = items.popleft()
        if items:
            self._chats.move_to_end(chat)
        else:
            del self._chats[chat]
        self._handled.setdefault(chat, Counter())[item.job] += 1
        self.in_hand += 1
        if _may_be_poison(item):
            self._alone = item
        return item

    def finished(self, item: Item) -> None:
        """Make room: ``item`` is not handled any more."""
        jobs = self._handled[item.chat_id]
        jobs[item.job] -= 1
        if not jobs[item.job]:
            del jobs[item.job]
        if not jobs:
            del self._handled[item.chat_id]
        self.in_hand -= 1
        if self._alone is item:
            self._alone = None

    def _next(self) -> int | None:
        if not self.open and (self.in_hand >= self.at_once or not self.allows(self.in_hand)):
            return None
        return next((chat for chat, items in self._chats.items() if self._may(chat, items)), None)

    def _may(self, chat: int, items: deque[Item]) -> bool:
        if self.open:
            return True
        if self._alone is not None and _may_be_poison(items[0]):
            return False
        jobs = self._handled.get(chat)
        # The rest of an album is waited for by its first item.
        return jobs is None or len(jobs) < self._jobs or items[0].job in jobs


def _may_be_poison(item: Item) -> bool:
    """Say whether the process ended more than once while this was handled, perhaps by it."""
    return item.tries >= MAX_ATTEMPTS
