"""The real training, small: ``python -m tests.bot.trainer.small_training train …``.

Fewer steps and made photos than would be worth anything; everything else is as in earnest.
"""

import os
import sys
from dataclasses import replace

from recognizer.__main__ import main
from recognizer.training import training
from recognizer.training.plan import Phase, Plan, TrainingOptions

STEPS = int(os.environ.get("SMALL_STEPS", "250"))
SCENES = int(os.environ.get("SMALL_SCENES", "200"))


earnest = training.plan


def plan(options: TrainingOptions) -> Plan:
    if options.architecture == "mlp":
        return replace(earnest(options), held_out_scenes=min(SCENES, 50), pages=20)
    rate = 1e-3 if options.continue_from_current else 4e-3
    phase = Phase(options.epochs or 2, rate, 50, 1.0)
    return Plan((phase,), SCENES, SCENES, STEPS, pages=min(SCENES, 20))


if __name__ == "__main__":
    training.plan = plan
    sys.exit(main())
