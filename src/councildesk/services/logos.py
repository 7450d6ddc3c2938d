"""The logos of the council and of its sides, as they stand at the head of papers."""

from __future__ import annotations

from councildesk.exchange import images
from councildesk.services import council_record, files, sides
from councildesk.storage.session import RecordSession


def set_logo(session: RecordSession, name: str, content: bytes, side_id: str | None = None) -> None:
    """Give the council, or one of its sides, this image. Refuses with ImageRefused and NotFound."""
    facts = images.examine(name, content)
    bearer = council_record.get(session) if side_id is None else sides.get(session, side_id)
    bearer.logo_id = files.store(session, name, content, facts.media_type)


def remove_logo(session: RecordSession, side_id: str | None = None) -> None:
    """The council or the side has none any more. Refuses with NotFound."""
    bearer = council_record.get(session) if side_id is None else sides.get(session, side_id)
    bearer.logo_id = None
