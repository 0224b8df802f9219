"""A request's body: the parameters, and the files if there are any, in the form that they need."""

import asyncio
from io import BytesIO
from typing import Self

from aiohttp import FormData, Payload
from aiohttp.abc import AbstractStreamWriter
from telegram.request import RequestData

_FORM = "application/x-www-form-urlencoded"
# What the connection takes at once without waiting for the other side.
_PIECE = 64 * 1024


class Body(Payload):
    """Bytes of which the server has to take each piece within some seconds.

    They are put together before they are sent: the client would hand over every parameter, and
    what stands around it, in a system call of its own.
    """

    def __init__(self, content: bytes, content_type: str, seconds: float | None) -> None:
        """Let the server take ``seconds`` for each piece, or as long as it likes."""
        super().__init__(content, content_type=content_type)
        self._content = content
        self._size = len(content)
        self._seconds = seconds

    @classmethod
    async def of(cls, data: RequestData, seconds: float | None) -> Self:
        """Return the body for ``data``, multipart where it has files."""
        if not data.contains_files:
            return cls(data.url_encoded_parameters().encode(), _FORM, seconds)
        # Names of files may be in any script, and stay as they are.
        form = FormData(data.json_parameters, quote_fields=False)
        for name, (filename, content, kind) in data.multipart_data.items():
            stream = BytesIO(content) if isinstance(content, bytes) else content
            form.add_field(name, stream, filename=filename, content_type=kind)
        parts = form()
        return cls(await parts.as_bytes(), parts.content_type, seconds)

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        """Return the bytes as text."""
        return self._content.decode(encoding, errors)

    async def write(self, writer: AbstractStreamWriter) -> None:
        """Send everything; raise TimeoutError where a piece is not taken in time."""
        content = memoryview(self._content)
        for start in range(0, len(content), _PIECE):
            async with asyncio.timeout(self._seconds):
                await writer.write(content[start : start + _PIECE])
