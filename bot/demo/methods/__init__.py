"""The Bot API's methods, each a function of the server and the call."""

from collections.abc import Awaitable, Callable, Mapping

from bot.demo.calls import Call
from bot.demo.methods import editing, membership, polling, profile, sending
from bot.demo.telegram import FakeTelegram

Method = Callable[[FakeTelegram, Call], Awaitable[object]]

METHODS: Mapping[str, Method] = {
    name.lower(): method
    for part in (editing, membership, polling, profile, sending)
    for name, method in part.METHODS.items()
}
