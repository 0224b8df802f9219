"""Nothing but Telegram is a stand-in: real HTTP, the shipped model, the real chart."""

import os
import signal
from asyncio import create_task
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from bot.app import build
from bot.fake_telegram.http import serve
from bot.fake_telegram.telegram import FakeTelegram
from bot.readers import Readers
from bot.readers.processes import ReadingProcesses
from bot.receiving.running import run
from recognizer.studio import Studio
from tests.bot.stripes import settings


def photo(text: str, seed: int) -> bytes:
    scene = Studio.without_mnist(np.random.default_rng(seed)).photo(text, (1024, 768))
    return cv2.imencode(".jpg", scene.photo)[1].tobytes()


@pytest.mark.slow
async def test_a_photo_is_answered_with_the_right_digit_and_its_chart(
    telegram: FakeTelegram, tmp_path: Path
) -> None:
    ann = telegram.person("Ann")
    chat = telegram.private(ann)
    async with serve(telegram) as address:
        chosen = replace(settings(tmp_path, telegram.account.token), telegram_api_url=address)
        processes = ReadingProcesses(None)
        readers = Readers(processes.load)
        running = create_task(run(build(chosen, readers)))
        await readers.warm_up()
        seven = await chat.reply(await ann.send_photo(chat, photo("7", 1)))
        number = await chat.reply(await ann.send_photo(chat, photo("42", 6)))
        os.kill(os.getpid(), signal.SIGTERM)
        await running
        processes.close()
    assert seven.text.startswith("7")
    assert number.text.startswith("42")
    for answer in (seven, number):
        assert answer.photo
        with Image.open(BytesIO(answer.photo)) as chart:
            assert min(chart.size) >= 300
