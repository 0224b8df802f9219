"""The web server behind the demo's chat page."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from socket import socket
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.web import Application, HTTPError, StaticFileHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from bot.demo.cast import Cast
from bot.demo.guard import Guarded
from bot.demo.views import about, chat_view, message_view, state
from bot.fake_telegram.chats import Chat
from bot.fake_telegram.people import Person
from bot.fake_telegram.posts import Post
from bot.fake_telegram.refusals import Json, Refusal
from bot.fake_telegram.telegram import FakeTelegram
from bot.i18n.phrases import LANGUAGES

PAGE = Path(__file__).parent / "page"
SAMPLES = Path(__file__).parent / "samples"
"""Photos to try, named by what they say; the project's own photo studio made them."""

_UPLOAD_LIMIT = 64 * 1024 * 1024
_ALBUM = 10
_WAIT_FOR_ANSWER = 15.0


@dataclass(frozen=True)
class Stage:
    """What the handlers work on."""

    telegram: FakeTelegram
    cast: Cast
    pages: set[WebSocketHandler] = field(default_factory=set)


class _Handler(Guarded):
    def initialize(self) -> None:
        self.stage: Stage = self.settings["stage"]

    def who(self, fields: Json) -> tuple[Chat, Person, Post | None]:
        """Return the chat, the person and the message replied to that ``fields`` name."""
        try:
            chat = self.stage.cast.chat(int(fields["chat"]))
            person = self.stage.cast.person(chat, int(fields["person"]))
            reply = chat.posts.get(int(fields.get("reply") or 0))
        except (LookupError, TypeError, ValueError):
            raise HTTPError(400, reason="No such chat, person or message") from None
        return chat, person, reply


class _Speak(_Handler):
    async def post(self) -> None:
        """Send a text."""
        fields = self._fields()
        chat, person, reply = self.who(fields)
        text = str(fields.get("text", "")).strip()[:4096]
        if text:
            await person.send_text(chat, text, reply_to=reply)
        self.set_status(204)

    def _fields(self) -> Json:
        try:
            fields = json.loads(self.request.body)
        except ValueError:
            fields = None
        if not isinstance(fields, dict):
            raise HTTPError(400, reason="Not a JSON object")
        return fields


class _Press(_Speak):
    async def post(self) -> None:
        """Press a button; the answer is what pops up."""
        fields = self._fields()
        _, person, post = self.who({**fields, "reply": fields.get("message")})
        if post is None or post.deleted:
            raise HTTPError(404, reason="No such message")
        press = await person.press(post, data=str(fields.get("data", "")))
        try:
            await self.stage.telegram.wait_for(lambda: press.answer, _WAIT_FOR_ANSWER)
        except TimeoutError:
            await self.finish({"text": "The bot did not answer.", "alert": False})
            return
        answer = press.answer or {}
        await self.finish({"text": answer.get("text", ""), "alert": bool(answer.get("show_alert"))})


class _Language(_Speak):
    async def post(self) -> None:
        """Switch everybody's app to a language."""
        language = str(self._fields().get("language"))
        if language not in LANGUAGES:
            raise HTTPError(400, reason="No such language")
        self.stage.cast.speak(language)
        self.stage.telegram.stir("menu")
        self.set_status(204)


class _Pictures(_Handler):
    async def post(self) -> None:
        """Send pictures: one, or albums of up to ten; as photos unless files are asked for."""
        fields = {name: values[-1].decode() for name, values in self.request.arguments.items()}
        chat, person, reply = self.who(fields)
        parts = self.request.files.get("picture", [])
        if not all(part["body"] for part in parts):
            raise HTTPError(400, reason="There is nothing in that file")
        for start in range(0, len(parts), _ALBUM):
            batch = parts[start : start + _ALBUM]
            album = self.stage.telegram.new_album() if len(batch) > 1 else None
            for position, part in enumerate(batch):
                caption = fields.get("caption", "")[:1024] if start + position == 0 else ""
                as_file = fields.get("as") == "file"
                details: Json = {"caption": caption, "reply_to": reply, "media_group": album}
                await _send(person, chat, part, as_file=as_file, details=details)
        self.set_status(204)


async def _send(person: Person, chat: Chat, part: Any, *, as_file: bool, details: Json) -> None:  # noqa: ANN401 - tornado's HTTPFile has no type of its own
    if not as_file:
        try:
            await person.send_photo(chat, part["body"], **details)
        except Refusal:  # an app, too, sends as a file what it cannot turn into a photo
            as_file = True
    if as_file:
        name, mime = part["filename"], part["content_type"]
        await person.send_document(chat, part["body"], name=name, mime=mime, **details)


class _File(_Handler):
    def get(self, file_id: str) -> None:
        """Show a photo of a message."""
        try:
            data = self.stage.telegram.files.get(file_id).data
        except Refusal:
            raise HTTPError(404) from None
        self.set_header("Content-Type", "image/jpeg")
        self.set_header("Cache-Control", "private, max-age=3600")
        self.finish(data)


class _Page(Guarded, StaticFileHandler):
    """The page's own files, and the samples."""


class _Events(_Handler, WebSocketHandler):
    """Tells a page everything at first, then what changes."""

    def check_origin(self, origin: str) -> bool:
        """``prepare`` has checked it."""
        return True

    def open(self) -> None:
        """Begin."""
        self._tell({"kind": "state", "state": state(self.stage.cast, _samples())})
        self.stage.telegram.watchers.append(self._watch)
        self.stage.pages.add(self)

    def on_close(self) -> None:
        """End."""
        self.stage.pages.discard(self)
        if self._watch in self.stage.telegram.watchers:
            self.stage.telegram.watchers.remove(self._watch)

    def _watch(self, kind: str, chat: Chat, post: Post | None) -> None:
        event: Json = {"kind": kind, "chat": chat.id}
        if kind in ("message", "edit") and post:
            event["message"] = message_view(post)
        elif kind == "delete" and post:
            event["id"] = post.id
        elif kind == "action":
            event["action"] = chat.actions[-1]
        elif kind == "menu" and chat in self.stage.cast.chats:
            event["menu"] = chat_view(self.stage.cast, chat)["menu"]
            event["about"] = about(self.stage.cast)
        self._tell(event)

    def _tell(self, event: Json) -> None:
        try:
            self.write_message(event)
        except WebSocketClosedError:
            self.on_close()


def _samples() -> list[str]:
    return sorted(
        (photo.name for photo in SAMPLES.glob("*.jpg")), key=lambda name: (len(name), name)
    )


@asynccontextmanager
async def listening(stage: Stage, sockets: list[socket]) -> AsyncIterator[int]:
    """Serve the page on ``sockets``; yields their port."""
    port = sockets[0].getsockname()[1]
    application = Application(
        [
            (r"/events", _Events),
            (r"/speak", _Speak),
            (r"/press", _Press),
            (r"/language", _Language),
            (r"/pictures", _Pictures),
            (r"/samples/(.*)", _Page, {"path": str(SAMPLES)}),
            (r"/file/(\w+)", _File),
            (r"/(.*)", _Page, {"path": str(PAGE), "default_filename": "index.html"}),
        ],
        port=port,
        stage=stage,
        log_function=lambda handler: None,
        websocket_ping_interval=20,
    )
    server = HTTPServer(application, max_body_size=_UPLOAD_LIMIT, max_buffer_size=_UPLOAD_LIMIT)
    server.add_sockets(sockets)
    try:
        yield port
    finally:
        server.stop()
        for page in list(stage.pages):
            page.close()
            page.on_connection_close()
        await server.close_all_connections()
