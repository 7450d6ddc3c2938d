"""What is usually noted when somebody arrives: for which seat, in which role, in the room or online."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from councildesk.domain.attendance import Presence
from councildesk.domain.council import Role, Seat
from councildesk.domain.meetings import MeetingFormat, SiteKind
from councildesk.services import meetings, seating, stays
from councildesk.services.stays import StayDraft
from councildesk.storage.models import Invitation, Meeting, MeetingSite, Person
from councildesk.storage.session import RecordSession


def proposed(session: RecordSession, meeting_id: str, person_id: str) -> StayDraft:
    """The stay to note when this person arrives, without its time; to be changed where it is not so.

    For the seat held on the meeting's day, else that of whoever sent the person, else the first seat the person is an
    alternate for whose holder is not there; else in the role of the invitation, or as a guest.
    """
    meeting = meetings.get(session, meeting_id)
    invited = list(session.scalars(select(Invitation).where(Invitation.meeting_id == meeting_id)))
    own = [one for one in invited if one.person_id == person_id]
    seat = _seat(session, meeting, person_id, invited)
    role = seat.role if seat else next((one.role for one in own if not one.informed_only), Role.GUEST)
    presence = next((one.presence for one in own if one.presence is not None), _usual(meeting))
    side = seat.side if seat else _side(session, person_id)
    site = _site(session, meeting_id, presence, side)
    return StayDraft(person_id, seat.id if seat else None, role, presence, site)


def _seat(session: RecordSession, meeting: Meeting, person: str, invited: Sequence[Invitation]) -> Seat | None:
    seats = seating.on(session, meeting.date)
    sent_for = [one.seat_id for one in invited if one.substitute_id == person]
    there = {row.person_id for row in stays.rows(session, meeting.id) if row.left_at is None}
    held = [seat for seat in seats if seat.holder == person]
    handed = [seat for seat in seats if seat.id in sent_for]
    free = [seat for seat in seats if person in seat.alternates and seat.holder not in there]
    return next(iter([*held, *handed, *free]), None)


def _usual(meeting: Meeting) -> Presence:
    return Presence.ONLINE if meeting.format is MeetingFormat.ONLINE else Presence.IN_ROOM


def _side(session: RecordSession, person: str) -> str | None:
    return session.scalars(select(Person.side_id).where(Person.id == person)).first()


def _site(session: RecordSession, meeting: str, presence: Presence, side: str | None) -> str | None:
    """The room or link of the person's own side, else the first."""
    kind = SiteKind.ONLINE if presence is Presence.ONLINE else SiteKind.ROOM
    chosen = select(MeetingSite).where(MeetingSite.meeting_id == meeting, MeetingSite.kind == kind)
    found = session.scalars(chosen.order_by(MeetingSite.rank, MeetingSite.id)).all()
    own = [one for one in found if one.side_id is not None and one.side_id == side]
    return next((one.id for one in [*own, *found]), None)
