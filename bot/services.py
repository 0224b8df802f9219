"""Services: what the handlers share, such as settings, readers and the memory of the moment."""

from dataclasses import dataclass, field

from bot.common.recent import Recent
from bot.config import Settings
from bot.corrections.latest_answers import LatestAnswers
from bot.corrections.open_corrections import OpenCorrections
from bot.i18n.chosen import ChosenLanguages
from bot.inbox import Inbox
from bot.photos.limits import Limits
from bot.photos.met import MetPictures
from bot.photos.overruns import Overruns
from bot.photos.passed_albums import PassedAlbums
from bot.readers import Readers
from bot.readers.serving import ServedModels
from bot.sending.chat_action import ChatActions
from bot.sending.stall_notices import StallNotices
from bot.statistics.counting import UsageCounters
from bot.store import Store
from bot.store.owners import this_process
from bot.store.shared_notes import SharedRecent
from bot.trainer import Trainer
from bot.trainer.chat.reporter import Reporter
from bot.trainer.chat.trainings import Trainings
from recognizer.registry import Registry

REMEMBERED = 1_000


@dataclass
class Services:
    """One of each for the whole bot."""

    settings: Settings
    readers: Readers
    limits: Limits
    overruns: Overruns
    store: Store
    stalls: StallNotices
    languages: ChosenLanguages
    counters: UsageCounters
    models: ServedModels
    trainings: Trainings
    inbox: Inbox
    latest_answers: LatestAnswers
    open_corrections: OpenCorrections
    met_pictures: MetPictures
    greeted: SharedRecent
    wanted_albums: SharedRecent
    passed_albums: PassedAlbums
    chat_actions: ChatActions = field(default_factory=ChatActions)
    notes: Recent = field(default_factory=lambda: Recent(1, seconds=60))

    @classmethod
    def of(cls, settings: Settings, readers: Readers) -> "Services":
        """Return the services for ``settings`` around ``readers``."""
        registry = Registry(settings.models_dir)
        store = Store(settings.data_dir, settings.database_url, settings.encryption_key)
        owner = this_process()
        trainer = Trainer(store, registry, owner=owner)
        inbox, shared = Inbox(store.pending, settings.bot_id, owner), store.shared_notes
        return cls(
            settings=settings,
            readers=readers,
            limits=Limits(settings.pictures_per_minute, shared=shared),
            overruns=Overruns(),
            store=store,
            stalls=StallNotices(readers.in_hand),
            languages=ChosenLanguages(store),
            counters=UsageCounters(store),
            models=ServedModels(registry, readers, settings.admin_ids),
            trainings=Trainings(store, trainer, Reporter(registry)),
            inbox=inbox,
            latest_answers=LatestAnswers(shared, inbox.note),
            open_corrections=OpenCorrections(shared, inbox.note),
            met_pictures=MetPictures(shared, inbox.note),
            greeted=SharedRecent("greeted", REMEMBERED, 60.0, shared),
            wanted_albums=SharedRecent("album", REMEMBERED, 300.0, shared),
            passed_albums=PassedAlbums(shared),
        )
