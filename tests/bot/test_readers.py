import asyncio
import threading
from collections.abc import AsyncIterator

import pytest

from bot.readers import FETCHED_AHEAD, Answered, Readers
from recognizer.errors import DamagedImageError, ModelError
from tests.bot.stripes import BLANK, DAMAGED, StripePainter, StripeReader, picture, shown
from tests.bot.waiting import until


@pytest.fixture
def reader() -> StripeReader:
    return StripeReader("first")


@pytest.fixture
def seen() -> list[Answered]:
    return []


@pytest.fixture
async def readers(reader: StripeReader, seen: list[Answered]) -> AsyncIterator[Readers]:
    made = Readers(lambda: reader, StripePainter, seen.append, threads=2)
    yield made
    made.close()


async def test_a_photo_is_read_and_drawn(readers: Readers, seen: list[Answered]) -> None:
    answered = await readers.read(picture(4, 2))
    assert answered.reading.text == "42"
    assert shown(answered.chart) == "42"
    assert answered.version == "first"
    assert seen == [answered]
    # Answers may wait for Telegram by the hundred.
    assert answered.reading.photo.size == 0


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


async def test_each_thread_has_a_painter_of_its_own(reader: StripeReader) -> None:
    painters: dict[int, set[int]] = {}

    class Watched(StripePainter):
        def paint(self, *args: object) -> bytes:
            painters.setdefault(id(self), set()).add(threading.get_ident())
            return b""

    readers = Readers(lambda: reader, Watched, threads=2)
    await asyncio.gather(*(readers.read(picture(7)) for _ in range(20)))
    readers.close()
    assert all(len(threads) == 1 for threads in painters.values())


async def test_a_model_that_does_not_load_is_tried_again_with_the_next_photo(
    reader: StripeReader, caplog: pytest.LogCaptureFixture
) -> None:
    attempts: list[int] = []

    def load() -> StripeReader:
        attempts.append(1)
        if len(attempts) == 1:
            raise ModelError("damaged")
        return reader

    readers = Readers(load, StripePainter, threads=1)
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
