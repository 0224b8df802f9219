"""Reading process: it ends when the bot's end of the socket closes.

Run as ``python -m bot.readers.child DESCRIPTOR [MODELS]``: that is an inherited socket.
"""

import signal
import sys
import traceback
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

import numpy as np

from bot.readers.answered import Answered
from bot.readers.recognition import load
from recognizer import Recognizer
from recognizer.memory import LARGEST_PHOTO, release_code, reuse_memory
from recognizer.pictures.chart import ChartPainter
from recognizer.pictures.number_style import PLAIN, NumberStyle

NO_PHOTO: Final = np.zeros((0, 0, 3), np.uint8)


class Worker:
    """One recognizer and one painter, for one photo after the other."""

    def __init__(self, models: Path | None) -> None:
        """Read with the current model of the registry ``models``, once that is loaded."""
        self._models = models
        self._recognizer: Recognizer | None = None
        self._switch = 0
        self._painter = ChartPainter()

    def load(self, switch: int) -> Recognizer:
        """Load the current model, because of the switch of that number; raises ModelError."""
        self._recognizer = load(self._models)
        self._switch = switch
        release_code()
        return self._recognizer

    def answer(self, data: bytes, switch: int, style: NumberStyle = PLAIN) -> Answered:
        """Read a photo, with the model of that switch or a later one, and draw it in that style.

        Raises UnreadableImageError and ModelError.
        """
        recognizer = self._recognizer
        if recognizer is None or self._switch < switch:
            recognizer = self.load(switch)
        reading = recognizer.read(data)
        chart = self._painter.paint(reading, style) if reading.digits else None
        # Drawn, it is nothing but megabytes.
        return Answered(replace(reading, photo=NO_PHOTO), chart, recognizer.version)


def serve(connection: Connection, worker: Worker) -> None:
    """Answer until the connection ends: photos, and None with the version of the model loaded anew.

    A photo comes with the style of its drawing's numbers. With each comes the number of the last
    switch of models. Errors are answers, too.
    """
    with suppress(EOFError, ConnectionError):
        while True:
            photo, switch = connection.recv()
            answer: Answered | str | Exception
            try:
                if photo is None:
                    answer = worker.load(switch).version
                else:
                    data, style = photo
                    answer = worker.answer(data, switch, style)
            except Exception as error:  # noqa: BLE001 - raised again in the bot, for its boundary
                error.add_note(traceback.format_exc())
                answer = error
            connection.send(answer)


def main(descriptor: str, models: str | None = None) -> None:
    """Serve the socket with that descriptor."""
    # Whoever ends the bot, by Ctrl-C, say, ends all of its processes: it may want an answer still.
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.SIG_IGN)
    reuse_memory(LARGEST_PHOTO)
    with Connection(int(descriptor)) as connection:
        serve(connection, Worker(Path(models) if models else None))


if __name__ == "__main__":
    main(*sys.argv[1:])
