"""Training runs.

Revision 0002, after 0001.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "training_runs",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("slot", sa.Integer),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("heartbeat", sa.Float, nullable=False),
        sa.Column("started_at", sa.Float, nullable=False),
        sa.Column("ended_at", sa.Float),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("user_name", sa.String(128), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("message_id", sa.BigInteger),
        sa.Column("thread_id", sa.BigInteger),
        sa.Column("options", sa.JSON, nullable=False),
        sa.Column("progress", sa.JSON),
        sa.Column("cancelled_by", sa.String(128)),
        sa.Column("candidate", sa.Integer),
        sa.Column("report", sa.JSON),
        sa.Column("reason", sa.String(1000)),
        sa.Column("reported", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("reporting_until", sa.Float, nullable=False, server_default="0"),
        sa.PrimaryKeyConstraint("id", name="pk_training_runs"),
        sa.UniqueConstraint("slot", name="uq_training_runs_slot"),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("training_runs")
