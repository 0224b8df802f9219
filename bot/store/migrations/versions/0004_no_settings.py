"""No settings of people and chats: nothing has ever set any.

Revision 0004, after 0003.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Apply."""
    for table in ("people", "chats"):
        op.drop_column(table, "settings")


def downgrade() -> None:
    """Take back."""
    for table in ("people", "chats"):
        op.add_column(table, sa.Column("settings", sa.JSON, nullable=False, server_default="{}"))
