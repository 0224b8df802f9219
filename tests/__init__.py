"""The digit bot, tested."""
