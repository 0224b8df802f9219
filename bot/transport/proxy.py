"""Which proxy leads to Telegram, if any: a setting's, or the environment's."""

from collections.abc import Mapping
from urllib.parse import urlsplit, urlunsplit

from bot.transport.errors import ProxyError
from bot.transport.no_proxy import exempts

SETTING = "PROXY_URL"
VARIABLES = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY")
# With the ports that stand for them where none is given.
SCHEMES = {
    "http": 80,
    "https": 443,
    "socks4": 1080,
    "socks4a": 1080,
    "socks5": 1080,
    "socks5h": 1080,
}


def proxy_for(address: str, environ: Mapping[str, str]) -> str | None:
    """Return the address of the proxy for ``address``, None where it is reached directly.

    PROXY_URL goes before HTTPS_PROXY or HTTP_PROXY, by the scheme of ``address``, and these before
    ALL_PROXY; NO_PROXY is about these three, whose small letters go before their capitals, as in
    other programs. Raises ProxyError where one of those that count is malformed.
    """
    if url := environ.get(SETTING):
        return parsed(SETTING, url)
    target = urlsplit(address)
    exempt = exempts(
        _either("NO_PROXY", environ)[1],
        target.hostname or "",
        target.port or SCHEMES.get(target.scheme, 0),
    )
    for variable in (f"{target.scheme.upper()}_PROXY", "ALL_PROXY"):
        name, url = _either(variable, environ)
        if url:
            return None if exempt else parsed(name, url)
    return None


def parsed(name: str, url: str) -> str:
    """Return ``url``, which the variable ``name`` holds, with scheme and port; raise ProxyError."""
    whole = url if "://" in url else f"http://{url}"
    try:
        parts = urlsplit(whole)
        host, port, default = parts.hostname, parts.port, SCHEMES.get(parts.scheme)
    except ValueError:
        host, port, default = None, None, None
    # Not repeated in the sentence: it may hold a password.
    if not host or port == 0 or default is None or any(one.isspace() for one in whole):
        raise ProxyError(
            f"{name} must be the address of a proxy, such as http://proxy.example.org:3128 or "
            f"socks5://127.0.0.1:1080 (known are {', '.join(SCHEMES)}): take it from whoever runs "
            "the proxy, or leave it out."
        )
    at = parts.netloc if port else f"{parts.netloc.rstrip(':')}:{default}"
    return urlunsplit((parts.scheme, at, "", "", ""))


def shown(url: str) -> str:
    """Return the address of a proxy without the user and the password in it."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def password_in(url: str) -> str | None:
    """Return the password in the address of a proxy, as it is written there."""
    return urlsplit(url).password


def _either(variable: str, environ: Mapping[str, str]) -> tuple[str, str]:
    """Return the name that is given, in small letters or capitals, and its value, perhaps empty."""
    names = (variable.lower(), variable)
    return next(((name, environ[name]) for name in names if environ.get(name)), (variable, ""))
