import io
import json
import logging
import subprocess
import sys
from collections.abc import Iterator

import pytest

from bot.cli import logs
from bot.fake_telegram.http import serve
from bot.fake_telegram.telegram import FakeTelegram
from bot.transport.aiohttp_request import AiohttpRequest


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    # basicConfig(force=True) would close pytest's own handlers.
    root.handlers = []
    yield
    root.handlers, root.level = handlers, level
    for name in ("bot", "recognizer"):
        logging.getLogger(name).setLevel(logging.NOTSET)


def test_the_token_appears_in_no_line_and_no_traceback() -> None:
    stream = io.StringIO()
    logs.set_up("DEBUG", ["123:secret"], stream)
    log = logging.getLogger("bot.somewhere")
    log.info("calling %s", "https://api.telegram.org/bot123:secret/getMe")
    try:
        int("123:secret")
    except ValueError:
        log.exception("oh")
    assert "123:secret" not in stream.getvalue()
    assert "bot***/getMe" in stream.getvalue()
    assert "Traceback" in stream.getvalue()


async def test_the_http_client_does_not_log_addresses(telegram: FakeTelegram) -> None:
    stream = io.StringIO()
    logs.set_up("DEBUG", [], stream)
    token = telegram.account.token
    async with serve(telegram) as address, AiohttpRequest() as request:
        assert (await request.do_request(f"{address}/bot{token}/getMe", "POST"))[0] == 200
    assert token not in stream.getvalue()


def test_debugging_does_not_write_out_other_peoples_messages() -> None:
    stream = io.StringIO()
    logs.set_up("DEBUG", [], stream)
    logging.getLogger("telegram.ext.Application").debug("Processing update %s", "a secret")
    logging.getLogger("bot.photos.fetching").debug("ours")
    assert "a secret" not in stream.getvalue()
    assert "ours" in stream.getvalue()


def stderr_of(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stderr


@pytest.mark.slow
def test_loading_the_model_says_nothing() -> None:
    assert stderr_of("from bot.readers.recognition import load; load(None)") == ""


def test_json_has_an_object_a_line_in_which_no_secret_appears() -> None:
    stream = io.StringIO()
    secret = 'pass"word ü'  # noqa: S105 - opens nothing
    logs.set_up("INFO", [secret], stream, kind="json")
    log = logging.getLogger("bot.somewhere")
    log.warning("update=%d with %s", 7, secret)
    try:
        int(secret)
    except ValueError:
        log.exception("oh")
    first, second = map(json.loads, stream.getvalue().splitlines())
    assert first["level"] == "WARNING"
    assert first["logger"] == "bot.somewhere"
    assert first["message"] == "update=7 with ***"
    assert first["time"]
    assert "ValueError" in second["exc_info"]
    assert "***" in second["exc_info"]


def test_requests_that_make_no_sense_fill_no_log() -> None:
    stream = io.StringIO()
    logs.set_up("INFO", [], stream)
    logging.getLogger("tornado.general").info("Malformed HTTP request")
    assert stream.getvalue() == ""
