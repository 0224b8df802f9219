"""kill -9 at any moment, and a restart: every photo is answered, at most a few of them twice."""

import asyncio
import os
import random
import sys
from asyncio.subprocess import Process
from collections import Counter
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.fake_telegram.chats import Chat
from bot.fake_telegram.http import serve
from bot.fake_telegram.telegram import FakeTelegram
from bot.inbox.in_flight import MOST
from tests.bot.inbox.stripe_bot import DEADLY
from tests.bot.stripes import picture

ROUNDS = int(os.environ.get("KILL_ROUNDS", "3"))
PHOTOS_A_ROUND = 25
PATIENCE = 120.0


class Bots:
    """Bot processes against one Telegram."""

    def __init__(self, address: str, token: str, data_dir: Path) -> None:
        self._arguments = (address, token, str(data_dir))
        self._log = (data_dir / "log").open("ab")

    async def start(self) -> Process:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.bot.inbox.stripe_bot", *self._arguments, stderr=self._log
        )

    def close(self) -> None:
        self._log.close()


async def end(process: Process, *, kill: bool = False) -> None:
    if process.returncode is None:
        (process.kill if kill else process.terminate)()
    await process.wait()


def answered(chats: list[Chat]) -> int:
    """How many answers there are in all ``chats``."""
    return sum(answers(chat).total() for chat in chats)


def answers(chat: Chat) -> Counter[int]:
    """How often each photo in ``chat`` was answered, by its message id.

    That it will take long, which each process may say once, is no answer.
    """
    replies = (post for post in chat.answers if "There is a line" not in post.text)
    return Counter(post.reply_to.id for post in replies if post.reply_to)


@pytest.mark.slow
@pytest.mark.parametrize("latency", [0.0, 0.2])
async def test_every_photo_is_answered_however_often_the_bot_is_killed(
    telegram: FakeTelegram, tmp_path: Path, latency: float
) -> None:
    telegram.latency = latency
    people = [telegram.person(f"P{number}") for number in range(5)]
    chats = [telegram.private(person) for person in people]
    dice = random.Random(ROUNDS)  # noqa: S311 - no secret
    posts: set[int] = set()
    async with AsyncExitStack() as stack:
        address = await stack.enter_async_context(serve(telegram))
        bots = Bots(address, telegram.account.token, tmp_path)
        stack.callback(bots.close)
        for _ in range(ROUNDS):
            process = await bots.start()
            goal = answered(chats) + dice.randrange(1, PHOTOS_A_ROUND)
            for number in range(PHOTOS_A_ROUND):
                person, chat = dice.choice(list(zip(people, chats, strict=True)))
                posts.add((await person.send_photo(chat, picture(number % 10))).id)
            await telegram.wait_for(lambda: answered(chats) >= goal, PATIENCE)  # noqa: B023 - now
            await asyncio.sleep(dice.uniform(0, 0.02))
            await end(process, kill=True)
        process = await bots.start()
        await telegram.wait_for(
            lambda: posts <= {one for chat in chats for one in answers(chat)}, PATIENCE
        )
        await end(process)
        total = sum((answers(chat) for chat in chats), Counter[int]())
    doubles = sum(times - 1 for times in total.values())
    print(f"{ROUNDS} kills, {len(posts)} photos, {doubles} answered twice")
    assert set(total) == posts
    # Those that were on their way; two kills may well meet the same photo.
    assert doubles <= ROUNDS * MOST


@pytest.mark.slow
async def test_a_photo_that_kills_the_bot_is_given_up_and_the_others_are_answered(
    telegram: FakeTelegram, tmp_path: Path
) -> None:
    ann, ben = telegram.person("Ann"), telegram.person("Ben")
    async with AsyncExitStack() as stack:
        address = await stack.enter_async_context(serve(telegram))
        bots = Bots(address, telegram.account.token, tmp_path)
        stack.callback(bots.close)
        deadly = await ann.send_document(telegram.private(ann), DEADLY)
        good = await ben.send_photo(telegram.private(ben), picture(7))
        deaths = 0
        while True:
            process = await bots.start()
            died = asyncio.create_task(process.wait())
            told = asyncio.create_task(
                telegram.wait_for(lambda: answers(telegram.private(ann))[deadly.id], PATIENCE)
            )
            await asyncio.wait((died, told), return_when=asyncio.FIRST_COMPLETED)
            if told.done():
                break
            told.cancel()
            deaths += 1
            assert deaths <= 3
        await telegram.wait_for(lambda: answers(telegram.private(ben))[good.id], PATIENCE)
        await end(process)
        await died
    assert deaths == 3
    assert "went wrong" in telegram.private(ann).answers[-1].text
