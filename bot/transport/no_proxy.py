"""NO_PROXY: the hosts that are reached without the environment's proxy.

The entries are those that curl and Go know: ``*``, host names, which stand for everything under
them, too, IP addresses, and ranges of addresses such as ``10.0.0.0/8`` or ``fd00::/8``; names and
addresses with a port behind them (``[::1]:8081``) are for that port only.
"""

import ipaddress
import re

from bot.transport.errors import ProxyError

_WITH_PORT = re.compile(r"([^:]+|\[.+\]):(\d{1,5})")
_BRACKETED = re.compile(r"\[([^\[\]]+)\]")
_NAME = re.compile(r"(\*?\.)?\w[\w.-]*")
Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Range = ipaddress.IPv4Network | ipaddress.IPv6Network


def exempts(no_proxy: str, host: str, port: int) -> bool:
    """Say whether ``host`` (a name, or an address without brackets) is reached directly.

    Raises ProxyError where ``no_proxy`` holds anything else than entries and commas.
    """
    entries = filter(None, re.split(r"[,\s]+", no_proxy.lower()))
    # All of them are looked at: what is malformed is told wherever it stands.
    covering = [_covers(entry, host.lower().rstrip("."), port) for entry in entries]
    return any(covering)


def _covers(entry: str, host: str, port: int) -> bool:
    whole, port_only = entry, port
    if match := _WITH_PORT.fullmatch(entry):
        entry, port_only = match[1], int(match[2])
    if entry == "*":
        return port == port_only
    if (addresses := _range(entry)) is not None:
        address = _address(host)
        return port == port_only and address is not None and address in addresses
    if not _NAME.fullmatch(entry):
        raise ProxyError(
            f"NO_PROXY has the entry {whole!r}, which is neither a host name nor an IP address "
            "nor a range such as 10.0.0.0/8 or fd00::/8: correct it, or leave it out."
        )
    name = entry.removeprefix("*").strip(".")
    return port == port_only and (host == name or host.endswith(f".{name}"))


def _range(entry: str) -> Range | None:
    bracketed = _BRACKETED.fullmatch(entry)
    try:
        return ipaddress.ip_network(bracketed[1] if bracketed else entry, strict=False)
    except ValueError:
        return None


def _address(host: str) -> Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
