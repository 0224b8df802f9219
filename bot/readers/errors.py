"""What reading processes can do instead of reading."""


class ReadingFailedError(Exception):
    """A process ended over a request, and so did the one in its place; or it came to no end."""


class OverrunError(ReadingFailedError):
    """A photo took longer than any honest one does, or is by a sender whose last one did."""
