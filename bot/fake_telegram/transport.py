"""The transport that stands in python-telegram-bot where HTTP stands."""

import json
import re
from collections.abc import Mapping
from typing import IO
from urllib.parse import unquote

from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.fake_telegram.calls import Call
from bot.fake_telegram.errors import Unreachable
from bot.fake_telegram.gateway import answer, download
from bot.fake_telegram.telegram import FakeTelegram

_METHOD = re.compile(r"/bot([^/]+)/([A-Za-z]+)$")
_FILE = re.compile(r"/file/bot([^/]+)/(.+)$")


class FakeRequest(BaseRequest):
    """Hands the library's requests to a FakeTelegram of the same event loop."""

    def __init__(self, telegram: FakeTelegram) -> None:
        self._telegram = telegram

    @property
    def read_timeout(self) -> float | None:
        """How long the library lets a request take, in seconds."""
        return 5.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *_: object,
        **__: object,
    ) -> tuple[int, bytes]:
        """One call or download; timeouts mean nothing here."""
        address = unquote(url)
        try:
            if match := _FILE.search(address):
                return await download(self._telegram, *match.groups())
            if not (match := _METHOD.search(address)):
                return 404, b'{"ok":false,"error_code":404,"description":"Not Found"}'
            token, name = match.groups()
            fields = request_data.json_parameters if request_data else {}
            files = _files(request_data.multipart_data) if request_data else {}
            status, body = await answer(self._telegram, token, Call.of(name, fields, files))
        except Unreachable as broken:
            raise (TimedOut() if broken.timeout else NetworkError(str(broken))) from broken
        return status, json.dumps(body).encode()


def _files(parts: Mapping[str, tuple[str, bytes | IO[bytes], str]]) -> dict[str, bytes]:
    return {
        name: content if isinstance(content, bytes) else content.read()
        for name, (_, content, _) in parts.items()
    }
