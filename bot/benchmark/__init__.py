"""Load test of the whole bot: ``python -m bot.benchmark``."""
