"""Which proxy leads to Telegram, by a setting or the environment."""

import pytest

from bot.transport.errors import ProxyError
from bot.transport.proxy import password_in, proxy_for, shown

TELEGRAM = "https://api.telegram.org"
LOCAL = "http://localhost:8081"


@pytest.mark.parametrize(
    ("address", "environ", "proxy"),
    [
        (TELEGRAM, {}, None),
        (TELEGRAM, {"HTTPS_PROXY": "http://proxy.example:3128"}, "http://proxy.example:3128"),
        (TELEGRAM, {"https_proxy": "http://a:1", "HTTPS_PROXY": "http://b:2"}, "http://a:1"),
        (TELEGRAM, {"HTTP_PROXY": "http://proxy.example:3128"}, None),
        (LOCAL, {"HTTP_PROXY": "http://proxy.example:3128"}, "http://proxy.example:3128"),
        (TELEGRAM, {"ALL_PROXY": "socks5://127.0.0.1:9050"}, "socks5://127.0.0.1:9050"),
        (TELEGRAM, {"all_proxy": "socks5://a:1", "HTTPS_PROXY": "http://b:2"}, "http://b:2"),
        (TELEGRAM, {"HTTPS_PROXY": "", "ALL_PROXY": "http://b:2"}, "http://b:2"),
        (TELEGRAM, {"HTTPS_PROXY": "proxy.example:3128"}, "http://proxy.example:3128"),
        (TELEGRAM, {"HTTPS_PROXY": "http://proxy.example"}, "http://proxy.example:80"),
        (TELEGRAM, {"HTTPS_PROXY": "socks5h://proxy.example/"}, "socks5h://proxy.example:1080"),
        (TELEGRAM, {"HTTPS_PROXY": "http://a:1", "NO_PROXY": "telegram.org"}, None),
        (TELEGRAM, {"HTTPS_PROXY": "http://a:1", "no_proxy": "*"}, None),
        (LOCAL, {"ALL_PROXY": "http://a:1", "NO_PROXY": "localhost:8081"}, None),
        (LOCAL, {"ALL_PROXY": "http://a:1", "NO_PROXY": "localhost:80"}, "http://a:1"),
        ("http://[fd00::1]:8081", {"ALL_PROXY": "http://a:1", "NO_PROXY": "fd00::/8"}, None),
        (TELEGRAM, {"PROXY_URL": "socks5://u:p@a:1", "HTTPS_PROXY": "x:x"}, "socks5://u:p@a:1"),
        (LOCAL, {"PROXY_URL": "http://a:1", "NO_PROXY": "localhost"}, "http://a:1"),
    ],
)
def test_the_proxy_for_an_address(address: str, environ: dict[str, str], proxy: str | None) -> None:
    assert proxy_for(address, environ) == proxy


@pytest.mark.parametrize(
    "url",
    [
        "ftp://proxy.example:21",
        "socks://proxy.example:1080",
        "http://",
        "http://:3128",
        "http://proxy.example:port",
        "http://proxy.example:70000",
        "http://proxy.example:0",
        "http://[fd00::1:3128",
        "http://proxy example:3128",
        "//proxy.example",
    ],
)
@pytest.mark.parametrize("name", ["PROXY_URL", "HTTPS_PROXY", "https_proxy", "ALL_PROXY"])
def test_a_malformed_proxy_is_one_sentence_without_its_content(name: str, url: str) -> None:
    with pytest.raises(ProxyError) as refused:
        proxy_for(TELEGRAM, {name: url})
    said = str(refused.value)
    assert said.startswith(f"{name} must be the address of a proxy")
    assert "\n" not in said
    assert "socks5" in said


def test_a_password_is_in_no_sentence() -> None:
    with pytest.raises(ProxyError) as refused:
        proxy_for(TELEGRAM, {"HTTPS_PROXY": "http://user:s3cret@proxy.example:x"})
    assert "s3cret" not in str(refused.value)


def test_a_malformed_exception_is_told_even_without_a_proxy() -> None:
    with pytest.raises(ProxyError, match="NO_PROXY has the entry 'fd00::/200'"):
        proxy_for(TELEGRAM, {"NO_PROXY": "localhost, fd00::/200"})


def test_what_is_shown_of_a_proxy_is_where_it_is() -> None:
    url = "socks5://user:s3cret@proxy.example:1080"
    assert shown(url) == "socks5://proxy.example:1080"
    assert password_in(url) == "s3cret"
    assert password_in("http://proxy.example:80") is None
