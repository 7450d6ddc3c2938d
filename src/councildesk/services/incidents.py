"""What happened between the words of a meeting's minutes, read from its ledger, its events and its quorum."""

from __future__ import annotations

from itertools import pairwise

from councildesk.domain import incidents
from councildesk.domain.incidents import Incident, IncidentKind
from councildesk.services import quorum, running, stays
from councildesk.storage.session import RecordSession


def of_meeting(session: RecordSession, meeting_id: str) -> list[Incident]:
    """In their order; empty where no times are known."""
    course = running.course(session, meeting_id)
    events = [(one.kind, one.at) for one in running.events(session, meeting_id)]
    ledger = stays.ledger(session, meeting_id)
    found = [*incidents.of_ledger(ledger, course.opened_at, course.closed_at), *incidents.of_events(events)]
    return incidents.in_order([*found, *_quorum(session, meeting_id)])


def _quorum(session: RecordSession, meeting_id: str) -> list[Incident]:
    """Each change of the quorum after the opening; none in a meeting in which nobody sat for a seat."""
    if not any(stay.seat_id for stay in stays.rows(session, meeting_id)):
        return []
    found: list[Incident] = []
    for before, after in pairwise(quorum.over(session, meeting_id)):
        if before.verdict.is_quorate != after.verdict.is_quorate and after.starts_at is not None:
            kind = IncidentKind.QUORUM_REGAINED if after.verdict.is_quorate else IncidentKind.QUORUM_LOST
            found.append(Incident(kind, after.starts_at))
    return found
