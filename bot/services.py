"""What the handlers share: settings, readers and the memory of the moment."""

from dataclasses import dataclass, field

from bot.activity import Activity
from bot.albums import Albums
from bot.config import Settings
from bot.corrections import LatestAnswers
from bot.inbox import Inbox
from bot.languages import Languages
from bot.limits import Limits
from bot.models import Models
from bot.readers import Readers
from bot.recent import Recent
from bot.store import Store
from bot.tally import Tally
from bot.trainer import Trainer
from bot.trainer.reporter import Reporter
from bot.trainer.trainings import Trainings
from recognizer.registry import Registry

REMEMBERED_GREETINGS = 1_000


@dataclass
class Services:
    """One of each for the whole bot."""

    settings: Settings
    readers: Readers
    limits: Limits
    store: Store
    languages: Languages
    tally: Tally
    models: Models
    trainings: Trainings
    inbox: Inbox
    activity: Activity = field(default_factory=Activity)
    albums: Albums = field(default_factory=Albums)
    greeted: Recent = field(default_factory=lambda: Recent(REMEMBERED_GREETINGS, seconds=60))
    latest_answers: LatestAnswers = field(default_factory=LatestAnswers)
    notes: Recent = field(default_factory=lambda: Recent(1, seconds=60))

    @classmethod
    def of(cls, settings: Settings, readers: Readers) -> "Services":
        """Return the services for ``settings`` around ``readers``."""
        registry = Registry(settings.models_dir)
        store = Store(settings.data_dir, settings.database_url, settings.encryption_key)
        return cls(
            settings=settings,
            readers=readers,
            limits=Limits(settings.pictures_per_minute),
            store=store,
            languages=Languages(store),
            tally=Tally(store),
            models=Models(registry, readers, settings.admin_ids),
            trainings=Trainings(store, Trainer(store, registry), Reporter(registry)),
            inbox=Inbox(store.pending, settings.bot_id),
        )
