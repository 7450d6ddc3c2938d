"""Whether a meeting can decide: which seats are represented at an instant, and what the rules say to that."""

from __future__ import annotations

import datetime as dt

from councildesk.domain import attendance, quorum
from councildesk.domain.attendance import FROM_EVER, SeatPresence
from councildesk.domain.quorum import QuorumSpan, QuorumVerdict
from councildesk.services import meetings, proxies, running, seating, stays
from councildesk.storage.session import RecordSession


def represented(session: RecordSession, meeting_id: str, at: dt.datetime | None = None) -> list[SeatPresence]:
    """Who represents which seat at an instant (`attendance.represented`); None: at the opening of a meeting without
    times."""
    meeting = meetings.get(session, meeting_id)
    ledger, given = stays.ledger(session, meeting_id), proxies.given(session, meeting_id)
    return attendance.represented(ledger, seating.on(session, meeting.date), at or FROM_EVER, given)


def at(session: RecordSession, meeting_id: str, instant: dt.datetime | None = None) -> QuorumVerdict:
    """The verdict at an instant under the rules of the meeting; None as for `represented`."""
    seats = seating.on(session, meetings.get(session, meeting_id).date)
    rule = meetings.rules(session, meeting_id).quorum
    return quorum.verdict(rule, seats, represented(session, meeting_id, instant))


def over(session: RecordSession, meeting_id: str) -> list[QuorumSpan]:
    """The verdict over the whole meeting, from one arrival or departure that changes it to the next (`domain.quorum`).

    It is judged while the meeting sits, not in breaks. Empty while nobody came.
    """
    seats = seating.on(session, meetings.get(session, meeting_id).date)
    rule = meetings.rules(session, meeting_id).quorum
    ledger, given = stays.ledger(session, meeting_id), proxies.given(session, meeting_id)
    course = running.course(session, meeting_id)
    return quorum.over(rule, seats, ledger, given, course.opened_at, course.closed_at, course.breaks)
