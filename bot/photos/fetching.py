"""Fetching of pictures, and their reading: attachments in, outcomes out."""

import asyncio
from collections.abc import Sequence

from telegram import Bot
from telegram.constants import FileSizeLimit
from telegram.error import BadRequest, InvalidToken

from bot.inbox import is_behind, whose
from bot.metrics import PHOTOS, Stage, timed
from bot.photos.attachments import Attachment, Picture, Refusal
from bot.readers import Account, Answered, OverrunError, Readers
from recognizer.errors import UnreadableImageError
from recognizer.pictures.number_style import PLAIN, NumberStyle

Outcome = Answered | Refusal
# Seconds: Telegram may have to bring a large file from afar before it says a word of it.
FETCH_TIMEOUT = 30.0


async def outcomes(
    bot: Bot,
    readers: Readers,
    found: Sequence[Attachment],
    account: Account | None,
    style: NumberStyle = PLAIN,
) -> list[Outcome]:
    """Read everything in ``found``; the outcomes come in the same order.

    Where one raises, the others end before that is told: all of them will be tried again.
    """
    reading = [asyncio.create_task(outcome(bot, readers, item, account, style)) for item in found]
    try:
        return list(await asyncio.gather(*reading))
    finally:
        for task in reading:
            task.cancel()
        await asyncio.gather(*reading, return_exceptions=True)


async def outcome(
    bot: Bot,
    readers: Readers,
    item: Attachment,
    account: Account | None,
    style: NumberStyle = PLAIN,
) -> Outcome:
    """Fetch and read one picture at the cost of ``account``, or say why that cannot be.

    Its drawing's numbers are in that ``style``.
    """
    found = item if isinstance(item, Refusal) else await read(bot, readers, item, account, style)
    PHOTOS.labels(_told(found)).inc()
    return found


def _told(found: Outcome) -> str:
    """Return an outcome as metrics tell it: why a picture was refused, or whether it had digits."""
    if isinstance(found, Refusal):
        return found.removeprefix("refusal-")
    return "digits" if found.reading.digits else "no-digit"


async def read(
    bot: Bot,
    readers: Readers,
    item: Picture,
    account: Account | None,
    style: NumberStyle = PLAIN,
) -> Outcome:
    """Do as ``outcome`` does, but count no photo: it may have been counted before."""
    try:
        # Where it lies takes no room in memory: asking for that waits for no turn.
        file = await bot.get_file(item.file_id, read_timeout=FETCH_TIMEOUT)
        if (file.file_size or 0) > FileSizeLimit.FILESIZE_DOWNLOAD:
            return Refusal.TOO_BIG
        async with readers.turn(whose(), behind=is_behind()):
            with timed(Stage.FETCH):
                data = bytes(await file.download_as_bytearray(read_timeout=FETCH_TIMEOUT))
            with timed(Stage.READ):
                return await readers.read(data, whose(), account, style, behind=is_behind())
    except BadRequest as error:
        return Refusal.TOO_BIG if "too big" in error.message.lower() else Refusal.GONE
    except InvalidToken:
        # PTB takes every 404 for a wrong token; here it is a file that has expired.
        return Refusal.GONE
    except (UnreadableImageError, OverrunError) as error:
        return Refusal.of(error)
