"""The web server behind the demo's chat page."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from socket import socket

from tornado.httpserver import HTTPServer
from tornado.web import Application, HTTPError, StaticFileHandler

from bot.demo.acting import Language, Pictures, Press, Speak
from bot.demo.events import SAMPLES, Events
from bot.demo.guard import Guarded
from bot.demo.stage import Stage, StageHandler
from bot.fake_telegram.errors import ApiError

PAGE = Path(__file__).parent / "page"
_UPLOAD_LIMIT = 64 * 1024 * 1024


class _File(StageHandler):
    def get(self, file_id: str) -> None:
        """Show a photo of a message."""
        try:
            data = self.stage.telegram.files.get(file_id).data
        except ApiError:
            raise HTTPError(404) from None
        self.set_header("Content-Type", "image/jpeg")
        self.set_header("Cache-Control", "private, max-age=3600")
        self.finish(data)


class _Page(Guarded, StaticFileHandler):
    """The page's own files, and the samples."""


@asynccontextmanager
async def listening(stage: Stage, sockets: list[socket]) -> AsyncIterator[int]:
    """Serve the page on ``sockets``; yields their port."""
    port = sockets[0].getsockname()[1]
    application = Application(
        [
            (r"/events", Events),
            (r"/speak", Speak),
            (r"/press", Press),
            (r"/language", Language),
            (r"/pictures", Pictures),
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
