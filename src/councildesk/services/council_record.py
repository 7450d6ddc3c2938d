"""The council's own record, of which sides, rules, numbers and settings are parts."""

from __future__ import annotations

from sqlalchemy import select

from councildesk.domain.errors import NotFound
from councildesk.storage.models import Council
from councildesk.storage.session import RecordSession


def get(session: RecordSession) -> Council:
    """For services. Refuses with NotFound in a file that has no council yet."""
    council = session.scalars(select(Council)).first()
    if council is None:
        raise NotFound("council", "")
    return council
