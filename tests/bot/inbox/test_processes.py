"""Three processes by webhook, behind a balancer, on PostgreSQL: nobody notices that.

``PROCESSES_PHOTOS=300 python -m pytest -s tests/bot/inbox/test_processes.py`` makes it longer.
"""

import asyncio
import os
import socket
import sys
from asyncio.subprocess import Process
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from pathlib import Path

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPClientError

from bot.fake_telegram.chats import Chat
from bot.fake_telegram.http import serve
from bot.fake_telegram.people import Person
from bot.fake_telegram.posts import Post
from bot.fake_telegram.telegram import FakeTelegram
from bot.inbox.in_flight import MOST
from bot.store import Store
from tests.bot.inbox.balancer import balancer
from tests.bot.postgres import Server
from tests.bot.stripes import picture, shown
from tests.bot.waiting import until

PROCESSES = 3
PHOTOS = int(os.environ.get("PROCESSES_PHOTOS", "80"))
OUTAGE = float(os.environ.get("PROCESSES_OUTAGE", "3"))
RATE = 8.0
CHATS = 50
ALBUMS = 10 if PHOTOS >= 300 else 4
A_MINUTE = 20
PATIENCE = 150.0
SETTINGS = {"PICTURES_PER_MINUTE": str(A_MINUTE), "ALBUM_PAUSE": "3", "NOTES_PATIENCE": "30"}

pytestmark = [pytest.mark.slow, pytest.mark.postgres]


class Processes:
    """Bots that listen on ports of their own for what comes through the balancer."""

    def __init__(self, *arguments: str, hook: str, ports: list[int], log: Path) -> None:
        self._arguments = arguments
        self._hook = hook
        self._ports = ports
        self._log = log
        self._running: dict[int, Process] = {}

    async def start(self, number: int) -> None:
        with self._log.open("ab") as log:
            self._running[number] = await asyncio.create_subprocess_exec(
                sys.executable,
                *("-m", "tests.bot.inbox.stripe_bot", *self._arguments),
                *(self._hook, str(self._ports[number])),
                env={**os.environ, **SETTINGS},
                stderr=log,
            )

    async def kill(self, number: int) -> None:
        self._running[number].kill()
        await self._running[number].wait()

    async def all_answer(self) -> None:
        await asyncio.gather(*(self._says(port, b'"status": "ok"') for port in self._ports))

    async def nothing_waits(self) -> None:
        """Wait until all that was answered is erased, and what others may ask about is noted."""
        await asyncio.gather(*(self._says(port, b'"waiting": 0}') for port in self._ports))

    async def all_found(self, words: str) -> None:
        """Wait until each has written ``words`` into the log."""
        found = self._log.read_text
        await until(lambda: found().count(words) >= len(self._running))

    async def end(self) -> None:
        for process in self._running.values():
            with suppress(ProcessLookupError):
                process.terminate()
        await asyncio.gather(*(process.wait() for process in self._running.values()))

    @staticmethod
    async def _says(port: int, what: bytes) -> None:
        with closing(AsyncHTTPClient(force_instance=True)) as client:
            while True:
                with suppress(HTTPClientError, OSError):
                    answer = await client.fetch(f"http://127.0.0.1:{port}/health")
                    if what in answer.body:
                        return
                await asyncio.sleep(0.1)


def free_ports(count: int) -> list[int]:
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


@asynccontextmanager
async def bots(telegram: FakeTelegram, folder: Path, database: str) -> AsyncIterator[Processes]:
    """Three of them, ready to read."""
    telegram.account.privacy = False
    ports = free_ports(PROCESSES)
    async with serve(telegram) as address, balancer(ports, folder) as hook:
        what = (address, telegram.account.token, str(folder), database)
        processes = Processes(*what, hook=hook, ports=ports, log=folder / "log")
        try:
            await asyncio.gather(*(processes.start(number) for number in range(PROCESSES)))
            await asyncio.wait_for(processes.all_answer(), PATIENCE)
            yield processes
        finally:
            await processes.end()


def answers(chat: Chat) -> Counter[int]:
    """How often each message in ``chat`` was answered, by its id."""
    replies = (post for post in chat.answers if "There is a line" not in post.text)
    return Counter(post.reply_to.id for post in replies if post.reply_to)


def crowd(telegram: FakeTelegram, count: int) -> list[tuple[Person, Chat]]:
    people = [telegram.person(f"P{number}") for number in range(count)]
    return [(person, telegram.private(person)) for person in people]


async def test_albums_limits_and_replies_are_those_of_one_bot(
    telegram: FakeTelegram, tmp_path: Path, postgres_url: str
) -> None:
    async with bots(telegram, tmp_path, postgres_url) as processes:
        await _albums_are_answered_once_and_in_order(telegram)
        await _an_edit_has_the_whole_album_read(telegram, processes)
        await _limits_count_together(telegram)
        await _numbers_in_reply_are_understood(telegram, processes)


async def _albums_are_answered_once_and_in_order(telegram: FakeTelegram) -> None:
    albums = [await _album(telegram, number) for number in range(ALBUMS)]
    for chat, _ in albums:
        await chat.answer(4)
    await telegram.settled()
    for chat, posts in albums:
        assert [shown(answer.photo) for answer in chat.answers] == ["3", "1", "4", "2"]
        assert {answer.reply_to for answer in chat.answers} == {posts[0]}
    assert len(telegram.sent("sendMediaGroup")) == len(albums)


async def _album(telegram: FakeTelegram, number: int) -> tuple[Chat, list[Post]]:
    """An album in a private chat, or in a group that does not tell the bot all items are for it."""
    ann = telegram.person(f"A{number}")
    chat = telegram.private(ann) if number % 2 else telegram.group(f"G{number}", [ann])
    pictures = [picture(digit) for digit in (3, 1, 4, 2)]
    return chat, await ann.send_album(chat, pictures, caption="" if number % 2 else "/digit")


async def _an_edit_has_the_whole_album_read(telegram: FakeTelegram, processes: Processes) -> None:
    amy = telegram.person("Amy")
    groups = [telegram.group(f"E{number}", [amy]) for number in range(PROCESSES)]
    albums = [await amy.send_album(group, [picture(3), picture(1)], "look") for group in groups]
    await telegram.settled()
    await processes.nothing_waits()
    for group, posts in zip(groups, albums, strict=True):
        await amy.edit(posts[0], "/digit")
        await group.answer(2)
    assert [[shown(one.photo) for one in group.answers] for group in groups] == [["3", "1"]] * 3


async def _limits_count_together(telegram: FakeTelegram) -> None:
    ((ben, chat),) = crowd(telegram, 1)
    for number in range(A_MINUTE + 7):
        await ben.send_photo(chat, picture(number % 10))
    await chat.answer(A_MINUTE + 1)
    await telegram.settled()
    assert len([one for one in chat.answers if one.photo]) == A_MINUTE
    (notice,) = [one for one in chat.answers if not one.photo]
    assert "go on in" in notice.text


async def _numbers_in_reply_are_understood(telegram: FakeTelegram, processes: Processes) -> None:
    ((eve, chat),) = crowd(telegram, 1)
    for _ in range(PROCESSES):
        answer = await chat.reply(await eve.send_photo(chat, picture(1, 2)))
        # Nobody replies sooner.
        await processes.nothing_waits()
        said = await chat.reply(await eve.send_text(chat, "12", reply_to=answer))
        assert "That is what I read, too" in said.text


async def test_a_kill_and_a_restart_of_the_database_lose_nothing(
    telegram: FakeTelegram, tmp_path: Path, restartable: Server
) -> None:
    chats = crowd(telegram, CHATS)
    posts: set[int] = set()
    async with bots(telegram, tmp_path, restartable.url) as processes:
        # Some way off, so that some are always on their way.
        telegram.latency = 0.1
        trouble: asyncio.Task[None] | None = None
        while len(posts) < PHOTOS or not (trouble and trouble.done()):
            if len(posts) == PHOTOS // 4:
                trouble = asyncio.create_task(_trouble(restartable, processes))
            person, chat = chats[len(posts) % CHATS]
            posts.add((await person.send_photo(chat, picture(len(posts) % 10))).id)
            await asyncio.sleep(1 / RATE)
        await trouble
        await telegram.wait_for(lambda: posts <= _answered(chats).keys(), PATIENCE)
        # What was answered but not erased before the kill is answered once more.
        await _nothing_is_left(tmp_path, restartable, telegram)
        await telegram.settled()
        total = _answered(chats)
    doubled = sum(times - 1 for times in total.values())
    print(f"{len(posts)} photos, {doubled} answered twice")
    assert total.keys() == posts
    # Most often none or one; a kill may take along as many as are on their way.
    assert doubled <= (2 if PHOTOS >= 300 else MOST)


def _answered(chats: list[tuple[Person, Chat]]) -> Counter[int]:
    return sum((answers(chat) for _, chat in chats), Counter[int]())


async def _trouble(server: Server, processes: Processes) -> None:
    """Restart the database; once all have found it back, kill a process, and start it again."""
    await asyncio.to_thread(server.stop)
    await asyncio.sleep(OUTAGE)
    await asyncio.to_thread(server.start)
    await processes.all_found("the store is back")
    await processes.kill(1)
    await asyncio.sleep(1)
    await processes.start(1)


async def _nothing_is_left(folder: Path, server: Server, telegram: FakeTelegram) -> None:
    store = Store(folder, server.url)
    bot_id = int(telegram.account.token.split(":")[0])
    for _ in range(round(PATIENCE)):
        if not (left := await store.pending.count(bot_id)):
            break
        await asyncio.sleep(1)
    await store.close()
    assert left == 0
