"""Waiting for what another process does."""

import asyncio
import itertools
from collections.abc import Callable


async def until(look: Callable[[], object]) -> None:
    """Return once ``look`` returns something true."""
    for _ in itertools.count():
        if look():
            return
        await asyncio.sleep(0.02)
