"""Invitations keep when they left the house first, from which the notice period counts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Of those sent again before, only the last time is known."""
    with op.batch_alter_table("invitation") as table:
        table.add_column(sa.Column("first_sent_at", sa.DateTime(), nullable=True))
