"""The recognizer's heavy parts, imported where they are first needed: in a reader's thread."""

from pathlib import Path

from bot.readers import Painter, Reader


def load(models: Path | None) -> Reader:
    """Load the current model of the registry ``models``, ready to read at full speed."""
    from recognizer import Recognizer

    recognizer = Recognizer.load(models)
    recognizer.warm_up()
    return recognizer


def painter() -> Painter:
    """Return a painter of charts for one thread."""
    from recognizer.chart import ChartPainter

    return ChartPainter()
