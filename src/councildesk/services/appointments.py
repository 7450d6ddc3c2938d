"""When and where a meeting is, as those invited were told it.

What an invitation said is kept as a digest of it (`Invitation.sent_digest`), so that it is known whom to tell when the
day, the hours or the places become others, whatever was changed and changed back in between. Before the digest stands
whether somebody was only informed: they got no calendar entry.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection
from enum import StrEnum

from sqlalchemy import select

from councildesk.domain.meetings import MeetingState
from councildesk.services import meetings, texts
from councildesk.storage.models import Invitation, Meeting, MeetingSite
from councildesk.storage.session import RecordSession

CALLED_OFF = (MeetingState.CANCELLED, MeetingState.POSTPONED)
WITHDRAWN = "withdrawn"
"""What is kept of an invitation once the person was told that it does not stand any more."""
_INFORMED = "informed "
_ENOUGH = 48
"""So much of a digest tells one from another and leaves room for what stands before it."""


class Change(StrEnum):
    """Why what was sent is not so any more."""

    MEETING = "meeting"
    """The day, the hours or the places became others, or the meeting does not take place."""
    PART = "part"
    """Somebody only informed is asked to come, or the other way round."""
    WITHDRAWN = "withdrawn"
    """The invitation was removed."""


def digest(session: RecordSession, meeting_id: str) -> str:
    """Of the day, the hours and the places, and of whether it takes place at all. Refuses with NotFound."""
    return digests(session, [meetings.get(session, meeting_id)])[meeting_id]


def digests(session: RecordSession, found: Collection[Meeting]) -> dict[str, str]:
    """The `digest` of each of these meetings, read at once."""
    places = _places(session, [one.id for one in found])
    return {one.id: _digest(one, places[one.id]) for one in found}


def told(current: str, informed_only: bool) -> str:
    """What is kept of an invitation that is sent; `current` is the meeting's `digest`."""
    return f"{_INFORMED}{current[:_ENOUGH]}" if informed_only else current


def change(invitation: Invitation, meeting: Meeting, current: str) -> Change | None:
    """Why what was sent is not so any more; None where it still is, or nothing was sent.

    Of an invitation that another program marked as sent nothing is known; it is out of date where the meeting was
    called off.
    """
    if invitation.sent_at is None or invitation.sent_digest == WITHDRAWN:
        return None
    if invitation.deleted:
        return Change.WITHDRAWN
    if invitation.sent_digest is None:
        return Change.MEETING if meeting.state in CALLED_OFF else None
    if invitation.sent_digest == told(current, invitation.informed_only):
        return None
    is_so = invitation.sent_digest == told(current, not invitation.informed_only)
    return Change.PART if is_so else Change.MEETING


def has_entry(invitation: Invitation) -> bool:
    """Whether an entry for the calendar went out last, and was not taken back by one that says so."""
    if invitation.sent_at is None or invitation.sent_digest == WITHDRAWN:
        return False
    if invitation.sent_digest is None:
        return not invitation.informed_only
    return not invitation.sent_digest.startswith(_INFORMED)


def _digest(one: Meeting, places: list[object]) -> str:
    told = [
        one.state in CALLED_OFF,
        one.date.isoformat(),
        *(instant.isoformat() if instant else None for instant in (one.starts_at, one.ends_at)),
        places,
    ]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def _places(session: RecordSession, meeting_ids: Collection[str]) -> dict[str, list[object]]:
    """The sites of each meeting in their order, in all languages and with what lets somebody in."""
    chosen = select(MeetingSite).where(MeetingSite.meeting_id.in_(meeting_ids))
    sites = session.scalars(chosen.order_by(MeetingSite.rank, MeetingSite.id)).all()
    names, addresses = (texts.of(session, [one.id for one in sites], field) for field in ("name", "address"))
    found: dict[str, list[object]] = defaultdict(list)
    for one in sites:
        words = (sorted(names[one.id].items()), sorted(addresses[one.id].items()))
        found[one.meeting_id].append([one.kind.value, *words, one.link, one.access])
    return found
