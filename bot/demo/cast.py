"""The people of the demo and the three chats that they have."""

from dataclasses import dataclass
from typing import Self

from bot.fake_telegram.chats import Chat
from bot.fake_telegram.people import Person
from bot.fake_telegram.telegram import FakeTelegram
from bot.i18n.phrases import Phrases

ADMIN_ID = 100_009


@dataclass(frozen=True)
class Cast:
    """Who is there; ``chats`` in the order in which the page lists them."""

    newcomer: Person
    pupils: tuple[Person, Person]
    admin: Person
    chats: tuple[Chat, ...]

    @classmethod
    def gather(cls, telegram: FakeTelegram) -> Self:
        """A newcomer, a group of two, and the bot's admin."""
        newcomer = telegram.person("You", username="you")
        pupils = (telegram.person("Mia"), telegram.person("Noah"))
        admin = Person(telegram, ADMIN_ID, "Ada", "en", "ada")
        group = telegram.group("Maths homework", list(pupils), bot=False)
        chats = (telegram.private(newcomer), group, telegram.private(admin))
        return cls(newcomer, pupils, admin, chats)

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody."""
        return (self.newcomer, *self.pupils, self.admin)

    @property
    def phrases(self) -> Phrases:
        """The language that everybody's app speaks."""
        return Phrases.spoken(self.newcomer.language)

    def open(self) -> None:
        """Let the bot into the group and the admin start it, as happens before anybody looks."""
        self.chats[2].status = "member"
        self.chats[1].add_bot(self.pupils[1])

    def chat(self, chat_id: int) -> Chat:
        """The chat of that id; LookupError for any other."""
        for chat in self.chats:
            if chat.id == chat_id:
                return chat
        raise LookupError(f"no chat {chat_id}")

    def person(self, chat: Chat, person_id: int) -> Person:
        """The member of that id; LookupError for anybody else."""
        for person in chat.people:
            if person.id == person_id:
                return person
        raise LookupError(f"nobody {person_id} in {chat.title}")

    def speak(self, language: str) -> None:
        """Set everybody's app to a language."""
        for person in self.people:
            person.language = language
