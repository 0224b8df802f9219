"""After a failure of sending alone everybody is answered soon, who hung in it, too."""

import re
from pathlib import Path

import pytest

from bot import app
from bot.app import ANSWER_TIMEOUT
from bot.common.backoff import LONGEST_PAUSE, backoff
from bot.fake_telegram.http import serve
from bot.fake_telegram.telegram import FakeTelegram
from bot.inbox import in_flight
from bot.metrics import RETRIES
from tests.bot.conftest import polling
from tests.bot.stripes import picture, readers, settings, shown

AFTER_ITS_END = 15.0
# To fetch a photo and to read it once more, on a busy machine.
ANOTHER_TRY = 3.0


def test_whoever_waited_is_tried_again_within_15_s_of_a_failures_end() -> None:
    """Who hung in it times out and pauses, who waits is let out, who failed at once pauses."""
    hung = ANSWER_TIMEOUT + max(backoff(0) for _ in range(1_000))
    waits = max(hung, in_flight.PROBE_SECONDS, LONGEST_PAUSE)
    assert waits + ANOTHER_TRY <= AFTER_ITS_END


async def test_a_photo_that_hung_again_and_again_is_answered_soon_after_the_failures_end(
    telegram: FakeTelegram,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(app, "ANSWER_TIMEOUT", 0.2)
    monkeypatch.setattr(in_flight, "OVERDUE_SECONDS", 0.05)
    monkeypatch.setattr(in_flight, "PROBE_SECONDS", 0.2)
    retries = RETRIES._value.get()
    ann, ben = telegram.person("Ann", language="en"), telegram.person("Ben", language="en")
    chat, other = telegram.private(ann), telegram.private(ben)
    async with serve(telegram) as address:
        chosen = settings(tmp_path, telegram.account.token, address=address)
        async with polling(telegram, app.build(chosen, readers())):
            telegram.disconnect("sendPhoto", times=None, timeout=True)
            post = await ann.send_photo(chat, picture(7))
            await telegram.wait_for(lambda: len(telegram.sent("sendPhoto")) == 3)
            asked = await ben.send_text(other, "/help")
            assert "picture" in (await other.answer(after=asked)).text
            telegram.faults.clear()
            assert shown((await chat.reply(post)).photo) == "7"
    # By pauses that double, the last one would have been of two seconds at least.
    paused = [float(seconds) for seconds in re.findall(r"tried again in (\d+) s", caplog.text)]
    assert len(paused) >= 2
    assert max(paused) <= 1
    assert RETRIES._value.get() == retries + len(paused)
