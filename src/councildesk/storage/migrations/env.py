"""Alembic runs this to migrate the connection it is handed."""

from __future__ import annotations

from alembic import context

from councildesk.storage.models import Base

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
