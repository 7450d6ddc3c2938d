"""Who is expected at a meeting while replies come in, and whether there will be a quorum."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from councildesk.domain import expectation
from councildesk.domain.attendance import Presence, Proxy, Reply
from councildesk.domain.council import Seat
from councildesk.domain.expectation import Answer, Expectation
from councildesk.domain.meetings import MeetingFormat
from councildesk.domain.rules import QuorumRule
from councildesk.services import excuses, meetings, proxies, seating
from councildesk.services.invitations import InvitationRow
from councildesk.storage.session import RecordSession


@dataclass(frozen=True)
class Terms:
    """What stays the same while replies come in: the rule and the seats of the meeting's day, and who is excused."""

    rule: QuorumRule
    seats: Sequence[Seat]
    usual: Presence
    """Where people are who did not say it: in the room, in a meeting held online, online."""
    excused: Collection[str]
    proxies: Sequence[Proxy]


def terms(session: RecordSession, meeting_id: str) -> Terms:
    """By the rules and the seats of the meeting's day. Refuses with NotFound."""
    meeting = meetings.get(session, meeting_id)
    return Terms(
        meetings.rules(session, meeting_id).quorum,
        seating.on(session, meeting.date),
        Presence.ONLINE if meeting.format is MeetingFormat.ONLINE else Presence.IN_ROOM,
        frozenset(one.person_id for one in excuses.rows(session, meeting_id)),
        proxies.given(session, meeting_id),
    )


def under(given: Terms, rows: Iterable[InvitationRow]) -> Expectation:
    """What the replies to these invitations mean; who is excused counts as declining."""
    answers = [
        Answer(
            row.person_id,
            row.seat_id,
            row.side_id,
            Reply.DECLINED if row.person_id in given.excused else row.reply,
            row.presence,
            row.informed_only,
            row.substitute_id,
        )
        for row in rows
    ]
    return expectation.expectation(given.rule, given.seats, answers, given.usual, given.proxies)
