"""Base of the store's tables, and the upsert that each database spells its own way."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Insert, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database

Row = Mapping[str, object]


class StoreTable:
    """A part of the store that runs its own statements on the database."""

    def __init__(self, database: Database) -> None:
        self._database = database


def upsert(
    connection: AsyncConnection,
    table: Table,
    key: Sequence[str],
    row: Row,
    update: Row,
) -> Insert:
    """Return an insertion of ``row`` that makes ``update`` instead where ``key`` exists."""
    if connection.dialect.name == "postgresql":
        return (
            postgresql.insert(table)
            .values(**row)
            .on_conflict_do_update(index_elements=key, set_=dict(update))
        )
    return (
        sqlite.insert(table)
        .values(**row)
        .on_conflict_do_update(index_elements=key, set_=dict(update))
    )
