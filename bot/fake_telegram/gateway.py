"""Gateway: the Bot API's front door, one call or download in, its answer out."""

import json

from bot.fake_telegram.calls import Call
from bot.fake_telegram.errors import ApiError, Json
from bot.fake_telegram.methods import METHODS
from bot.fake_telegram.telegram import FakeTelegram


async def answer(telegram: FakeTelegram, token: str, call: Call) -> tuple[int, Json]:
    """The HTTP status and the JSON body for one call; Unreachable where a fault asks for it."""
    try:
        _check(telegram, token)
        method = METHODS.get(call.method.lower(), _unknown)
        async with telegram.taking(call):
            telegram.faults.strike(call.method, after=False)
            result = await method(telegram, call)
            telegram.faults.strike(call.method, after=True)
    except ApiError as error:
        return error.code, error.body()
    return 200, {"ok": True, "result": result}


async def download(telegram: FakeTelegram, token: str, path: str) -> tuple[int, bytes]:
    """The HTTP status and the bytes of a file."""
    try:
        _check(telegram, token)
        async with telegram.taking(Call("download", {"path": path})):
            telegram.faults.strike("download", after=False)
            return 200, telegram.files.download(path)
    except ApiError as error:
        return error.code, json.dumps(error.body()).encode()


async def _unknown(telegram: FakeTelegram, call: Call) -> object:
    raise ApiError(404, "Not Found: method not found")


def _check(telegram: FakeTelegram, token: str) -> None:
    if token != telegram.account.token:
        raise ApiError(401, "Unauthorized")
