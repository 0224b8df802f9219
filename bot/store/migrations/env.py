"""Alembic's entry point; ``bot.store.schema`` hands it a connection."""

from alembic import context

from bot.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
# The caller has begun the transaction, and commits it.
context.run_migrations()
