"""What happened in a meeting besides what was said, for the minutes to tell; computed, never kept."""

from __future__ import annotations

from councildesk.domain import happenings
from councildesk.domain.happenings import Happening
from councildesk.services import quorum, running, stays
from councildesk.storage.session import RecordSession


def of(session: RecordSession, meeting_id: str) -> list[Happening]:
    """Opening and closing, breaks, arrivals and departures, a lost and regained quorum, by their instants."""
    spans = [(span.starts_at, span.verdict.is_quorate) for span in quorum.over(session, meeting_id)]
    events = [running.as_event(one) for one in running.events(session, meeting_id)]
    return happenings.happenings(events, stays.ledger(session, meeting_id), happenings.known(spans))
