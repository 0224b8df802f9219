"""State of one bot at the moment of a scrape, besides what was counted."""

from collections.abc import Iterator

from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.context import App
from bot.monitoring.health import health
from bot.services import Services
from bot.version import version


class BotState(Collector):
    """Gauges that are looked up when somebody asks."""

    def __init__(self, app: App) -> None:
        """Tell of ``app``."""
        self._app = app

    def collect(self) -> Iterator[Metric]:
        """Yield the gauges."""
        services: Services = self._app.bot_data["services"]
        found = health(self._app)
        yield GaugeMetricFamily(
            "digit_bot_healthy", "1 where /health says 200.", value=float(found.well)
        )
        yield GaugeMetricFamily(
            "digit_bot_waiting_updates", "Updates that are not answered yet.", value=found.waiting
        )
        yield GaugeMetricFamily(
            "digit_bot_hanging_readers",
            "Reading processes that are at one photo for longer than any takes.",
            value=services.readers.in_hand.hanging,
        )
        yield GaugeMetricFamily(
            "digit_bot_training_running",
            "1 while this process trains a model.",
            value=float(services.trainings.running),
        )
        model = services.readers.version or ""
        yield InfoMetricFamily("digit_bot_model", "The model in service.", {"version": model})
        yield InfoMetricFamily("digit_bot", "The software.", {"version": version()})
