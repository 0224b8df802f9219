"""Connections to Telegram: direct, through an HTTP proxy, or through a SOCKS proxy."""

import ssl
from functools import cache

import certifi
from aiohttp import ClientSession, DummyCookieJar, TCPConnector
from aiohttp_socks import ProxyConnector, ProxyType
from yarl import URL

# The types of proxies, and whether the name of the server is left for them to look up.
_SOCKS = {
    "socks4": (ProxyType.SOCKS4, False),
    "socks4a": (ProxyType.SOCKS4, True),
    "socks5": (ProxyType.SOCKS5, True),
    "socks5h": (ProxyType.SOCKS5, True),
}


def session(proxy: str | None, user_agent: str) -> ClientSession:
    """Return an open session in the running loop, with any number of connections.

    ``proxy`` is an address as ``proxy_for`` returns it; the environment is not asked.
    """
    url = None if proxy is None else URL(proxy)
    socks = None if url is None else _socks(url)
    return ClientSession(
        connector=socks or TCPConnector(limit=0, ssl=_authorities()),
        proxy=None if socks else url,
        cookie_jar=DummyCookieJar(),
        headers={"User-Agent": user_agent},
    )


def _socks(url: URL) -> TCPConnector | None:
    if url.scheme not in _SOCKS:
        return None
    kind, asks_proxy = _SOCKS[url.scheme]
    return ProxyConnector(
        host=url.host or "",
        port=url.port or 0,
        proxy_type=kind,
        username=url.user,
        password=url.password,
        rdns=asks_proxy,
        limit=0,
        ssl=_authorities(),
    )


@cache
def _authorities() -> ssl.SSLContext:
    """Return whom to believe: the system's authorities, and Mozilla's, which some systems lack."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
