"""Attachments: what a message carries, a picture to read or something that is not one."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from telegram import Document, ExternalReplyInfo, Message, PhotoSize, Sticker
from telegram.constants import FileSizeLimit

from bot.readers import OverrunError
from recognizer.errors import (
    AvifUnsupportedError,
    DamagedImageError,
    ImageTooLargeError,
    OutOfMemoryError,
    UnreadableImageError,
)

# The recognizer works at this size; larger photos only take longer to fetch.
USEFUL_SIDE = 1280


@dataclass(frozen=True)
class Picture:
    """A picture that can be fetched from Telegram; a ``spoiler`` is shown to who taps on it."""

    file_id: str
    spoiler: bool = False


class Refusal(StrEnum):
    """Why something cannot be read; the value is the phrase that says so."""

    NOT_AN_IMAGE = "refusal-not-an-image"
    TOO_MANY_PIXELS = "refusal-too-many-pixels"
    DAMAGED = "refusal-damaged"
    AVIF = "refusal-avif"
    NO_MEMORY = "refusal-no-memory"
    TOO_BIG = "refusal-too-big"
    ANIMATION = "refusal-animation"
    VIDEO = "refusal-video"
    SOUND = "refusal-sound"
    PDF = "refusal-pdf"
    FILE = "refusal-file"
    STICKER = "refusal-sticker"
    GONE = "refusal-gone"
    TOO_SLOW = "refusal-too-slow"

    @classmethod
    def of(cls, error: UnreadableImageError | OverrunError) -> "Refusal":
        """Return the refusal that tells a person about ``error``."""
        return next(
            (refusal for kind, refusal in _MEANT if isinstance(error, kind)), cls.NOT_AN_IMAGE
        )

    @property
    def short(self) -> str:
        """The phrase for a line in an album's answer."""
        return _SHORT.get(self, "short-not-a-picture")


_MEANT = (
    (ImageTooLargeError, Refusal.TOO_MANY_PIXELS),
    (DamagedImageError, Refusal.DAMAGED),
    (AvifUnsupportedError, Refusal.AVIF),
    (OutOfMemoryError, Refusal.NO_MEMORY),
    (OverrunError, Refusal.TOO_SLOW),
)
_SHORT = {
    Refusal.NOT_AN_IMAGE: "short-not-an-image",
    Refusal.AVIF: "short-not-an-image",
    Refusal.NO_MEMORY: "short-too-large",
    Refusal.TOO_MANY_PIXELS: "short-too-large",
    Refusal.TOO_BIG: "short-too-large",
    Refusal.DAMAGED: "short-damaged",
    Refusal.GONE: "short-gone",
    Refusal.TOO_SLOW: "short-too-slow",
}
Attachment = Picture | Refusal


def attachment(message: Message | ExternalReplyInfo) -> Attachment | None:
    """Return what ``message`` carries, None where that is nothing to look at or listen to."""
    if message.photo:
        spoiler = bool(message.has_media_spoiler)
        return Picture(_useful_size(message.photo).file_id, spoiler)
    # An animation also comes as a document, so it has to be asked for first.
    if (refusal := _moving_or_sounding(message)) is not None:
        return refusal
    if message.sticker:
        return _sticker(message.sticker)
    return _document(message.document) if message.document else None


def _moving_or_sounding(message: Message | ExternalReplyInfo) -> Refusal | None:
    if message.animation:
        return Refusal.ANIMATION
    if message.video or message.video_note:
        return Refusal.VIDEO
    return Refusal.SOUND if message.voice or message.audio else None


def attachments(messages: Iterable[Message]) -> list[Attachment]:
    """Return what each of ``messages`` carries, in order."""
    return [found for found in map(attachment, messages) if found is not None]


def _useful_size(sizes: tuple[PhotoSize, ...]) -> PhotoSize:
    """Return the smallest size that the recognizer would not enlarge, or else the largest."""
    ordered = sorted(sizes, key=lambda size: size.width * size.height)
    useful = (size for size in ordered if max(size.width, size.height) >= USEFUL_SIDE)
    return next(useful, ordered[-1])


def _sticker(sticker: Sticker) -> Attachment:
    return Refusal.STICKER if sticker.is_animated or sticker.is_video else Picture(sticker.file_id)


def _document(document: Document) -> Attachment:
    kind = (document.mime_type or "").lower().partition("/")
    if kind[0] == "video":
        return Refusal.VIDEO
    if kind[0] == "audio":
        return Refusal.SOUND
    if kind[2] == "pdf":
        return Refusal.PDF
    # Phones send HEIC and the like without a type: there the bytes will tell.
    if kind[0] not in ("image", "") and kind[2] != "octet-stream":
        return Refusal.FILE
    if (document.file_size or 0) > FileSizeLimit.FILESIZE_DOWNLOAD:
        return Refusal.TOO_BIG
    return Picture(document.file_id)
