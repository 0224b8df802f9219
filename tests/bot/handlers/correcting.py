"""What people do who correct the bot, and what became of it."""

from bot.fake_telegram.chats import Chat
from bot.fake_telegram.people import Person
from bot.fake_telegram.posts import Post
from bot.services import Services
from bot.store import Store
from tests.bot.stripes import picture


async def read(person: Person, chat: Chat, *digits: int) -> Post:
    """The answer to a picture of ``digits``."""
    return await chat.reply(await person.send_photo(chat, picture(*digits)))


async def wrong(person: Person, answer: Post, right: str) -> str:
    """Say that the answer is wrong, and what is right; returns what pops up."""
    await (await person.press(answer, "✗ Wrong")).answered()
    return await (await person.press(answer, right)).answered()


async def question(chat: Chat) -> Post:
    """The question for consent, once it is there."""
    return await chat.telegram.wait_for(
        lambda: next((one for one in chat.answers if "May I keep this" in one.text), None)
    )


async def agree(person: Person, chat: Chat) -> None:
    answer = await read(person, chat, 1)
    await wrong(person, answer, "2")
    await (await person.press(await question(chat), "Yes, keep it")).answered()


async def labels(store: Store) -> list[int]:
    return [int(label) for label in (await store.corrections.all()).labels]


async def verdicts(services: Services) -> dict[str, int]:
    await services.counters.write()
    totals = await services.store.counters.totals()
    return {name: totals.get(name, 0) for name in ("right", "wrong")}
