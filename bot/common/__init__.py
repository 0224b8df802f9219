"""Helpers that several subjects use; they import nothing else of the bot."""
