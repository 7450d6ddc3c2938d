"""Versions of the minutes: as they were given out, with the packet they were drawn from and the paper.

A version is only ever added. Its packet and its paper stay what they were, whatever happens to the record afterwards.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from councildesk.domain.minutes import MinutesState
from councildesk.services import files, meetings
from councildesk.storage import contents
from councildesk.storage.ids import new_id
from councildesk.storage.models import MinutesVersion, StoredFile
from councildesk.storage.session import RecordSession

MEDIA_TYPE = "application/pdf"


@dataclass(frozen=True)
class VersionRow:
    id: str
    number: int
    """From 1 in each meeting."""
    state: MinutesState
    """Of the minutes when it was given out."""
    made_at: dt.datetime
    file_name: str
    size: int
    """Of the paper, in bytes."""
    sha256: str
    """Of the paper, as hexadecimal digits."""


def rows(session: RecordSession, meeting_id: str) -> list[VersionRow]:
    """The versions of a meeting's minutes, the first one first."""
    columns = (
        MinutesVersion.id,
        MinutesVersion.number,
        MinutesVersion.state,
        MinutesVersion.made_at,
        StoredFile.name,
        StoredFile.size,
        MinutesVersion.sha256,
    )
    chosen = select(*columns).join(StoredFile, StoredFile.id == MinutesVersion.file_id)
    found = session.execute(chosen.where(MinutesVersion.meeting_id == meeting_id).order_by(MinutesVersion.number))
    return [VersionRow(*row) for row in found]


def packet(session: RecordSession, version_id: str) -> Any:
    """The packet the version was drawn from, as plain data. Refuses with NotFound."""
    return session.require(MinutesVersion, version_id).packet


def paper(session: RecordSession, version_id: str) -> bytes:
    """The paper as it was given out. Refuses with NotFound."""
    return contents.read(session, session.require(MinutesVersion, version_id).sha256)


def freeze(
    session: RecordSession, meeting_id: str, packet: Any, paper: bytes, file_name: str, made_at: dt.datetime
) -> str:
    """Keep a version in the state the minutes are in; `packet` is plain data as JSON knows it. Returns its id.

    Refuses with FileTooLarge, and with NotFound.
    """
    meeting = meetings.get(session, meeting_id)
    file = files.row(session, files.store(session, file_name, paper, MEDIA_TYPE))
    one = MinutesVersion(
        id=new_id(),
        meeting_id=meeting.id,
        number=_last_number(session, meeting.id) + 1,
        state=meeting.minutes_state,
        made_at=made_at,
        packet=packet,
        file_id=file.id,
        sha256=file.sha256,
    )
    session.add(one)
    return one.id


def _last_number(session: RecordSession, meeting_id: str) -> int:
    chosen = select(func.max(MinutesVersion.number)).where(MinutesVersion.meeting_id == meeting_id)
    return session.scalar(chosen) or 0
