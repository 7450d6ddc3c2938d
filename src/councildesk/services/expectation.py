"""Who is expected at a meeting while replies come in, and whether there will be a quorum."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from councildesk.domain import expectation
from councildesk.domain.attendance import Presence, Reply
from councildesk.domain.council import Seat
from councildesk.domain.expectation import Answer, Expectation
from councildesk.domain.meetings import MeetingFormat
from councildesk.services import excuses, meetings, precedence, proxies, seating
from councildesk.services.precedence import Part
from councildesk.storage.models import Invitation
from councildesk.storage.session import RecordSession


def of(session: RecordSession, meeting_id: str) -> Expectation:
    """By the rules and the seats of the meeting's day; who is excused counts as declining. Refuses with NotFound.

    Who did not say where they take part is in the room, in a meeting held online, online.
    """
    meeting = meetings.get(session, meeting_id)
    seats = seating.on(session, meeting.date)
    return expectation.expectation(
        meetings.rules(session, meeting_id).quorum,
        seats,
        _answers(session, meeting_id, seats),
        Presence.ONLINE if meeting.format is MeetingFormat.ONLINE else Presence.IN_ROOM,
        proxies.given(session, meeting_id),
    )


def _answers(session: RecordSession, meeting_id: str, seats: Sequence[Seat]) -> list[Answer]:
    excused = {one.person_id for one in excuses.rows(session, meeting_id)}
    chosen = select(
        Invitation.person_id,
        Invitation.seat_id,
        Invitation.role,
        Invitation.reply,
        Invitation.presence,
        Invitation.informed_only,
        Invitation.substitute_id,
    ).where(Invitation.meeting_id == meeting_id)
    found = {Part(*row[:3]): row for row in session.execute(chosen.order_by(Invitation.id)).all()}
    sides = precedence.sides(session, found, seats)
    return [
        Answer(
            one.person_id,
            one.seat_id,
            sides[part],
            Reply.DECLINED if one.person_id in excused else one.reply,
            one.presence,
            one.informed_only,
            one.substitute_id,
        )
        for part, one in found.items()
    ]
