"""Sending: messages, chat actions and menus go out to Telegram, within its rate limits."""
