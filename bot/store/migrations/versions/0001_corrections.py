"""People, chats, consents, corrections and counters.

Revision 0001, the first.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "people",
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("since", sa.Float, nullable=False),
        sa.Column("settings", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_people"),
    )
    op.create_table(
        "chats",
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("since", sa.Float, nullable=False),
        sa.Column("settings", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_chats"),
    )
    op.create_table(
        "consents",
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("given", sa.Boolean, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("person", name="pk_consents"),
    )
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("source", sa.String(32), nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_corrections"),
        sa.UniqueConstraint("source", name="uq_corrections_source"),
        sa.ForeignKeyConstraint(
            ["person"], ["consents.person"], name="fk_corrections_person", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_corrections_person", "corrections", ["person"])
    op.create_table(
        "counters",
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("day", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("value", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("name", "day", name="pk_counters"),
    )


def downgrade() -> None:
    """Take back."""
    for table in ("counters", "corrections", "consents", "chats", "people"):
        op.drop_table(table)
