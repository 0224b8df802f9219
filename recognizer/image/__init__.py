"""Bytes to an upright photo of bounded size."""

from recognizer.image.bounds import MAX_BYTES, MAX_PIXELS, WORKING_SIDE
from recognizer.image.photo import Photo, decode

__all__ = ["MAX_BYTES", "MAX_PIXELS", "WORKING_SIDE", "Photo", "decode"]
