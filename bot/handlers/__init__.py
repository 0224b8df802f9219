"""Handlers: what the bot does when something happens in Telegram, one module a subject."""
