"""Labels: what each digit that was read really is, by the number that somebody sent."""

import re

from bot.corrections.latest_answers import Asked
from bot.readers import Answered
from bot.store import Store
from bot.store.corrections import NO_DIGIT

# Callback data may have 64 bytes; a user id takes up to 16 of them.
MOST_DIGITS = 32
# In any script: people whose keyboards have other digits correct with those.
NUMBER = re.compile(rf"^\s*(?:\d\s*){{1,{MOST_DIGITS}}}$")
NO_DIGIT_ON_BUTTON = "x"


def digits_in(text: str) -> str:
    """Return the digits of a ``text`` that is a NUMBER, from 0 to 9 whatever the script."""
    return "".join(str(int(letter)) for letter in text if letter.isdecimal())


def labels(right: str, answered: Answered) -> list[int] | None:
    """Return what each digit that was read really is; None where they do not correspond."""
    if right == NO_DIGIT_ON_BUTTON:
        return [NO_DIGIT] * len(answered.reading.digits)
    if len(right) != len(answered.reading.digits):
        return None
    return [int(digit) for digit in right]


def differs(right: list[int], answered: Answered) -> bool:
    """Say whether some digit was read wrong."""
    return [digit.digit for digit in answered.reading.digits] != right


async def keep(
    store: Store, asked: Asked, chat_id: int, answered: Answered, right: list[int]
) -> None:
    """Keep the digits that were read wrong; of the others, take back what was said before."""
    for place, (digit, label) in enumerate(zip(answered.reading.digits, right, strict=True)):
        source = (chat_id, asked.message_id, place)
        if digit.digit != label:
            await store.corrections.keep(asked.user_id, source, digit.crop, label)
        else:
            await store.corrections.take_back(asked.user_id, source)
