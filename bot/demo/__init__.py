"""Telegram inside this process: what the demo page and the tests talk to."""
