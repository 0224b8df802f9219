import asyncio
import sys

import pytest

from bot.common.event_loop import run


async def kind_of_loop() -> str:
    await asyncio.sleep(0)
    return type(asyncio.get_running_loop()).__module__.partition(".")[0]


@pytest.mark.skipif(sys.platform == "win32", reason="uvloop does not exist there")
def test_it_is_uvloops() -> None:
    assert run(kind_of_loop()) == "uvloop"


def test_it_is_pythons_own_where_there_is_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvloop", None)
    assert run(kind_of_loop()) == "asyncio"
