"""The search index: numbers in blocks for each noun, and more spellings. `schema.upgrade` makes it anew after this."""

from __future__ import annotations

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Nothing of the record changes."""
