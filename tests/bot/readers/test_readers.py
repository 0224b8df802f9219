import asyncio
import threading
from collections.abc import AsyncIterator

import pytest

from bot.readers.answered import Answered
from bot.readers.readers import FAILURES_IN_A_ROW, FETCHED_AHEAD, FETCHED_BESIDES, Readers
from recognizer.errors import DamagedImageError, ModelError
from recognizer.reading import Reading
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


async def fail(readers: Readers, times: int) -> None:
    for _ in range(times):
        with pytest.raises(ModelError):
            await readers.read(picture(7))


async def test_reading_that_breaks_is_a_failure_until_it_is_loaded_anew(
    reader: StripeReader,
) -> None:
    loaded: list[int] = []

    def load() -> StripeReader:
        loaded.append(1)
        return reader

    readers = Readers(load, threads=1)
    await readers.read(picture(7))
    reader.broken = True
    failed = []
    for _ in range(FAILURES_IN_A_ROW):
        failed.append(readers.failed)
        await fail(readers, 1)
    assert not any(failed)
    assert readers.failed
    reader.broken = False
    assert (await readers.read(picture(7))).reading.text == "7"
    assert [readers.failed, len(loaded)] == [False, 2]
    readers.close()


async def test_failures_count_in_a_row_and_damaged_pictures_are_none(
    readers: Readers, reader: StripeReader
) -> None:
    for _ in range(FAILURES_IN_A_ROW):
        reader.broken = True
        await fail(readers, FAILURES_IN_A_ROW - 1)
        reader.broken = False
        with pytest.raises(DamagedImageError):
            await readers.read(picture(shade=DAMAGED))
    assert not readers.failed


async def test_what_nobody_waits_for_any_more_is_no_failure(
    readers: Readers, reader: StripeReader
) -> None:
    reader.may_read.clear()
    reading = [asyncio.create_task(readers.read(picture(7))) for _ in range(FAILURES_IN_A_ROW)]
    await until(lambda: reader.reads)
    for task in reading:
        task.cancel()
    await asyncio.gather(*reading, return_exceptions=True)
    reader.may_read.set()
    assert not readers.failed


async def test_a_turn_bounds_the_photos_in_memory(readers: Readers) -> None:
    inside = most = 0

    async def one(*, behind: bool) -> None:
        nonlocal inside, most
        async with readers.turn(behind=behind):
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*(one(behind=True) for _ in range(30)))
    assert most == 2 + FETCHED_AHEAD
    await asyncio.gather(*(one(behind=number < 15) for number in range(30)))
    assert most == 2 + FETCHED_AHEAD + FETCHED_BESIDES


async def test_a_model_is_loaded_in_line_with_the_photos(reader: StripeReader) -> None:
    loaded: list[int] = []

    def load() -> StripeReader:
        loaded.append(reader.reads)
        return reader

    readers = Readers(load, threads=1)
    await readers.warm_up()
    reader.may_read.clear()
    first = asyncio.create_task(readers.read(picture(1)))
    await until(lambda: reader.reads)
    renewing = asyncio.create_task(readers.renew())
    await asyncio.sleep(0.05)
    later = [asyncio.create_task(readers.read(picture(2))) for _ in range(3)]
    assert loaded == [0]
    reader.may_read.set()
    await asyncio.gather(first, renewing, *later)
    # Photos that came later did not barge in.
    assert loaded == [0, 1]
    readers.close()


async def test_at_the_end_nobody_is_told_that_the_model_was_not_loaded(
    caplog: pytest.LogCaptureFixture,
) -> None:
    ended, tried = threading.Event(), threading.Event()

    def load() -> StripeReader:
        ended.wait(20)
        tried.set()
        raise ModelError("as when the process is ended that loads it")

    readers = Readers(load, threads=1)
    readers.warm_up()
    readers.close()
    ended.set()
    await until(tried.is_set)
    await asyncio.sleep(0.05)
    assert not caplog.records


def noted_by(reader: StripeReader, monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Return a list to which the reader adds each picture as its turn comes."""
    read_in_turn: list[bytes] = []
    read = reader.read

    def noted(data: bytes) -> Reading:
        read_in_turn.append(data)
        return read(data)

    monkeypatch.setattr(reader, "read", noted)
    return read_in_turn


async def test_whoever_comes_reads_before_the_rest_of_a_flood(
    readers: Readers, reader: StripeReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    await readers.warm_up()
    reader.may_read.clear()
    read_in_turn = noted_by(reader, monkeypatch)
    flood = [asyncio.create_task(readers.read(picture(1), "flood")) for _ in range(12)]
    await until(lambda: reader.reads == 2)
    newcomer = asyncio.create_task(readers.read(picture(2), "newcomer"))
    await asyncio.sleep(0.01)
    reader.may_read.set()
    await asyncio.gather(newcomer, *flood)
    # Two were being read already; another one may have had its turn before the newcomer came.
    assert read_in_turn.index(picture(2)) <= 3


async def test_whoever_comes_reads_before_those_who_brought_much_one_by_one(
    readers: Readers, reader: StripeReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    await readers.warm_up()
    reader.may_read.clear()
    read_in_turn = noted_by(reader, monkeypatch)
    flood = [
        asyncio.create_task(readers.read(picture(1), f"flood {number}", behind=True))
        for number in range(12)
    ]
    await until(lambda: reader.reads == 2)
    newcomer = asyncio.create_task(readers.read(picture(2), "newcomer"))
    await asyncio.sleep(0.01)
    reader.may_read.set()
    await asyncio.gather(newcomer, *flood)
    # Two were being read already; others may have been noted between its turn and its note.
    assert read_in_turn.index(picture(2)) <= 5


async def test_who_gives_up_waiting_is_passed_over(readers: Readers, reader: StripeReader) -> None:
    await readers.warm_up()
    reader.may_read.clear()
    reading = [asyncio.create_task(readers.read(picture(7))) for _ in range(5)]
    await until(lambda: reader.reads == 2)
    reading[2].cancel()
    await asyncio.wait(reading[2:3])
    reader.may_read.set()
    results = await asyncio.gather(*reading, return_exceptions=True)
    assert [isinstance(one, Answered) for one in results] == [True, True, False, True, True]
    assert reader.reads == 4


async def test_at_the_end_nobody_waits_for_photos_that_nobody_will_read(
    readers: Readers, reader: StripeReader
) -> None:
    await readers.warm_up()
    reader.may_read.clear()
    reading = [asyncio.create_task(readers.read(picture(7))) for _ in range(5)]
    await until(lambda: reader.reads == 2)
    readers.close()
    await asyncio.wait(reading[2:], timeout=5)
    assert all(one.cancelled() for one in reading[2:])
    reader.may_read.set()
    await asyncio.gather(*reading[:2])
