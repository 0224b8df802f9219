"""The event loop: uvloop's where there is one, which takes less CPU than Python's own."""

import asyncio
import contextlib
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


def run(main: Coroutine[Any, Any, T]) -> T:
    """Run ``main`` in a loop of its own, and return what it returns."""
    factory: Callable[[], asyncio.AbstractEventLoop] = asyncio.new_event_loop
    # It does not exist for Windows.
    with contextlib.suppress(ImportError):
        from uvloop import new_event_loop as factory
    with asyncio.Runner(loop_factory=factory) as runner:
        return runner.run(main)
