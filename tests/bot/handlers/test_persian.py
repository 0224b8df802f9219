"""The whole of a correction in Persian: its digits on the buttons, in the words, and typed."""

import re

from bot.fake_telegram.telegram import FakeTelegram
from bot.services import Services
from bot.store import Store
from tests.bot.handlers.correcting import labels
from tests.bot.stripes import picture

LATIN = re.compile("[0-9]")


async def test_a_digit_is_answered_and_corrected(
    services: Services, store: Store, telegram: FakeTelegram
) -> None:
    parisa = telegram.person("Parisa", language="fa")
    chat = telegram.private(parisa)
    answer = await chat.reply(await parisa.send_photo(chat, picture(7)))
    assert answer.text == "\u2068۷\u2069 – مطمئنم (\u2068۹۸٪\u2069)"
    assert [button.text for button in answer.buttons] == ["✓ درست", "✗ نادرست"]
    assert await (await parisa.press(answer, "✗ نادرست")).answered() == "کدام رقم است؟"
    assert [button.text for button in answer.buttons] == [*"۰۱۲۳۴۵۶۷۸۹", "رقمی نیست"]
    await (await parisa.press(answer, "۱")).answered()
    consent = await chat.answer(2)
    assert not LATIN.search(consent.text)
    await (await parisa.press(consent, "بله")).answered()
    assert await labels(store) == [1]


async def test_a_number_is_corrected_in_persian_digits(
    services: Services, store: Store, telegram: FakeTelegram
) -> None:
    parisa = telegram.person("Parisa", language="fa-IR")
    chat = telegram.private(parisa)
    await store.consents.answer(parisa.id, given=True)
    answer = await chat.reply(await parisa.send_photo(chat, picture(1, 2, 3)))
    assert answer.text == "۱۲۳"
    await (await parisa.press(answer, "✗ نادرست")).answered()
    said = await chat.answer(after=await parisa.send_text(chat, "می‌شود ۱۷۳."))
    assert said.text == "ممنون! از آن یاد می‌گیرم."
    assert await labels(store) == [7]
