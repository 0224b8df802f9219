"""Training process: it is started, what it says is followed, and it is ended."""

import asyncio
import contextlib
import io
import json
import logging
import os
import signal
import tempfile
from collections import deque
from collections.abc import AsyncGenerator, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from bot.common.subprocesses import command, without_secrets
from bot.store.corrections import Corrected
from recognizer.parallel.local import cores

logger = logging.getLogger(__name__)

Event = dict[str, Any]
_LONGEST_LINE = 1 << 20
_LAST_WORDS = 30


class TrainingError(Exception):
    """The training's process did not come to its end; the text is its last line.

    ``killed`` tells that the system ended it, which as a rule means that memory ran out.
    """

    def __init__(self, reason: str, *, killed: bool = False) -> None:
        super().__init__(reason)
        self.killed = killed


class TrainingProcess:
    """``python -m recognizer train --events`` with low priority and bounded threads."""

    def __init__(
        self,
        arguments: Sequence[str],
        models: Path,
        corrections: Corrected,
        module: str = "recognizer",
    ) -> None:
        self._arguments = ["train", "--events", "--models", str(models), *arguments]
        self._corrections = corrections
        self._module = module
        self._process: asyncio.subprocess.Process | None = None
        self._listening: asyncio.Task[None] | None = None
        self._killed = False
        self._last_words: deque[str] = deque(maxlen=_LAST_WORDS)

    async def events(self) -> AsyncGenerator[Event, None]:
        """Run the training and give each of its events; raise ``TrainingError`` if it fails."""
        finished = False
        try:
            process = await self._start()
            self._listening = listening = asyncio.create_task(self._listen(process))
            if process.stdout is None:
                raise TrainingError("The training has no output.")
            async for line in process.stdout:
                if event := _parse(line):
                    finished = event["stage"] == "done" and isinstance(event.get("version"), int)
                    yield event
            await listening
            status = await process.wait()
        except (OSError, ValueError) as error:
            raise TrainingError(str(error)) from error
        finally:
            self._end()
            await self._reap()
        if not finished or status != 0:
            if not self._killed:
                for words in self._last_words:
                    logger.warning("training: %s", words)
            raise TrainingError(self._reason(status), killed=status == -signal.SIGKILL)

    def kill(self) -> None:
        """End the process and all that it started, at once, even if it is only being started."""
        self._killed = True
        self._end()

    def _end(self) -> None:
        process = self._process
        if process is None or process.stdout is None:
            return
        # Where its output is still open, what it started has outlived it.
        if process.returncode is None or not process.stdout.at_eof():
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)

    async def _reap(self) -> None:
        """Wait until the ended process and its pipes are gone, also where the bot ends with it."""
        process = self._process
        if process is None:
            return
        if process.stdout is not None:
            await process.stdout.read()
        if self._listening is not None:
            await self._listening
        await process.wait()

    async def _start(self) -> asyncio.subprocess.Process:
        arguments = list(self._arguments)
        with contextlib.ExitStack() as stack:
            files: list[int] = []
            if len(self._corrections.labels):
                file = stack.enter_context(_in_memory(self._corrections))
                files.append(file.fileno())
                arguments += ["--corrections", f"/dev/fd/{file.fileno()}"]
            self._process = await asyncio.create_subprocess_exec(
                *command("bot.trainer.child", self._module, *arguments),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                env={
                    **without_secrets(os.environ),
                    **bounded_threads(),
                    "PYTHONUNBUFFERED": "1",
                },
                limit=_LONGEST_LINE,
                pass_fds=files,
                # A group, to be ended together, but not a session: in a session of its own the
                # scheduler would weigh the training against the bot regardless of niceness.
                process_group=0,
            )
        if self._killed:
            self._end()
        return self._process

    async def _listen(self, process: asyncio.subprocess.Process) -> None:
        if process.stderr is None:
            return
        rest = b""
        # In chunks: a progress bar may write for ever without ending a line.
        while chunk := await process.stderr.read(4096):
            *lines, rest = (rest + chunk).replace(b"\r", b"\n").split(b"\n")
            rest = rest[-4096:]
            self._hear(lines)
        self._hear([rest])

    def _hear(self, lines: Sequence[bytes]) -> None:
        words = (line.decode("utf-8", "replace").strip() for line in lines)
        self._last_words.extend(line for line in words if line)

    def _reason(self, status: int) -> str:
        if self._last_words:
            return self._last_words[-1]
        return f"The training ended with status {status}."


def bounded_threads(most: int | None = None) -> Mapping[str, str]:
    """Return the environment that keeps a training to the machine's cores, not several times."""
    threads = str(most or cores())
    return {
        "OMP_NUM_THREADS": threads,
        "OPENBLAS_NUM_THREADS": threads,
        "TF_NUM_INTRAOP_THREADS": threads,
        "TF_NUM_INTEROP_THREADS": "1",
        "TF_CPP_MIN_LOG_LEVEL": "2",
    }


@contextlib.contextmanager
def _in_memory(corrections: Corrected) -> Iterator[BinaryIO]:
    """Give a file with the corrections that has no name, for the child to inherit.

    They are encrypted at rest: where the system can, the file is in memory only.
    """
    content = io.BytesIO()
    np.savez(
        content,
        crops=corrections.crops,
        labels=corrections.labels,
        held_out=corrections.held_out,
    )
    with contextlib.ExitStack() as stack:
        file: BinaryIO
        if hasattr(os, "memfd_create"):
            file = stack.enter_context(os.fdopen(os.memfd_create("corrections"), "w+b"))
        else:
            file = stack.enter_context(tempfile.TemporaryFile())
        file.write(content.getvalue())
        file.seek(0)
        yield file


def _parse(line: bytes) -> Event | None:
    """Return the event in ``line``; other things that a library prints are passed over."""
    try:
        event = json.loads(line)
    except ValueError:
        return None
    return event if isinstance(event, dict) and "stage" in event else None
