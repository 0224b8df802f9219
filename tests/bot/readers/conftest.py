from collections.abc import Iterator

import pytest

from bot.readers.processes import ReadingProcesses


@pytest.fixture
def processes() -> Iterator[ReadingProcesses]:
    made = ReadingProcesses(None)
    yield made
    made.close()
