"""Whether a meeting can decide: which seats are represented at an instant, and what the rules say to that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from councildesk.domain import attendance, quorum
from councildesk.domain.attendance import FOR_EVER, FROM_EVER, SeatPresence, Stay
from councildesk.domain.quorum import QuorumVerdict
from councildesk.services import meetings, proxies, running, seating, stays
from councildesk.storage.session import RecordSession


@dataclass(frozen=True)
class QuorumSpan:
    """A time over which the verdict stays the same."""

    starts_at: dt.datetime | None
    """None: from the opening, whose time is not known."""
    ends_at: dt.datetime | None
    """None: until the closing, or still."""
    verdict: QuorumVerdict


def represented(session: RecordSession, meeting_id: str, at: dt.datetime | None = None) -> list[SeatPresence]:
    """The seats represented at an instant, each once, and by whom; None: at the opening of a meeting without times."""
    meeting = meetings.get(session, meeting_id)
    ledger, given = stays.ledger(session, meeting_id), proxies.given(session, meeting_id)
    return attendance.represented(ledger, seating.on(session, meeting.date), at or FROM_EVER, given)


def at(session: RecordSession, meeting_id: str, instant: dt.datetime | None = None) -> QuorumVerdict:
    """The verdict at an instant under the rules of the meeting; None as for `represented`."""
    seats = seating.on(session, meetings.get(session, meeting_id).date)
    rule = meetings.rules(session, meeting_id).quorum
    return quorum.verdict(rule, seats, represented(session, meeting_id, instant))


def over(session: RecordSession, meeting_id: str) -> list[QuorumSpan]:
    """The verdict over the whole meeting, from one arrival or departure that changes it to the next.

    A meeting whose times are not known has one span without times. Empty while nobody came.
    """
    seats = seating.on(session, meetings.get(session, meeting_id).date)
    rule = meetings.rules(session, meeting_id).quorum
    ledger, given = stays.ledger(session, meeting_id), proxies.given(session, meeting_id)
    course = running.course(session, meeting_id)
    spans: list[QuorumSpan] = []
    marks = _marks(ledger, course.opened_at, course.closed_at)
    for starts, ends in pairwise(marks):
        verdict = quorum.verdict(rule, seats, attendance.represented(ledger, seats, starts, given))
        known_end = None if ends == FOR_EVER else ends
        if spans and spans[-1].verdict == verdict:
            spans[-1] = QuorumSpan(spans[-1].starts_at, known_end, verdict)
        else:
            spans.append(QuorumSpan(None if starts == FROM_EVER else starts, known_end, verdict))
    return spans


def _marks(ledger: Sequence[Stay], opened_at: dt.datetime | None, closed_at: dt.datetime | None) -> list[dt.datetime]:
    """The instants at which somebody came or went, between the opening and the closing, these included."""
    if not ledger:
        return []
    starts = opened_at or min(stay.starts for stay in ledger)
    ends = closed_at or max(stay.ends for stay in ledger)
    changes = {instant for stay in ledger for instant in (stay.starts, stay.ends) if starts < instant < ends}
    return sorted({starts, *changes, ends})
