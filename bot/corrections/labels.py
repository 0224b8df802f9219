"""Labels: what each digit that was read really is, by the number that somebody sent."""

from bot.corrections.latest_answers import Asked
from bot.readers import Answered
from bot.store import Store
from bot.store.corrections import NO_DIGIT

NO_DIGIT_ON_BUTTON = "x"


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
