import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.readers import FETCHED_AHEAD, Readers
from recognizer.errors import DamagedImageError, ModelError
from tests.bot.stripes import BLANK, DAMAGED, StripeReader, picture, shown
from tests.bot.waiting import until


@pytest.fixture
def reader() -> StripeReader:
    return StripeReader("first")


@pytest.fixture
async def readers(reader: StripeReader) -> AsyncIterator[Readers]:
    made = Readers(lambda: reader, threads=2)
    yield made
    made.close()


async def test_a_photo_is_read_and_drawn(readers: Readers) -> None:
    answered = await readers.read(picture(4, 2))
    assert answered.reading.text == "42"
    assert shown(answered.chart) == "42"
    assert answered.version == "first"


async def test_nothing_is_drawn_without_digits(readers: Readers) -> None:
    assert (await readers.read(picture(shade=BLANK))).chart is None


async def test_errors_come_through(readers: Readers) -> None:
    with pytest.raises(DamagedImageError):
        await readers.read(picture(shade=DAMAGED))


async def test_the_event_loop_goes_on_while_a_photo_is_read(
    readers: Readers, reader: StripeReader
) -> None:
    reader.may_read.clear()
    reading = asyncio.create_task(readers.read(picture(7)))
    await until(lambda: reader.reads)
    assert not reading.done()
    reader.may_read.set()
    assert (await reading).reading.text == "7"


async def test_a_swap_does_not_touch_the_photo_in_hand(
    readers: Readers, reader: StripeReader
) -> None:
    await readers.warm_up()
    reader.may_read.clear()
    reading = asyncio.create_task(readers.read(picture(7)))
    await until(lambda: reader.reads)
    readers.swap(StripeReader("second"))
    reader.may_read.set()
    assert (await reading).version == "first"
    assert (await readers.read(picture(7))).version == "second"
    assert readers.version == "second"


async def test_a_model_that_does_not_load_is_tried_again_with_the_next_photo(
    reader: StripeReader, caplog: pytest.LogCaptureFixture
) -> None:
    attempts: list[int] = []

    def load() -> StripeReader:
        attempts.append(1)
        if len(attempts) == 1:
            raise ModelError("damaged")
        return reader

    readers = Readers(load, threads=1)
    with pytest.raises(ModelError):
        await readers.read(picture(7))
    assert "could not be loaded" in caplog.text
    assert (await readers.read(picture(7))).reading.text == "7"
    readers.close()


async def test_a_turn_bounds_the_photos_in_memory(readers: Readers) -> None:
    inside = most = 0

    async def one() -> None:
        nonlocal inside, most
        async with readers.turn():
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*(one() for _ in range(30)))
    assert most == 2 + FETCHED_AHEAD
