"""Schema upgrade: migrations bring a database up to date, by one process at a time."""

from pathlib import Path

from sqlalchemy import Connection, text

from bot.store.engine import AnyEngine
from bot.store.errors import StoreError

# Any number will do as long as no other program on the same database takes it.
_ADVISORY_LOCK = 0x64696769


async def migrate(engine: AnyEngine, revision: str = "head") -> None:
    """Upgrade the database to ``revision`` in one transaction, one process at a time."""
    async with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            await connection.execute(
                text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK}
            )
        await connection.run_sync(_upgrade, revision)


def _upgrade(connection: Connection, revision: str) -> None:
    # Here, because nothing else needs it and it takes its time.
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, revision)
    except CommandError as error:
        raise StoreError(f"The schema cannot be brought up to date: {error}") from error
