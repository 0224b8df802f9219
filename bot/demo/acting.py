"""Acting: what people do on the page is done in the pretended Telegram."""

import json
from typing import Any

from tornado.web import HTTPError

from bot.demo.stage import StageHandler
from bot.fake_telegram.chats import Chat
from bot.fake_telegram.errors import ApiError, Json
from bot.fake_telegram.people import Person
from bot.i18n.phrases import LANGUAGES

_ALBUM = 10
_WAIT_FOR_ANSWER = 15.0


class Speak(StageHandler):
    """Somebody writes."""

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


class Press(Speak):
    """Somebody presses a button."""

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
            await self.finish({"text": self.say("demo-no-answer"), "alert": False})
            return
        answer = press.answer or {}
        await self.finish({"text": answer.get("text", ""), "alert": bool(answer.get("show_alert"))})


class Language(Speak):
    """The choice of a language."""

    async def post(self) -> None:
        """Switch everybody's app to a language."""
        language = str(self._fields().get("language"))
        if language not in LANGUAGES:
            raise HTTPError(400, reason="No such language")
        self.stage.cast.speak(language)
        for page in list(self.stage.pages):
            page.tell_all()
        self.set_status(204)


class Pictures(StageHandler):
    """Somebody sends pictures."""

    async def post(self) -> None:
        """Send pictures: one, or albums of up to ten; as photos unless files are asked for."""
        fields = {name: values[-1].decode() for name, values in self.request.arguments.items()}
        chat, person, reply = self.who(fields)
        parts = self.request.files.get("picture", [])
        if not all(part["body"] for part in parts):
            # A reason goes into the status line, which holds Latin letters only.
            self.set_status(400)
            self.set_header("Content-Type", "text/plain; charset=utf-8")
            await self.finish(self.say("demo-empty-file"))
            return
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
        except ApiError:  # an app, too, sends as a file what it cannot turn into a photo
            as_file = True
    if as_file:
        name, mime = part["filename"], part["content_type"]
        await person.send_document(chat, part["body"], name=name, mime=mime, **details)
