"""A Telegram in memory: the Bot API, as far as the bot uses it, and the people behind it."""
