"""Albums whose items reach different processes, and what processes tell each other for a while.

Revision 0004, after 0003.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Apply."""
    op.add_column("pending_updates", sa.Column("album", sa.String(32)))
    op.create_index("ix_pending_updates_album", "pending_updates", ["album"])
    op.create_table(
        "notes",
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("person", sa.String(32)),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("until", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_notes"),
    )
    op.create_index("ix_notes_person", "notes", ["person"])
    op.create_index("ix_notes_until", "notes", ["until"])


def downgrade() -> None:
    """Take back."""
    op.drop_table("notes")
    op.drop_index("ix_pending_updates_album", "pending_updates")
    with op.batch_alter_table("pending_updates") as table:
        table.drop_column("album")
