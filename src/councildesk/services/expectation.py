"""Who is expected at a meeting while replies come in, and whether there will be a quorum."""

from __future__ import annotations

from councildesk.domain import expectation
from councildesk.domain.attendance import Presence, Reply
from councildesk.domain.expectation import Answer, Expectation
from councildesk.domain.meetings import MeetingFormat
from councildesk.services import excuses, invitations, meetings, proxies, seating
from councildesk.storage.session import RecordSession


def of(session: RecordSession, meeting_id: str) -> Expectation:
    """By the rules and the seats of the meeting's day; who is excused counts as declining. Refuses with NotFound.

    Who did not say where they take part is in the room, in a meeting held online, online.
    """
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
        for row in invitations.rows(session, meeting_id, "en")
    ]
    return expectation.expectation(
        meetings.rules(session, meeting_id).quorum,
        seating.on(session, meeting.date),
        answers,
        Presence.ONLINE if meeting.format is MeetingFormat.ONLINE else Presence.IN_ROOM,
        proxies.given(session, meeting_id),
    )
