"""The demo: the bot and its fake Telegram, to try in a browser."""
