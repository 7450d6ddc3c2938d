"""Organisations: institutes, ministries, embassies."""

from sqlalchemy.orm import Mapped

from councildesk.storage.base import Journaled, refers_to
from councildesk.storage.types import Line, Word


class Organisation(Journaled):
    """Texts: name, short_name, address."""

    __tablename__ = "organisation"

    code: Mapped[Word | None]
    side_id: Mapped[str | None] = refers_to("side")
    parent_id: Mapped[str | None] = refers_to("organisation")
    country: Mapped[Word | None]
    """ISO 3166-1 alpha-2."""
    mail: Mapped[Line | None]
    phone: Mapped[Line | None]
    website: Mapped[Line | None]
