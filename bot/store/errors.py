"""The one error that the store raises on purpose."""


class StoreError(Exception):
    """The database or its key cannot be used; the cause is chained."""
