"""How the whole bot does under load: ``python -m bot.benchmark``."""
