"""The Bot API's methods, each a function of the server and the call."""

from collections.abc import Awaitable, Callable, Mapping

from bot.fake_telegram.calls import Call
from bot.fake_telegram.methods import editing, membership, polling, profile, sending
from bot.fake_telegram.telegram import FakeTelegram

Method = Callable[[FakeTelegram, Call], Awaitable[object]]

METHODS: Mapping[str, Method] = {
    name.lower(): method
    for part in (editing, membership, polling, profile, sending)
    for name, method in part.METHODS.items()
}
