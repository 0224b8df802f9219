"""Notes to all admins, some of whom cannot be reached."""

import logging

import pytest
from telegram import Bot

from bot.common.admins import tell_admins
from bot.fake_telegram.telegram import FakeTelegram
from bot.fake_telegram.transport import FakeRequest


async def test_who_cannot_be_reached_keeps_the_note_from_nobody(
    telegram: FakeTelegram, caplog: pytest.LogCaptureFixture
) -> None:
    stranger, blocker, ann = (telegram.person(name) for name in ("Ida", "Ben", "Ann"))
    await ann.start()
    await blocker.start()
    blocker.block()
    request = FakeRequest(telegram)
    caplog.set_level(logging.INFO, "bot")
    async with Bot(telegram.account.token, request=request, get_updates_request=request) as bot:
        await tell_admins(bot, [stranger.id, blocker.id, ann.id], "The model is lost.")
    assert [one.text for one in telegram.private(ann).answers] == ["The model is lost."]
    assert caplog.text.count("an admin was not told") == 2
    assert "The model is lost." not in caplog.text
