"""Updates that the library cannot read do not keep the others from arriving."""

from pathlib import Path

import pytest

from bot.app import build
from bot.fake_telegram.telegram import FakeTelegram
from bot.fake_telegram.transport import FakeRequest
from bot.receiving.polling import PollingFilter
from tests.bot.conftest import polling
from tests.bot.stripes import picture, readers, settings, shown


async def all_safe() -> None:
    """Nothing is fetched that would have to be."""


# As older servers send it; the library asks for fields that came later.
POLL = {"id": "1", "question": "a secret", "options": []}


async def test_people_are_answered_after_an_update_that_cannot_be_read(
    telegram: FakeTelegram, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ann = telegram.person("Ann")
    chat = telegram.private(ann)
    message = {**(await ann.send_text(chat, "hello")).json(), "poll": POLL}
    app = build(settings(tmp_path, telegram.account.token), readers(), FakeRequest(telegram))
    async with polling(telegram, app):
        for _ in range(2):
            telegram.updates.push("message", message)
            post = await ann.send_photo(chat, picture(7))
            assert shown((await chat.reply(post)).photo) == "7"
        telegram.updates.push("message", message)
        await telegram.settled()
    assert caplog.text.count("cannot be read, passed over") == 3
    assert "a secret" not in caplog.text


async def test_everything_else_goes_through_unchanged(telegram: FakeTelegram) -> None:
    plain, filtering = FakeRequest(telegram), PollingFilter(FakeRequest(telegram), all_safe)
    await telegram.person("Ann").start()
    for method in ("getUpdates", "getMe", "noSuchMethod"):
        url = f"https://api.telegram.org/bot{telegram.account.token}/{method}"
        assert await filtering.do_request(url, "POST") == await plain.do_request(url, "POST")
    assert filtering.read_timeout == plain.read_timeout


@pytest.mark.parametrize(("waiting", "told"), [(100, True), (99, False), (0, False)])
async def test_it_is_told_whether_more_may_wait(
    telegram: FakeTelegram, waiting: int, told: bool
) -> None:
    for number in range(waiting):
        telegram.updates.push("message", {"number": number})
    said: list[bool] = []

    def catch_up(*, more: bool) -> None:
        said.append(more)

    filtering = PollingFilter(FakeRequest(telegram), all_safe, catch_up)
    url = f"https://api.telegram.org/bot{telegram.account.token}/"
    await filtering.do_request(f"{url}getUpdates", "POST")
    await filtering.do_request(f"{url}getMe", "POST")
    assert said == [told]
