"""People in many chats who send photos at a steady rate, and note when the answers come."""

import asyncio
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import cycle

from bot.fake_telegram.chats import Chat
from bot.fake_telegram.errors import Json
from bot.fake_telegram.media import Files
from bot.fake_telegram.people import Person
from bot.fake_telegram.posts import Post
from bot.fake_telegram.telegram import FakeTelegram

Key = tuple[int, int]
# "wait-long" in English, which is no answer.
_ANNOUNCEMENT = re.compile(r"There is a line")


class QuickFiles(Files):
    """Keeps photos as they are: encoding them anew would measure this process, not the bot."""

    def add_photo(self, data: bytes) -> list[Json]:
        """Keep a photo in one size, taken for 1280x960."""
        stored = self.add(data, "photos", ".jpg")
        return [{**stored.json(), "width": 1280, "height": 960}]


class Crowd:
    """``count`` people, each in a private chat with the bot."""

    def __init__(self, telegram: FakeTelegram, count: int, photos: Sequence[bytes]) -> None:
        """Let them take turns in sending ``photos``."""
        self._telegram = telegram
        self._turns = cycle([self._person(f"Person {number}") for number in range(count)])
        self._contents = cycle([{"photo": telegram.files.add_photo(photo)} for photo in photos])
        self.sent: dict[Key, float] = {}
        self.answered: dict[Key, float] = {}
        self.answers: Counter[Key] = Counter()
        telegram.watchers.append(self._watch)

    def send(self, ago: int = 0) -> None:
        """Let the next person send the next photo, or have sent it so many seconds ``ago``."""
        self._send(*next(self._turns), ago)

    def newcomer(self) -> Key:
        """Let somebody who was never seen before send the next photo, and return which it is."""
        return self._send(*self._person("Newcomer"))

    async def keep_sending(self, count: int, rate: float) -> None:
        """Send ``count`` photos, ``rate`` a second, however slow the answers are."""
        begun = time.perf_counter()
        for number in range(count):
            ahead = begun + number / rate - time.perf_counter()
            await asyncio.sleep(max(ahead, 0))
            self.send()

    async def keep_busy(self, count: int, at_once: int, patience: float) -> bool:
        """Send ``count`` photos so that ``at_once`` wait for their answers; wait for all of these.

        Returns False where no answer came for ``patience`` seconds.
        """
        for _ in range(count):
            if not await self._until(
                lambda: len(self.sent) - len(self.answered) < at_once, patience
            ):
                return False
            self.send()
        return await self.all_answered(patience)

    async def all_answered(self, patience: float) -> bool:
        """Wait until every photo has an answer; say False after ``patience`` seconds."""
        return await self._until(lambda: len(self.answered) == len(self.sent), patience)

    @property
    def took(self) -> list[float]:
        """How many seconds each answer took."""
        return [self.answered[key] - self.sent[key] for key in self.answered]

    @property
    def rate(self) -> float:
        """Answers a second, from the first photo to the last answer."""
        span = max(self.answered.values(), default=0.0) - min(self.sent.values(), default=0.0)
        return len(self.answered) / span if self.answered else 0.0

    @property
    def lost(self) -> int:
        """How many photos have no answer."""
        return len(self.sent) - len(self.answered)

    @property
    def duplicates(self) -> int:
        """How many answers came once more."""
        return sum(times - 1 for times in self.answers.values())

    async def any_answered(self, patience: float) -> bool:
        """Wait until some photo has an answer; say False after ``patience`` seconds."""
        return await self._until(lambda: bool(self.answered), patience)

    def forget(self) -> None:
        """Begin to count anew."""
        self.sent.clear()
        self.answered.clear()
        self.answers.clear()

    async def _until(self, done: Callable[[], bool], patience: float) -> bool:
        try:
            await self._telegram.wait_for(done, patience)
        except TimeoutError:
            return False
        return True

    def _person(self, name: str) -> tuple[Person, Chat]:
        person = self._telegram.person(name)
        chat = self._telegram.private(person)
        # They have pressed Start already.
        chat.status = "member"
        return person, chat

    def _send(self, person: Person, chat: Chat, ago: int = 0) -> Key:
        post = chat.add(person.json(), next(self._contents))
        post.date -= ago
        key = (chat.id, post.id)
        self.sent[key] = time.perf_counter()
        self._telegram.deliver("message", post)
        return key

    def _watch(self, kind: str, chat: Chat, post: Post | None) -> None:
        if kind != "message" or post is None or not post.by_bot or post.reply_to is None:
            return
        key = (chat.id, post.reply_to.id)
        if key in self.sent and not _ANNOUNCEMENT.search(post.text):
            self.answers[key] += 1
            self.answered.setdefault(key, time.perf_counter())
        # The server remembers every call with its upload: too much for a long test.
        self._telegram.calls.clear()
