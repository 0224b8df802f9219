"""Files as Telegram keeps them; photos re-encoded in several sizes."""

import hashlib
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count

import cv2
import numpy as np
from numpy.typing import NDArray

from bot.fake_telegram.errors import ApiError, Json, bad_request

DOWNLOAD_LIMIT = 20 * 1024 * 1024
PHOTO_LIMIT = 10 * 1024 * 1024
_SIDES = (90, 320, 800, 1280)
_QUALITY = 87
_PNG = b"\x89PNG"
Pixels = NDArray[np.uint8]


@dataclass(frozen=True)
class StoredFile:
    """A file on Telegram's servers. ``size`` is what it claims to be, in bytes."""

    file_id: str
    unique_id: str
    data: bytes = field(repr=False)
    size: int
    path: str

    def json(self) -> Json:
        """The file as the Bot API shows it."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": self.size}


class Files:
    """All files, by id and by the path that getFile tells."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}
        self._numbers = count(1)

    def add(self, data: bytes, folder: str, suffix: str, size: int | None = None) -> StoredFile:
        """Keep ``data``; ``size`` stands in for files too large to make in earnest."""
        number = next(self._numbers)
        unique = hashlib.sha256(data + folder.encode()).hexdigest()[:16]
        stored = StoredFile(
            file_id=f"AgAC{folder[:2].upper()}{number:06d}{unique}",
            unique_id=unique,
            data=data,
            size=len(data) if size is None else size,
            path=f"{folder}/file_{number}{suffix}",
        )
        self._by_id[stored.file_id] = self._by_path[stored.path] = stored
        return stored

    def get(self, file_id: str) -> StoredFile:
        """The file of that id; refuses with 400 for an unknown one."""
        if file_id not in self._by_id:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        return self._by_id[file_id]

    def download(self, path: str) -> bytes:
        """What the file address delivers; refuses with 404 for an unknown path."""
        if path not in self._by_path:
            raise ApiError(404, "Not Found")
        return self._by_path[path].data

    def add_photo(self, data: bytes) -> list[Json]:
        """Keep a photo the way Telegram does; the PhotoSizes, smallest first.

        JPEG, upright, the longest side at most 1280 pixels. Refuses with 400 what is no picture,
        too large or too long and thin.
        """
        if len(data) > PHOTO_LIMIT:
            raise ApiError(413, "Request Entity Too Large")
        sizes = []
        for width, height, encoded in _photo_sizes(data):
            stored = self.add(encoded, "photos", ".jpg")
            sizes.append({**stored.json(), "width": width, "height": height})
        return sizes


@lru_cache(maxsize=256)
def _photo_sizes(data: bytes) -> tuple[tuple[int, int, bytes], ...]:
    pixels = _decoded(data)
    height, width = pixels.shape[:2]
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    longest = max(width, height)
    sides = [side for side in _SIDES if side < longest]
    sides.append(min(longest, _SIDES[-1]))
    return tuple(_encoded(pixels, side / longest) for side in sorted(set(sides)))


def _decoded(data: bytes) -> Pixels:
    """Upright BGR; what is transparent becomes white, as Telegram's apps send it."""
    mode = cv2.IMREAD_UNCHANGED if data.startswith(_PNG) else cv2.IMREAD_COLOR
    try:
        pixels = cv2.imdecode(np.frombuffer(data, np.uint8), mode) if data else None
    except cv2.error:
        pixels = None
    if pixels is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if pixels.dtype == np.uint16:
        pixels = np.asarray(pixels // 257, np.uint8)
    if pixels.ndim == 2:
        return cv2.cvtColor(pixels, cv2.COLOR_GRAY2BGR).astype(np.uint8)
    if pixels.shape[2] == 4:
        opacity = pixels[:, :, 3:].astype(np.float32) / 255
        return (pixels[:, :, :3] * opacity + 255 * (1 - opacity)).astype(np.uint8)
    return pixels.astype(np.uint8)


def _encoded(pixels: Pixels, scale: float) -> tuple[int, int, bytes]:
    if scale < 1:
        size = (max(round(pixels.shape[1] * scale), 1), max(round(pixels.shape[0] * scale), 1))
        pixels = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
    _, encoded = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    return pixels.shape[1], pixels.shape[0], encoded.tobytes()
