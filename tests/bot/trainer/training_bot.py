"""A process that trains as the bot does: ``python -m tests.bot.trainer.training_bot DATA MODELS``.

It imports no more than the bot itself, so that a kill soon after the start meets a training.
"""

import asyncio
import sys
import time
from pathlib import Path

from bot.store import Store
from bot.store.run import Ending, Starter
from bot.trainer import Trainer, TrainOptions
from recognizer.registry import Registry

SMALL = "tests.bot.trainer.small_training"
ADA = Starter(user_id=1, user_name="Ada", language="en", chat_id=1)


async def train(store: Store, models: Registry, *words: str) -> Ending:
    """Train, small, and switch to the new model if it is good enough; print each stage."""
    trainer = Trainer(store, models, SMALL)
    run = await trainer.begin(ADA, TrainOptions.parse(words))
    assert run is not None
    return await trainer.run(run, lambda event: print(event["stage"], flush=True))


if __name__ == "__main__":
    data, models = map(Path, sys.argv[1:])
    asyncio.run(train(Store(data), Registry(models), "epochs=1"))
    time.sleep(60)
