"""Reading process: on a core of its own, and alone with what a photo does to it."""

import logging
import math
import os
import socket
import struct
import subprocess
from multiprocessing.connection import Connection
from pathlib import Path

from bot.common.subprocesses import command, without_secrets
from bot.metrics import REPLACED
from bot.readers.errors import OverrunError, ReadingFailedError
from recognizer.pictures.number_style import NumberStyle

logger = logging.getLogger(__name__)
Photo = tuple[bytes, NumberStyle]
Request = tuple[Photo | None, int]
"""A photo, or None for the current model to be loaded, and the number of the last switch."""

PATIENCE = 20.0
"""Seconds for a photo once the model is loaded. It takes less than one, on a busy machine a few."""

PATIENCE_TO_LOAD = 600.0
"""Seconds. A model of before there were exports is exported first, which takes TensorFlow."""

LAST_BREATH = 5.0
"""Seconds that a process may take to end once its end of the socket is closed."""


ENDED, OVERRAN = "ended", "came to no end"
"""Why another one takes its place, in the log's and the metrics' words."""
for _why in (ENDED, OVERRAN):
    REPLACED.labels(_why)


class _EndedError(Exception):
    """It is no more."""


class _LateError(Exception):
    """It came to no end."""


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
        ``PATIENCE``, to load ``PATIENCE_TO_LOAD``; then it is an OverrunError, where there was no
        photo a ReadingFailedError, as it is at the end.
        """
        photo, switch = request
        for _ in range(2):
            try:
                if photo is not None and self._loaded < switch:
                    # Apart, lest a photo be blamed for how long that takes.
                    self._answer(None, switch, PATIENCE_TO_LOAD)
                return self._answer(photo, switch, PATIENCE_TO_LOAD if photo is None else PATIENCE)
            except _EndedError:
                if self._ended:
                    break
                self._replace(ENDED)
            except _LateError as error:
                self._process.kill()
                self._replace(OVERRAN)
                raise (ReadingFailedError if photo is None else OverrunError) from error
        raise ReadingFailedError

    def _answer(self, photo: Photo | None, switch: int, patience: float) -> object:
        try:
            self._connection.send((photo, switch))
            if not self._connection.poll(patience):
                raise _LateError
            answer = self._connection.recv()
        except BlockingIOError as error:
            # It stopped in the midst of taking a large photo, or of giving an answer.
            raise _LateError from error
        except (EOFError, OSError) as error:
            raise _EndedError from error
        if isinstance(answer, Exception):
            raise answer
        if photo is None:
            self._loaded = switch
        return answer

    def end(self) -> None:
        """End it at once; who waits for an answer gets a ReadingFailedError.

        The connection is left to whoever asks: closed in the midst of that, it has no handle.
        """
        self._ended = True
        self._process.kill()
        self._reaped()

    def _replace(self, why: str) -> None:
        """Start another one in place of this one."""
        REPLACED.labels(why).inc()
        logger.error("a reading process %s, status %s", why, self._reaped())
        self._connection.close()
        self._start()
        if self._ended:
            self._process.kill()
            self._reaped()

    def _start(self) -> None:
        ours, theirs = socket.socketpair()
        for option in (socket.SO_SNDTIMEO, socket.SO_RCVTIMEO):
            ours.setsockopt(socket.SOL_SOCKET, option, struct.pack("ll", math.ceil(PATIENCE), 0))
        with theirs:
            number = theirs.fileno()
            child = command("bot.readers.child", str(number), *self._arguments)
            # In a group of its own, so that Ctrl-C is for the bot alone.
            self._process = subprocess.Popen(  # noqa: S603 - our own
                child, pass_fds=[number], process_group=0, env=without_secrets(os.environ)
            )
        self._connection = Connection(ours.detach())
        self._loaded = 0

    def _reaped(self) -> int:
        try:
            return self._process.wait(LAST_BREATH)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()
