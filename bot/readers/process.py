"""Reading processes: each on its own core, and alone with what a photo does to it.

Threads would share the interpreter with the event loop: two of them read hardly more than one.
"""

import logging
import socket
import subprocess
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from queue import LifoQueue
from threading import Lock, Thread

from bot.common.subprocesses import command
from bot.readers.readers import Answered
from recognizer.errors import ModelError

logger = logging.getLogger(__name__)
Request = tuple[bytes | None, int]
"""A photo, or None for the current model to be loaded, and the number of the last switch."""

PATIENCE = 120.0
"""Seconds. A photo takes less than one, on a busy machine several times that."""

PATIENCE_TO_LOAD = 600.0
"""Seconds. A model of before there were exports is exported first, which takes TensorFlow."""

LAST_BREATH = 5.0
"""Seconds that a process may take to end once its end of the socket is closed."""


class ReadingFailedError(Exception):
    """A process ended over a request, and so did the one in its place; or it came to no end."""


class ReadingProcess:
    """One process, ``bot.readers.child``, asked by one thread at a time."""

    def __init__(self, models: Path | None) -> None:
        """Start it; it reads with the models in the registry ``models``."""
        self._arguments = [] if models is None else [str(models)]
        self._ended = False
        self._start()

    def ask(self, request: Request) -> object:
        """Return what it answers, and raise what it raises.

        Where it dies of the request another one tries, but not where it takes longer than
        ``PATIENCE``, to load ``PATIENCE_TO_LOAD``; then it is a ReadingFailedError, as it is at
        the end.
        """
        patience = PATIENCE_TO_LOAD if request[0] is None else PATIENCE
        for _ in range(2):
            try:
                self._connection.send(request)
                late = not self._connection.poll(patience)
                answer = None if late else self._connection.recv()
            except (EOFError, OSError):
                late, answer = False, None
            if isinstance(answer, Exception):
                raise answer
            if answer is not None:
                return answer
            if self._ended:
                break
            self._replace(patience if late else None)
            if late:
                break
        raise ReadingFailedError

    def end(self) -> None:
        """End it at once; who waits for an answer gets a ReadingFailedError."""
        self._ended = True
        self._process.kill()
        self._reaped()

    def _replace(self, patience: float | None) -> None:
        """Start another one; this one ended, or took longer than ``patience``."""
        if patience is not None:
            self._process.kill()
        why = "ended" if patience is None else f"took more than {patience:.0f} s"
        logger.error("a reading process %s, status %s", why, self._reaped())
        self._start()
        if self._ended:
            self._process.kill()
            self._reaped()

    def _start(self) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            number = theirs.fileno()
            child = command("bot.readers.child", str(number), *self._arguments)
            # In a group of its own, so that Ctrl-C is for the bot alone.
            self._process = subprocess.Popen(  # noqa: S603 - our own
                child, pass_fds=[number], process_group=0
            )
        self._connection = Connection(ours.detach())

    def _reaped(self) -> int:
        try:
            status = self._process.wait(LAST_BREATH)
        except subprocess.TimeoutExpired:
            self._process.kill()
            status = self._process.wait()
        self._connection.close()
        return status


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

    def answer(self, data: bytes) -> Answered:
        """Read and draw a photo; raises UnreadableImageError, ModelError, ReadingFailedError."""
        answered = self._processes.ask((data, self._switch))
        assert isinstance(answered, Answered), "photos are answered so"  # noqa: S101
        return answered
