"""Where a meeting takes place: rooms and online links; a hybrid meeting has several."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select

from councildesk.domain import rank
from councildesk.domain.clocks import zone
from councildesk.domain.errors import TextMissing
from councildesk.domain.meetings import SiteKind
from councildesk.domain.spelling import clean_line, clean_text
from councildesk.services import meetings, texts
from councildesk.storage import removal
from councildesk.storage.ids import new_id
from councildesk.storage.models import MeetingSite, Side
from councildesk.storage.session import RecordSession


@dataclass(frozen=True)
class SiteRow:
    """A site as lists show it; texts in the reader's language."""

    id: str
    kind: SiteKind
    name: str
    address: str
    side_id: str | None
    time_zone: str
    """The meeting's where the site has none of its own."""
    link: str
    access: str
    """Dial-in codes and passwords. Never for a public paper."""


@dataclass(frozen=True)
class SiteDraft:
    """A site as a form holds it. Texts are by language."""

    kind: SiteKind = SiteKind.ROOM
    name: Mapping[str, str] = field(default_factory=dict)
    address: Mapping[str, str] = field(default_factory=dict)
    side_id: str | None = None
    time_zone: str = ""
    """Empty: the meeting's."""
    link: str = ""
    access: str = ""


def rows(session: RecordSession, meeting_id: str, language: str) -> list[SiteRow]:
    """The sites of a meeting in their order."""
    found = _of(session, meeting_id)
    names = texts.shown(session, [one.id for one in found], "name", language)
    addresses = texts.shown(session, [one.id for one in found], "address", language)
    meeting_zone = meetings.get(session, meeting_id).time_zone
    return [
        SiteRow(
            one.id,
            one.kind,
            names[one.id],
            addresses[one.id],
            one.side_id,
            one.time_zone or meeting_zone,
            one.link,
            one.access,
        )
        for one in found
    ]


def draft(session: RecordSession, site_id: str) -> SiteDraft:
    """The site as it is now, to be changed and given to `change`."""
    one = session.require(MeetingSite, site_id)
    return SiteDraft(
        kind=one.kind,
        name=texts.one(session, one.id, "name"),
        address=texts.one(session, one.id, "address"),
        side_id=one.side_id,
        time_zone=one.time_zone or "",
        link=one.link,
        access=one.access,
    )


def add(session: RecordSession, meeting_id: str, draft: SiteDraft) -> str:
    """Put a site behind those there are. Refuses with TextMissing a site without name and link."""
    meetings.get(session, meeting_id)
    ranks = [other.rank for other in _of(session, meeting_id)]
    one = MeetingSite(id=new_id(), meeting_id=meeting_id, rank=rank.place(ranks, len(ranks)))
    session.add(one)
    _fill(session, one, draft)
    return one.id


def change(session: RecordSession, site_id: str, draft: SiteDraft) -> None:
    """Make the site what the draft says. Refuses with NotFound, TextMissing or ValueNotAllowed (time zone)."""
    _fill(session, session.require(MeetingSite, site_id), draft)


def move(session: RecordSession, site_id: str, index: int) -> None:
    """Put the site at this place, from 0, among the sites of its meeting."""
    one = session.require(MeetingSite, site_id)
    others = [other.rank for other in _of(session, one.meeting_id) if other.id != one.id]
    one.rank = rank.place(others, index)


def remove(session: RecordSession, site_id: str) -> None:
    """Refuses with InUse while somebody's attendance names the site."""
    removal.remove(session, session.require(MeetingSite, site_id))


def _of(session: RecordSession, meeting_id: str) -> list[MeetingSite]:
    chosen = select(MeetingSite).where(MeetingSite.meeting_id == meeting_id)
    return list(session.scalars(chosen.order_by(MeetingSite.rank, MeetingSite.id)))


def _fill(session: RecordSession, one: MeetingSite, draft: SiteDraft) -> None:
    link = clean_line(draft.link)
    if not link and not any(name.strip() for name in draft.name.values()):
        raise TextMissing("name")
    if draft.side_id is not None:
        session.require(Side, draft.side_id)
    one.time_zone = clean_line(draft.time_zone) or None
    if one.time_zone:
        zone(one.time_zone)
    one.kind, one.side_id, one.link, one.access = draft.kind, draft.side_id, link, clean_text(draft.access).strip()
    texts.put(session, "meeting_site", one.id, "name", draft.name)
    texts.put(session, "meeting_site", one.id, "address", draft.address)
