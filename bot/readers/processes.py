"""Reading processes: as many as there are cores, for all the threads that ask.

Threads would share the interpreter with the event loop: two of them read hardly more than one.
"""

import logging
from contextlib import suppress
from pathlib import Path
from queue import LifoQueue
from threading import Lock, Thread

from bot.readers.answered import Answered
from bot.readers.errors import ReadingFailedError
from bot.readers.process import ReadingProcess, Request
from recognizer.errors import ModelError
from recognizer.pictures.number_style import PLAIN, NumberStyle

logger = logging.getLogger(__name__)


class ReadingProcesses:
    """A few processes for any number of threads; the first is there at once, others when needed."""

    def __init__(self, models: Path | None, most: int = 1) -> None:
        """Read with the current model of the registry ``models``, None for the one we came with."""
        self._models = models
        self._most = most
        self._switch = 0
        self._all = [ReadingProcess(models)]
        self._growing = Lock()
        self._idle: LifoQueue[ReadingProcess] = LifoQueue()
        self._idle.put(self._all[0])

    def load(self) -> "ProcessReader":
        """Load the current model anew and return what reads with it; raises ModelError."""
        self._switch += 1
        switch = self._switch
        try:
            return ProcessReader(self, switch, str(self.ask((None, switch))))
        except ReadingFailedError as error:
            raise ModelError("The process that was to load the model came to no end.") from error

    def ask(self, request: Request) -> object:
        """Let a process answer that has nothing else to do, or the first that has finished."""
        if self._idle.empty():
            self._grow()
        process = self._idle.get()
        try:
            return process.ask(request)
        finally:
            self._idle.put(process)

    def _grow(self) -> None:
        """Start another process, if there may be more; nobody waits for it."""
        with self._growing:
            if len(self._all) == self._most:
                return
            try:
                process = ReadingProcess(self._models)
            except OSError as error:
                logger.warning("there is no other reading process: %s", error)
                return
            self._all.append(process)
        # It takes longer to start than dozens of photos take to be read by the others.
        Thread(target=self._warm_up, args=(process,), daemon=True).start()

    def _warm_up(self, process: ReadingProcess) -> None:
        try:
            # Whoever needs it next is told why it cannot.
            with suppress(ReadingFailedError, ModelError):
                process.ask((None, self._switch))
        finally:
            self._idle.put(process)

    def close(self) -> None:
        """End all of them at once."""
        for process in self._all:
            process.end()


class ProcessReader:
    """Reads photos with one version of the model, or a newer one where that was put in service."""

    def __init__(self, processes: ReadingProcesses, switch: int, version: str) -> None:
        self._processes = processes
        self._switch = switch
        self.version = version

    def answer(self, data: bytes, style: NumberStyle = PLAIN) -> Answered:
        """Read and draw a photo; raises UnreadableImageError, ModelError, ReadingFailedError."""
        answered = self._processes.ask(((data, style), self._switch))
        assert isinstance(answered, Answered), "photos are answered so"  # noqa: S101
        return answered
