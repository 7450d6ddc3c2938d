"""Invitations keep a digest of the day, hours and places that they told."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Of what was sent before nothing is known."""
    with op.batch_alter_table("invitation") as table:
        table.add_column(sa.Column("sent_digest", sa.String(64), nullable=True))
