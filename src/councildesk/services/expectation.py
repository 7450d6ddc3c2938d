"""Who is expected at a meeting while replies come in, and whether there will be a quorum."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from councildesk.domain import expectation
from councildesk.domain.attendance import Presence, Reply
from councildesk.domain.council import Seat
from councildesk.domain.expectation import Answer, Expectation
from councildesk.domain.meetings import MeetingFormat
from councildesk.services import excuses, invitations, meetings, proxies, seating
from councildesk.services.invitations import InvitationRow
from councildesk.storage.session import RecordSession


def of(session: RecordSession, meeting_id: str) -> Expectation:
    """By the rules and the seats of the meeting's day; who is excused counts as declining. Refuses with NotFound.

    Who did not say where they take part is in the room, in a meeting held online, online.
    """
    seats = seating.on(session, meetings.get(session, meeting_id).date)
    return of_rows(session, meeting_id, seats, invitations.rows(session, meeting_id, "en"))


def of_rows(
    session: RecordSession, meeting_id: str, seats: Sequence[Seat], rows: Iterable[InvitationRow]
) -> Expectation:
    """As `of`, for whoever has the seats of the meeting's day and its invitations at hand."""
    meeting = meetings.get(session, meeting_id)
    excused = {one.person_id for one in excuses.rows(session, meeting_id)}
    answers = [
        Answer(
            row.person_id,
            row.seat_id,
            row.side_id,
            Reply.DECLINED if row.person_id in excused else row.reply,
            row.presence,
            row.informed_only,
            row.substitute_id,
        )
        for row in rows
    ]
    return expectation.expectation(
        meetings.rules(session, meeting_id).quorum,
        seats,
        answers,
        Presence.ONLINE if meeting.format is MeetingFormat.ONLINE else Presence.IN_ROOM,
        proxies.given(session, meeting_id),
    )
