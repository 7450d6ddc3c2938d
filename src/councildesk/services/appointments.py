"""When and where a meeting is, as those invited were told it.

What an invitation said is kept as a digest of it (`Invitation.sent_digest`), so that it is known whom to tell when the
day, the hours or the places become others, whatever was changed and changed back in between.
"""

from __future__ import annotations

import hashlib
import json

from councildesk.domain.meetings import MeetingState
from councildesk.services import meetings, sites
from councildesk.storage.models import Invitation, Meeting
from councildesk.storage.session import RecordSession

CALLED_OFF = (MeetingState.CANCELLED, MeetingState.POSTPONED)


def digest(session: RecordSession, meeting_id: str) -> str:
    """Of the day, the hours and the places, and of whether it takes place at all. Refuses with NotFound."""
    one = meetings.get(session, meeting_id)
    told = [
        one.state in CALLED_OFF,
        one.date.isoformat(),
        *(instant.isoformat() if instant else None for instant in (one.starts_at, one.ends_at)),
        [_place(session, site.id) for site in sites.rows(session, meeting_id, "en")],
    ]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def told(current: str, informed_only: bool) -> str:
    """What is kept of an invitation that is sent: those only informed were not asked to come."""
    return hashlib.sha256(f"informed {current}".encode()).hexdigest() if informed_only else current


def is_out_of_date(session: RecordSession, invitation: Invitation, meeting: Meeting, current: str) -> bool:
    """Whether what was sent is not so any more; `current` is the meeting's `digest`.

    Of an invitation that another program marked as sent nothing is known; it is out of date where the meeting was
    called off.
    """
    if invitation.sent_at is None:
        return False
    if invitation.sent_digest is None:
        return meeting.state in CALLED_OFF
    return invitation.sent_digest != told(current, invitation.informed_only)


def _place(session: RecordSession, site_id: str) -> list[object]:
    draft = sites.draft(session, site_id)
    return [draft.kind.value, sorted(draft.name.items()), sorted(draft.address.items()), draft.link, draft.access]
