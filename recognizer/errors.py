"""Errors: everything that can go wrong while reading photos, as one tree.

The text of each exception is a sentence for the person who sent the picture.
"""


class RecognizerError(Exception):
    """Base of every error that this package raises on purpose."""


class UnreadableImageError(RecognizerError):
    """The bytes cannot be turned into a picture."""


class NotAnImageError(UnreadableImageError):
    """The bytes are of no picture format that we know."""

    def __init__(self, text: str = "This file is not a picture that can be read.") -> None:
        super().__init__(text)


class ImageTooLargeError(UnreadableImageError):
    """The picture has more bytes or pixels than we decode."""

    def __init__(self, text: str = "This picture is too large; please send a smaller one.") -> None:
        super().__init__(text)


class DamagedImageError(UnreadableImageError):
    """The picture is cut short or broken inside."""

    def __init__(self, text: str = "This picture is damaged; please send it again.") -> None:
        super().__init__(text)


class AvifUnsupportedError(UnreadableImageError):
    """The picture is an AVIF, and Pillow was installed without a decoder for that."""

    def __init__(
        self, text: str = "AVIF pictures cannot be read here; please send a JPEG or a PNG."
    ) -> None:
        super().__init__(text)


class OutOfMemoryError(UnreadableImageError):
    """Memory ran out while the picture was decoded, which says nothing against the picture."""

    def __init__(
        self, text: str = "There is too little memory for this picture; please send a smaller one."
    ) -> None:
        super().__init__(text)


class ModelError(RecognizerError):
    """A model is missing, damaged or of another shape than expected."""


class DatasetError(RecognizerError):
    """Data to learn from is missing or malformed."""


class WorkerLostError(RecognizerError):
    """A process that worked for us ended before its work was done."""

    def __init__(
        self, text: str = "The system ended a process at work: memory may have run out."
    ) -> None:
        super().__init__(text)


class ClusterError(RecognizerError):
    """A cluster cannot be reached, or cannot work for us."""
