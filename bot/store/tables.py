"""The schema, as it is after the newest migration.

Times are seconds since 1970. People and chats are stored under names that do not tell their
Telegram ids (``Cipher.name``); only those who start trainings are stored by id, because the bot
has to write to them, until it has told them how the training ended.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    false,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

people = Table(
    "people",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("since", Float, nullable=False),
    Column("settings", JSON, nullable=False),
)

chats = Table(
    "chats",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("since", Float, nullable=False),
    Column("settings", JSON, nullable=False),
)

consents = Table(
    "consents",
    metadata,
    Column("person", String(32), primary_key=True),
    Column("given", Boolean, nullable=False),
    Column("at", Float, nullable=False),
)

corrections = Table(
    "corrections",
    metadata,
    Column("id", Integer, primary_key=True),
    # Withdrawing a consent takes the crops along, whatever the code forgets.
    Column(
        "person",
        String(32),
        ForeignKey("consents.person", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    # Which digit of which answer: pressing twice replaces, it does not add.
    Column("source", String(32), nullable=False),
    # Encrypted: 784 bytes of crop, one byte of label.
    Column("content", LargeBinary, nullable=False),
    Column("at", Float, nullable=False),
    UniqueConstraint("source"),
)

counters = Table(
    "counters",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("value", BigInteger, nullable=False),
)

training_runs = Table(
    "training_runs",
    metadata,
    Column("id", Integer, primary_key=True),
    # 1 while the training runs, else null: a second running one breaks the constraint.
    Column("slot", Integer),
    Column("state", String(16), nullable=False),
    Column("owner", String(64), nullable=False),
    Column("heartbeat", Float, nullable=False),
    Column("started_at", Float, nullable=False),
    Column("ended_at", Float),
    Column("user_id", BigInteger, nullable=False),
    Column("user_name", String(128), nullable=False),
    Column("language", String(16), nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("message_id", BigInteger),
    Column("thread_id", BigInteger),
    Column("options", JSON, nullable=False),
    Column("progress", JSON),
    Column("cancelled_by", String(128)),
    Column("candidate", Integer),
    Column("report", JSON),
    Column("reason", String(1000)),
    Column("reported", Boolean, nullable=False, server_default=false()),
    Column("reporting_until", Float, nullable=False, server_default="0"),
    UniqueConstraint("slot"),
)

pending_updates = Table(
    "pending_updates",
    metadata,
    Column("bot_id", BigInteger, primary_key=True, autoincrement=False),
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    # A name for the chat, for fair turns; null once the update is answered.
    Column("chat", String(32)),
    # Encrypted; null once the update is answered: the rest of the row tells repeats.
    Column("content", LargeBinary),
    # A name for the album that it is an item of, if any; null once the update is answered.
    Column("album", String(32), index=True),
    # How often a process has taken it up.
    Column("tries", Integer, nullable=False),
    Column("owner", String(128), nullable=False),
    # Until when it is the owner's; 0 where it is nobody's.
    Column("lease", Float, nullable=False, index=True),
    # When it came, or was answered.
    Column("at", Float, nullable=False),
)

notes = Table(
    "notes",
    metadata,
    # What it is about: a name that does not tell it.
    Column("name", String(32), primary_key=True),
    # A name for whose it is, if anybody's.
    Column("person", String(32), index=True),
    # Encrypted.
    Column("content", LargeBinary, nullable=False),
    # When it is forgotten.
    Column("until", Float, nullable=False, index=True),
)
