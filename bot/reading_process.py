"""Reading in processes of their own: each on its own core, and alone with what a photo does to it.

Threads would share the interpreter with the event loop: two of them read hardly more than one.
"""

import logging
import socket
import subprocess
import sys
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Semaphore

from bot.readers import Answered

logger = logging.getLogger(__name__)
Request = tuple[bytes, str] | None


class ReadingFailedError(Exception):
    """A process ended over a request, and so did the one that took its place."""


class ReadingProcess:
    """One process, ``bot.reading_child``, asked by one thread at a time."""

    def __init__(self, models: Path | None) -> None:
        """Start it; it reads with the models in the registry ``models``."""
        self._arguments = [] if models is None else [str(models)]
        self._ended = False
        self._start()

    def ask(self, request: Request) -> object:
        """Return what it answers, and raise what it raises.

        Where it dies of the request another one tries; then it is a ReadingFailedError.
        """
        for _ in range(2):
            try:
                self._line.send(request)
                answer = self._line.recv()
            except (EOFError, OSError):
                if self._ended:
                    raise
                logger.error("a reading process ended, status %s", self._reaped())  # noqa: TRY400 - where it ended is no news
                self._start()
                continue
            if isinstance(answer, Exception):
                raise answer
            return answer
        raise ReadingFailedError

    def end(self) -> None:
        """End it at once; who waits for an answer gets an EOFError or OSError."""
        self._ended = True
        self._process.kill()
        self._reaped()

    def _start(self) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            number = theirs.fileno()
            command = [sys.executable, "-m", "bot.reading_child", str(number), *self._arguments]
            self._process = subprocess.Popen(command, pass_fds=[number])  # noqa: S603 - our own
        self._line = Connection(ours.detach())

    def _reaped(self) -> int:
        self._line.close()
        return self._process.wait()


class ReadingProcesses:
    """A few processes for any number of threads; the first is there at once, others when needed."""

    def __init__(self, models: Path | None, count: int = 1) -> None:
        """Read with the current model of the registry ``models``, None for the one we came with."""
        self._models = models
        self._all = [ReadingProcess(models)]
        self._idle = list(self._all)
        self._turns = Semaphore(count)

    def load(self) -> "ProcessReader":
        """Load the current model anew and return what reads with it; raises ModelError."""
        return ProcessReader(self, str(self.ask(None)))

    def ask(self, request: Request) -> object:
        """Let a process answer that has nothing else to do, or the first that has finished."""
        with self._turns:
            try:
                process = self._idle.pop()
            except IndexError:
                process = ReadingProcess(self._models)
                self._all.append(process)
            try:
                return process.ask(request)
            finally:
                self._idle.append(process)

    def close(self) -> None:
        """End all of them at once."""
        for process in self._all:
            process.end()


class ProcessReader:
    """Reads photos with one version of the model, or a newer one where that was put in service."""

    def __init__(self, processes: ReadingProcesses, version: str) -> None:
        self._processes = processes
        self.version = version

    def answer(self, data: bytes) -> Answered:
        """Read and draw a photo; raises UnreadableImageError, ModelError, ReadingFailedError."""
        answered = self._processes.ask((data, self.version))
        assert isinstance(answered, Answered), "photos are answered so"  # noqa: S101
        return answered
