"""Exceptions to the proxy: names, addresses, ranges, ports."""

import pytest

from bot.transport.errors import ProxyError
from bot.transport.no_proxy import exempts


@pytest.mark.parametrize(
    ("no_proxy", "host", "port", "exempt"),
    [
        ("", "api.telegram.org", 443, False),
        ("*", "api.telegram.org", 443, True),
        ("telegram.org", "api.telegram.org", 443, True),
        (".telegram.org", "api.telegram.org", 443, True),
        ("*.telegram.org", "api.telegram.org", 443, True),
        (".telegram.org", "telegram.org", 443, True),
        ("egram.org", "api.telegram.org", 443, False),
        ("API.Telegram.ORG", "api.telegram.org", 443, True),
        ("other.org, telegram.org", "api.telegram.org", 443, True),
        ("other.org telegram.org", "api.telegram.org", 443, True),
        (",, telegram.org,", "api.telegram.org", 443, True),
        ("telegram.org:443", "api.telegram.org", 443, True),
        ("telegram.org:8443", "api.telegram.org", 443, False),
        ("localhost,127.0.0.1,::1", "127.0.0.1", 8081, True),
        ("127.0.0.1:8081", "127.0.0.1", 8081, True),
        ("127.0.0.1:8082", "127.0.0.1", 8081, False),
        ("10.0.0.0/8", "10.20.30.40", 8081, True),
        ("10.0.0.7/8", "10.20.30.40", 8081, True),
        ("10.0.0.0/8", "11.20.30.40", 8081, False),
        ("10.0.0.0/8", "fd00::1", 8081, False),
        ("fd00::/8", "fd12:3456::1", 8081, True),
        ("fd00::/8", "fe80::1", 8081, False),
        ("::1", "::1", 8081, True),
        ("0:0:0:0:0:0:0:1", "::1", 8081, True),
        ("[::1]", "::1", 8081, True),
        ("[::1]:8081", "::1", 8081, True),
        ("[::1]:8082", "::1", 8081, False),
        ("fd00::/8", "api.telegram.org", 443, False),
        ("1.2.3.4", "api.telegram.org", 443, False),
    ],
)
def test_exceptions(no_proxy: str, host: str, port: int, *, exempt: bool) -> None:
    assert exempts(no_proxy, host, port) is exempt


@pytest.mark.parametrize(
    "entry",
    [
        "fd00::/200",
        "10.0.0.0/64",
        "http://localhost",
        "[::1",
        "::1]",
        "a:b:c",
        "ex*mple.org",
        ":80",
    ],
)
def test_what_is_no_entry_is_one_sentence_wherever_it_stands(entry: str) -> None:
    with pytest.raises(ProxyError) as refused:
        exempts(f"*,{entry},localhost", "api.telegram.org", 443)
    said = str(refused.value)
    assert said.startswith(f"NO_PROXY has the entry {entry!r}")
    assert "\n" not in said
