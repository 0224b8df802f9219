"""Thread pool, bounded, around the recognizer: reading never stops the event loop."""

import asyncio
import logging
import os
import threading
import time
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager

from bot.common.fair_line import FairLine
from bot.common.fair_turns import FairTurns
from bot.readers.answered import Answered, Reader
from bot.readers.in_hand import NOTICED_LOADING, InHand
from bot.readers.job import Account, Job
from recognizer.errors import UnreadableImageError
from recognizer.pictures.number_style import PLAIN, NumberStyle

logger = logging.getLogger(__name__)
MOST_PROCESSES = 4
# Far from Telegram, fetching a photo takes several times as long as reading it.
FETCHED_AHEAD = 10
# Those who have just come are read next: theirs is fetched at once.
FETCHED_BESIDES = 4
# One photo that nothing can read, tried again and again, is no breakdown.
FAILURES_IN_A_ROW = 3


def reading_processes() -> int:
    """How many photos are read at once: one core of two is the event loop's and the system's.

    Each process that reads holds some hundred megabytes.
    """
    return max(1, min(MOST_PROCESSES, (os.cpu_count() or 1) // 2))


class Readers:
    """Reads photos in threads; each photo is read and drawn with one model from start to end.

    Whose photo is next is decided when a thread is free, in fair turns.
    """

    def __init__(
        self,
        load: Callable[[], Reader],
        threads: int | None = None,
    ) -> None:
        """Take what loads the recognizer, to be called in a thread."""
        self._load = load
        count = threads or reading_processes()
        self._pool = ThreadPoolExecutor(count, thread_name_prefix="reader")
        self._turns = FairTurns(count + FETCHED_AHEAD, spare=FETCHED_BESIDES)
        self._line: FairLine[Job] = FairLine()
        self._taking = threading.Lock()
        self._reader: Reader | None = None
        self._loading: asyncio.Future[None] | None = None
        self._failures = 0
        self.in_hand = InHand()

    def warm_up(self) -> "asyncio.Future[None]":
        """Begin to load the recognizer; the first photo waits for it, nothing else does."""
        if self._loading is None or (self.failed and self._loading.done()):
            loop = asyncio.get_running_loop()
            self._loading = loop.run_in_executor(self._pool, self._fetch)
            self._loading.add_done_callback(self._loaded)
        return self._loading

    def turn(
        self, whose: Hashable = 0, *, behind: bool = False
    ) -> AbstractAsyncContextManager[None]:
        """Return what to hold while fetching and reading a photo: it bounds photos in memory.

        With ``behind``, those who have just come go first.
        """
        return self._turns.turn(whose, behind=behind)

    async def read(
        self,
        data: bytes,
        whose: Hashable = 0,
        account: Account | None = None,
        style: NumberStyle = PLAIN,
        *,
        behind: bool = False,
    ) -> Answered:
        """Read and draw the picture in ``data``, at the cost of the sender's ``account``.

        The drawing's numbers are in that ``style``. With ``behind``, those who have just come
        go first.
        Raises UnreadableImageError, ModelError, OverrunError and ReadingFailedError.
        """
        await asyncio.shield(self.warm_up())
        assert self._reader is not None, "it was waited for"  # noqa: S101
        job = Job(self._reader, data, account, style)
        with self._taking:
            self._line.add(whose, job, behind=behind)
        self._pool.submit(self._answer_next)
        well: bool | None = False
        try:
            answered = await asyncio.wrap_future(job.answered)
            well = True
        except UnreadableImageError:
            well = True
            raise
        except asyncio.CancelledError:
            well = None
            raise
        finally:
            # Whatever else is raised is no fault of the picture's; a cancelling tells nothing.
            if well is not None:
                self._failures = 0 if well else self._failures + 1
        return answered

    def swap(self, reader: Reader) -> None:
        """Use ``reader`` from the next photo on; those being read keep the one they began with."""
        self._reader = reader

    async def renew(self) -> None:
        """Load the recognizer anew, between two photos, and use it from the next one on."""
        # In one queue with them: who barges in when one is done would never get a turn under load.
        reader = await asyncio.get_running_loop().run_in_executor(self._pool, self._loaded_anew)
        logger.info("model %s takes over from %s", reader.version, self.version)
        self.swap(reader)

    @property
    def version(self) -> str | None:
        """The version of the model in use, None until it is loaded."""
        return self._reader.version if self._reader else None

    @property
    def ready(self) -> bool:
        """Whether photos can be read now."""
        return self._reader is not None and not self.failed

    @property
    def failed(self) -> bool:
        """Whether the recognizer could not be loaded, or broke; the next photo loads it again."""
        if self._failures >= FAILURES_IN_A_ROW:
            return True
        return bool(self._loading and self._loading.done() and self._reader is None)

    @property
    def condition(self) -> str:
        """How they are: ok, starting, failing or hanging."""
        if self.failed:
            return "failing"
        if self.in_hand.hanging:
            return "hanging"
        return "ok" if self.version else "starting"

    def close(self) -> None:
        """Take no more photos, and wait for nobody."""
        if self._loading is not None:
            self._loading.cancel()
        self._pool.shutdown(wait=False, cancel_futures=True)
        with self._taking:
            while self._line.next():
                self._line.pop().answered.cancel()

    def _answer_next(self) -> None:
        """Answer the photo whose turn it is, which need not be the one that this was asked for."""
        with self._taking:
            if not self._line.next():
                return
            job = self._line.pop()
        job.do(self.in_hand)

    def _fetch(self) -> None:
        begun = time.perf_counter()
        reader = self._loaded_anew()
        if self._reader is None:
            self._reader = reader
        logger.info("model %s loaded in %.1f s", reader.version, time.perf_counter() - begun)

    def _loaded_anew(self) -> Reader:
        with self.in_hand.timing(NOTICED_LOADING):
            return self._load()

    def _loaded(self, loading: "asyncio.Future[None]") -> None:
        if loading.cancelled():
            return
        if error := loading.exception():
            logger.error("the model could not be loaded", exc_info=error)
        else:
            self._failures = 0
