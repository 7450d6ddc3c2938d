"""What happened in a meeting besides what was said, for minutes and live desk to tell; computed, never kept."""

from __future__ import annotations

from councildesk.domain import happenings
from councildesk.domain.happenings import Happening
from councildesk.services import quorum, running, stays
from councildesk.storage.session import RecordSession


def of(session: RecordSession, meeting_id: str) -> list[Happening]:
    """Opening and closing, breaks, arrivals and departures, a lost and regained quorum, by their instants.

    Nothing of a quorum in a meeting in which nobody sat for a seat.
    """
    events = [running.as_event(one) for one in running.events(session, meeting_id)]
    ledger = stays.ledger(session, meeting_id)
    spans = quorum.over(session, meeting_id) if any(stay.seat for stay in ledger) else []
    quorate = happenings.known((span.starts_at, span.verdict.is_quorate) for span in spans)
    return happenings.happenings(events, ledger, quorate)
