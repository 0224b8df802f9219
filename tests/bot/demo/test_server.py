"""The page's server: who is let in, and what the page is told."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.netutil import bind_sockets
from tornado.websocket import WebSocketClientConnection, websocket_connect

from bot.demo.cast import Cast
from bot.demo.server import PAGE, listening
from bot.demo.stage import Stage
from bot.demo.views import message_view
from bot.demo.words import words
from bot.fake_telegram.calls import Call
from bot.fake_telegram.gateway import answer
from bot.fake_telegram.telegram import FakeTelegram
from bot.i18n.phrases import LANGUAGES, Phrases
from tests.bot.fake_telegram.test_transport import picture


@pytest.fixture
def cast(telegram: FakeTelegram) -> Cast:
    return Cast.gather(telegram)


@pytest.fixture
async def page(telegram: FakeTelegram, cast: Cast) -> AsyncIterator[httpx.AsyncClient]:
    stage = Stage(telegram, cast)
    async with (
        listening(stage, bind_sockets(0, "127.0.0.1")) as port,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client,
    ):
        yield client


def sockets_address(page: httpx.AsyncClient) -> str:
    return str(page.base_url).replace("http:", "ws:").rstrip("/") + "/events"


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
async def test_others_are_refused(page: httpx.AsyncClient, headers: dict[str, str]) -> None:
    for path in ("/", "/app.js", "/events", "/file/x", "/samples/7.jpg"):
        assert (await page.get(path, headers=headers)).status_code == 403


async def test_another_site_can_send_nothing_and_hear_nothing(
    page: httpx.AsyncClient, cast: Cast
) -> None:
    body = {"chat": cast.chats[0].id, "person": cast.newcomer.id, "text": "hi"}
    evil = {"Origin": "http://evil.example"}
    assert (await page.post("/speak", content=json.dumps(body), headers=evil)).status_code == 403
    assert cast.chats[0].messages == []
    request = HTTPRequest(sockets_address(page), headers=evil)
    with pytest.raises(HTTPClientError, match="403"):
        await websocket_connect(request)


async def test_the_page_may_load_nothing_but_its_own_parts(page: httpx.AsyncClient) -> None:
    index = await page.get("/")
    assert index.status_code == 200
    assert "default-src 'none'" in index.headers["Content-Security-Policy"]
    assert index.headers["Cache-Control"] == "no-store"
    for name in ("app.js", "style.css", "samples/2026.jpg"):
        assert (await page.get(f"/{name}")).status_code == 200
    assert (await page.get("/../server.py")).status_code in (403, 404)
    assert (await page.get("/%2e%2e/server.py")).status_code in (403, 404)


async def heard(socket: WebSocketClientConnection, kind: str) -> dict[str, Any]:
    while True:
        event: dict[str, Any] = json.loads(await socket.read_message() or "")
        if event["kind"] == kind:
            return event


async def test_what_happens_in_a_chat_reaches_the_page(
    page: httpx.AsyncClient, cast: Cast, telegram: FakeTelegram
) -> None:
    socket = await websocket_connect(sockets_address(page))
    state = (await heard(socket, "state"))["state"]
    assert [chat["title"] for chat in state["chats"]] == [
        "Digit Bot",
        "Maths homework",
        "Digit Bot · as admin",
    ]
    fields = {"chat": cast.chats[1].id, "person": cast.pupils[0].id}
    sent = await page.post(
        "/pictures",
        data={**{name: str(value) for name, value in fields.items()}, "caption": "what is it?"},
        files=[("picture", (f"{number}.png", picture(), "image/png")) for number in range(3)],
    )
    assert sent.status_code == 204
    first = (await heard(socket, "message"))["message"]
    second = (await heard(socket, "message"))["message"]
    assert first["text"] == "what is it?"
    assert first["album"] == second["album"] is not None
    photo = await page.get(f"/{first['photo']['large']}")
    assert photo.headers["Content-Type"] == "image/jpeg"
    assert photo.content == cast.chats[1].messages[0].photo
    said = {**fields, "text": "/digit", "reply": first["id"]}
    await page.post("/speak", content=json.dumps(said))
    assert cast.chats[1].last.reply_to is cast.chats[1].messages[0]
    assert len(cast.chats[1].messages) == 4
    socket.close()
    while await socket.read_message() is not None:
        pass


async def test_what_is_no_photo_goes_as_a_file(page: httpx.AsyncClient, cast: Cast) -> None:
    fields = {"chat": str(cast.chats[0].id), "person": str(cast.newcomer.id)}
    files = {"picture": ("scan.pdf", b"%PDF-1.4", "application/pdf")}
    assert (await page.post("/pictures", data=fields, files=files)).status_code == 204
    assert cast.chats[0].last.content["document"]["file_name"] == "scan.pdf"


async def test_a_reply_to_a_file_quotes_its_name(cast: Cast) -> None:
    chat, person = cast.chats[0], cast.newcomer
    file = await person.send_document(chat, b"%PDF-1.4", name="scan.pdf", mime="application/pdf")
    reply = message_view(await person.send_text(chat, "?", reply_to=file), cast.phrases)["reply"]
    assert reply["text"] == "scan.pdf"


async def test_an_empty_file_is_refused_and_not_swallowed(
    page: httpx.AsyncClient, cast: Cast
) -> None:
    fields = {"chat": str(cast.chats[0].id), "person": str(cast.newcomer.id)}
    files = {"picture": ("seven.png", b"", "image/png")}
    refused = await page.post("/pictures", data=fields, files=files)
    assert refused.status_code == 400
    assert refused.text == "there is nothing in that file"
    assert cast.chats[0].messages == []


async def test_the_page_is_told_its_words_in_the_language_that_is_chosen(
    page: httpx.AsyncClient, cast: Cast
) -> None:
    socket = await websocket_connect(sockets_address(page))
    words = (await heard(socket, "state"))["state"]["words"]
    assert (words["language"], words["direction"]) == ("en", "ltr")
    assert words["said"]["demo-reply-to"] == "Reply to {name}"
    assert [one["code"] for one in words["languages"]] == list(LANGUAGES)
    group = cast.chats[1]
    group.add_bot(cast.pupils[1])
    chosen = await page.post("/language", content=json.dumps({"language": "ar"}))
    assert chosen.status_code == 204
    state = (await heard(socket, "state"))["state"]
    assert (state["words"]["language"], state["words"]["direction"]) == ("ar", "rtl")
    assert state["words"]["said"]["demo-reply-to"] == "ردّ على \u2068{name}\u2069"
    assert [chat["title"] for chat in state["chats"]][1] == "واجب الرياضيات"
    assert state["chats"][1]["subtitle"] == "3 أعضاء".replace("3", "\u20683\u2069")
    added = state["chats"][1]["messages"][0]["service"]
    assert "Noah" in added
    assert "أضاف" in added or "إضافة" in added
    refused = await page.post("/language", content=json.dumps({"language": "tlh"}))
    assert refused.status_code == 400
    socket.close()
    while await socket.read_message() is not None:
        pass


def test_every_word_that_the_page_says_is_there_and_no_other() -> None:
    said = set(words(Phrases("en"))["said"])
    page = "".join(path.read_text("utf-8") for path in PAGE.iterdir() if path.suffix != ".svg")
    server = "".join(path.read_text("utf-8") for path in PAGE.parent.glob("*.py"))
    wanted = {
        f"demo-{key}"
        for key in re.findall(r"""data-(?:say|label)="([\w-]+)"|\bsay\(\s*"([\w-]+)\"""", page)
        for key in key
        if key
    }
    assert wanted <= said
    unused = {key for key in said - wanted if f'"{key}"' not in server}
    assert {key for key in unused if f'"{key.removeprefix("demo-")}"' not in page} == set()


async def test_nonsense_is_refused(page: httpx.AsyncClient, cast: Cast) -> None:
    known = {"chat": cast.chats[0].id, "person": cast.newcomer.id}
    odd = json.dumps({**known, "reply": "x", "message": "x"})
    for body in ("", "[]", "{}", '{"chat": 1, "person": 1}', '{"chat": "x"}', odd):
        assert (await page.post("/speak", content=body)).status_code == 400
        assert (await page.post("/press", content=body)).status_code == 400


async def test_a_press_brings_back_the_answer(
    page: httpx.AsyncClient, cast: Cast, telegram: FakeTelegram
) -> None:
    chat = cast.chats[0]
    post = chat.add(telegram.account.user(), {"text": "Right?"})
    fields = {"chat": chat.id, "person": cast.newcomer.id, "message": post.id, "data": "yes"}
    asking = asyncio.create_task(page.post("/press", content=json.dumps(fields)))
    presses = await telegram.wait_for(lambda: list(telegram.presses))
    query = {"callback_query_id": presses[0], "text": "Noted", "show_alert": True}
    await answer(telegram, telegram.account.token, Call("answerCallbackQuery", query))
    assert (await asking).json() == {"text": "Noted", "alert": True}
    assert telegram.updates.waiting[0]["callback_query"]["data"] == "yes"
