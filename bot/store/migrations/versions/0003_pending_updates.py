"""Updates that are not answered yet.

Revision 0003, after 0002.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "pending_updates",
        sa.Column("bot_id", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("update_id", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("chat", sa.String(32)),
        sa.Column("content", sa.LargeBinary),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("owner", sa.String(128), nullable=False),
        sa.Column("lease", sa.Float, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("bot_id", "update_id", name="pk_pending_updates"),
    )
    op.create_index("ix_pending_updates_lease", "pending_updates", ["lease"])


def downgrade() -> None:
    """Take back."""
    op.drop_table("pending_updates")
