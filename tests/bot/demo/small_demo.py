"""The demo, but its trainings are small: ``python -m tests.bot.demo.small_demo --demo …``."""

import sys

import bot.services
from bot.__main__ import main
from bot.store import Store
from bot.trainer import Trainer
from recognizer.registry import Registry

SMALL = "tests.bot.trainer.small_training"


def trainer(store: Store, registry: Registry, *, owner: str) -> Trainer:
    return Trainer(store, registry, SMALL, owner=owner)


if __name__ == "__main__":
    setattr(bot.services, "Trainer", trainer)  # noqa: B010 - not to call it the same class
    sys.exit(main())
