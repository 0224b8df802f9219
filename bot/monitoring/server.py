"""Monitoring server: ``/metrics`` for Prometheus and ``/health``, on a port of their own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

from prometheus_client.exposition import choose_encoder
from prometheus_client.registry import CollectorRegistry
from tornado.web import Application, RequestHandler

from bot.config import Settings
from bot.context import App
from bot.metrics import REGISTRY
from bot.monitoring.health import health
from bot.monitoring.state import BotState
from bot.transport.http_server import listening

HEALTH = "/health"
METRICS = "/metrics"


class HealthHandler(RequestHandler):
    """Says how the bot is: 200 where updates are taken and answered, 503 where they are not."""

    def initialize(self, app: App) -> None:
        """Tell of ``app``."""
        self.app = app

    def get(self) -> None:
        """Answer."""
        found = health(self.app)
        if not found.well:
            self.set_status(HTTPStatus.SERVICE_UNAVAILABLE)
        if found.status == "failing":
            # Photos may be sent elsewhere while we fail: who asks has it tried again.
            self.app.bot_data["services"].readers.warm_up()
        self.write(found.json())

    head = get


class _MetricsHandler(RequestHandler):
    def initialize(self, registry: CollectorRegistry) -> None:
        self.registry = registry

    def get(self) -> None:
        """Answer in the format that is asked for, Prometheus's own or OpenMetrics."""
        encode, kind = choose_encoder(self.request.headers.get("Accept", ""))
        self.set_header("Content-Type", kind)
        self.write(encode(self.registry))


class _Everything(CollectorRegistry):
    """What all bots of this process have counted, and the state of one of them."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self.register(BotState(app))
        self.register(REGISTRY)


@asynccontextmanager
async def monitoring(app: App, settings: Settings) -> AsyncIterator[None]:
    """Listen for questions where ``settings`` say so."""
    if settings.metrics_port is None:
        yield
        return
    pages = Application(
        [
            (HEALTH, HealthHandler, {"app": app}),
            (METRICS, _MetricsHandler, {"registry": _Everything(app)}),
        ],
        log_function=lambda handler: None,
    )
    async with listening(pages, settings.metrics_port, settings.metrics_listen, largest=1024):
        yield
