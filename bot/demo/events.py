"""Events: a page is told everything at first, then what changes."""

from pathlib import Path
from typing import Final

from tornado.websocket import WebSocketClosedError, WebSocketHandler

from bot.demo.stage import StageHandler
from bot.demo.views import about, chat_view, message_view, state
from bot.fake_telegram.chats import Chat
from bot.fake_telegram.errors import Json
from bot.fake_telegram.posts import Post

SAMPLES: Final = Path(__file__).parent / "samples"
"""Photos to try, named by what they say; the project's own photo studio made them."""


class Events(StageHandler, WebSocketHandler):
    """Tells a page everything at first, then what changes."""

    def check_origin(self, origin: str) -> bool:
        """``prepare`` has checked it."""
        return True

    def open(self) -> None:
        """Begin."""
        self.tell_all()
        self.stage.telegram.watchers.append(self._watch)
        self.stage.pages.add(self)

    def on_close(self) -> None:
        """End."""
        self.stage.pages.discard(self)
        if self._watch in self.stage.telegram.watchers:
            self.stage.telegram.watchers.remove(self._watch)

    def tell_all(self) -> None:
        """Tell everything anew."""
        self._tell({"kind": "state", "state": state(self.stage.cast, _samples())})

    def _watch(self, kind: str, chat: Chat, post: Post | None) -> None:
        event: Json = {"kind": kind, "chat": chat.id}
        if kind in ("message", "edit") and post:
            event["message"] = message_view(post, self.stage.cast.phrases)
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
