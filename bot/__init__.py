"""The Telegram bot around the recognizer."""
