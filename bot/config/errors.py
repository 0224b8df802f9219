"""Errors in the configuration."""


class SettingsError(Exception):
    """Settings are missing or malformed; the text says which, and where to get them."""
