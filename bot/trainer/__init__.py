"""A training in a process of its own: start, progress, cancel, report, takeover."""

from bot.trainer.options import OptionsError, TrainOptions
from bot.trainer.trainer import Trainer

__all__ = ["OptionsError", "TrainOptions", "Trainer"]
