"""The event loop: uvloop's where there is one, which takes less CPU than Python's own."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


def run(main: Coroutine[Any, Any, T]) -> T:
    """Run ``main`` in a loop of its own, and return what it returns."""
    try:
        from uvloop import new_event_loop
    except ImportError:
        # It does not exist for Windows.
        new_event_loop = asyncio.new_event_loop
    with asyncio.Runner(loop_factory=new_event_loop) as runner:
        return runner.run(main)
