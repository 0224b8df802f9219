from pathlib import Path

import pytest

from bot.config import Settings, SettingsError
from tests.bot.locked import locked

TOKEN = "123456789:" + "AAE" * 10
KEY = "k" * 43 + "="


def settings(**given: str) -> Settings:
    return Settings.from_env({"BOT_TOKEN": TOKEN, **given})


def test_a_token_is_enough() -> None:
    chosen = settings()
    assert chosen.bot_token == TOKEN
    assert chosen.admin_ids == frozenset()
    assert chosen.telegram_api_url == "https://api.telegram.org"
    assert chosen.models_dir is None
    assert chosen.data_dir == Path("data")
    assert chosen.log_level == "INFO"
    # Who wants to be heard by others says so.
    assert (chosen.listen, chosen.metrics_listen) == ("127.0.0.1", "127.0.0.1")
    assert chosen.metrics_port is None


def test_everything_can_be_set(tmp_path: Path) -> None:
    chosen = settings(
        ADMIN_IDS=" 12, 34,",
        TELEGRAM_API_URL="http://localhost:8081/",
        MODELS_DIR=str(tmp_path),
        DATA_DIR="/var/lib/digit-bot",
        LOG_LEVEL="debug",
        PICTURES_PER_MINUTE="5",
        WEBHOOK_URL="https://bots.example.org/digits",
        WEBHOOK_SECRET="abc_DEF-123",
        PORT="80",
    )
    assert chosen.admin_ids == {12, 34}
    assert chosen.telegram_api_url == "http://localhost:8081"
    assert chosen.models_dir == tmp_path
    assert chosen.data_dir == Path("/var/lib/digit-bot")
    assert chosen.log_level == "DEBUG"
    assert chosen.pictures_per_minute == 5
    assert (chosen.webhook_url, chosen.webhook_secret, chosen.port) == (
        "https://bots.example.org/digits",
        "abc_DEF-123",
        80,
    )


@pytest.mark.parametrize(
    ("name", "value", "where"),
    [
        ("BOT_TOKEN", "", "@BotFather"),
        ("BOT_TOKEN", "my-token", "@BotFather"),
        ("ADMIN_IDS", "ada", "@userinfobot"),
        ("ADMIN_IDS", "-5", "@userinfobot"),
        ("TELEGRAM_API_URL", "localhost:8081", "leave the setting out"),
        ("TELEGRAM_API_URL", "http://[broken", "leave the setting out"),
        ("MODELS_DIR", "/no/such/folder", "leave the setting out"),
        ("LOG_LEVEL", "LOUD", "INFO"),
        ("PROXY_URL", "ftp://proxy.example.org", "socks5://"),
        ("HTTPS_PROXY", "http://proxy.example.org:port", "whoever runs the proxy"),
        ("all_proxy", "socks6://127.0.0.1:1080", "socks5://"),
        ("NO_PROXY", "localhost,fd00::/200", "fd00::/8"),
        ("PORT", "http", "8443"),
        ("PORT", "70000", "8443"),
        ("PICTURES_PER_MINUTE", "0", "30"),
        ("WEBHOOK_URL", "http://bots.example.org", "https://"),
        ("DATABASE_URL", "mysql://localhost/bot", "postgresql://"),
        ("ENCRYPTION_KEY", "k" * 44, "Fernet.generate_key"),
        ("ENCRYPTION_KEY", KEY + KEY, "Fernet.generate_key"),
        ("WEBHOOK_SECRET", "not allowed!", "secrets.token_urlsafe"),
    ],
)
def test_a_wrong_setting_is_one_sentence_that_says_what_and_where(
    name: str, value: str, where: str
) -> None:
    hook = {"WEBHOOK_URL": "https://bots.example.org", "WEBHOOK_SECRET": "abc"}
    given = hook if name in hook else {}
    with pytest.raises(SettingsError) as caught:
        settings(**given | {name: value})
    sentence = str(caught.value)
    assert name in sentence
    assert where in sentence
    assert "\n" not in sentence


def test_a_missing_token_is_told() -> None:
    with pytest.raises(SettingsError, match="BOT_TOKEN is missing"):
        Settings.from_env({})


def test_all_that_is_wrong_is_told_at_once() -> None:
    given = {"BOT_TOKEN": "x", "ADMIN_IDS": "ada", "PORT": "0", "LOG_LEVEL": "debug"}
    with pytest.raises(SettingsError) as caught:
        Settings.from_env(given)
    told = str(caught.value).splitlines()
    assert [line.split()[0] for line in told] == ["BOT_TOKEN", "ADMIN_IDS", "PORT"]


def test_secrets_do_not_show() -> None:
    proxy = "http://user:hidden@proxy.example.org:3128"
    chosen = settings(DATABASE_URL="postgresql://u:pw@h/d", ENCRYPTION_KEY=KEY, PROXY_URL=proxy)
    for secret in (TOKEN, "pw", "kkkk", "hidden"):
        assert secret not in repr(chosen)
    assert "hidden" in chosen.secrets


def test_a_proxy_is_taken_from_the_setting_or_the_environment() -> None:
    assert settings().proxy_url is None
    proxy = "socks5://127.0.0.1:1080"
    assert settings(PROXY_URL=proxy).proxy_url == proxy
    assert settings(https_proxy=proxy).proxy_url == proxy
    assert settings(https_proxy=proxy, NO_PROXY=".telegram.org").proxy_url is None
    local = settings(https_proxy=proxy, TELEGRAM_API_URL="http://127.0.0.1:8081")
    assert local.proxy_url is None


def test_each_of_several_keys_is_a_secret() -> None:
    older = "o" * 43 + "="
    assert {KEY, older} <= set(settings(ENCRYPTION_KEY=f"{KEY},{older}").secrets)


def test_the_example_names_every_setting() -> None:
    example = (Path(__file__).parents[3] / ".env.example").read_text()
    for name in Settings.__dataclass_fields__:
        assert f"{name.upper()}=" in example


def test_models_that_may_not_be_read_are_told(tmp_path: Path) -> None:
    inside = tmp_path / "models"
    inside.mkdir()
    with locked(tmp_path), pytest.raises(SettingsError, match="may be read"):
        settings(MODELS_DIR=str(inside))
    with locked(inside), pytest.raises(SettingsError, match="may be read"):
        settings(MODELS_DIR=str(inside))
