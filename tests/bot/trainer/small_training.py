"""The real training, small: ``python -m tests.bot.trainer.small_training train …``.

Fewer steps and made photos than would be worth anything; everything else is as in earnest.
"""

import os
import sys

from recognizer import training
from recognizer.__main__ import main
from recognizer.plan import Plan, TrainingOptions

STEPS = int(os.environ.get("SMALL_STEPS", "250"))


def plan(options: TrainingOptions) -> Plan:
    rate = 1e-3 if options.continue_from_current else 4e-3
    return Plan(options.epochs or 2, 300, 300, rate, STEPS)


if __name__ == "__main__":
    training.plan = plan
    sys.exit(main())
