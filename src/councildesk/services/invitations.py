"""Invitations to a meeting, and the replies.

Seats are invited through their holders of the meeting's day; alternates are informed, and come when the holder sends
them. Guests may be invited for some items only. The program sends nothing: a person marks what was sent.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from sqlalchemy import select

from councildesk.domain.attendance import Channel, Presence, Reply
from councildesk.domain.council import Role
from councildesk.domain.errors import AlreadyThere, NotFound
from councildesk.domain.meetings import MeetingState
from councildesk.domain.spelling import clean_text
from councildesk.services import (
    agenda_tree,
    appointments,
    meetings,
    person_names,
    precedence,
    seating,
    withdrawals,
)
from councildesk.services.appointments import Change
from councildesk.services.precedence import Part
from councildesk.storage import removal
from councildesk.storage.ids import new_id
from councildesk.storage.models import Invitation, InvitedItem, Person, Seat
from councildesk.storage.session import RecordSession


@dataclass(frozen=True)
class InvitationRow:
    """An invitation as lists show it; names as lists have them in the reader's language."""

    id: str
    person_id: str
    name: str
    side_id: str | None
    role: Role
    seat_id: str | None
    informed_only: bool
    items: tuple[str, ...]
    """Ids of the items a guest is invited for; empty: the whole meeting."""
    sent_at: dt.datetime | None
    channel: Channel | None
    reply: Reply
    replied_at: dt.datetime | None
    presence: Presence | None
    """Where the person means to take part."""
    reason: str
    substitute_id: str | None
    substitute_name: str
    calendar_uid: str
    sequence: int
    """Of the entry that was sent; of one that is sent now, `next_sequence`."""
    change: Change | None = None
    """Why what was sent is not so any more."""
    has_entry: bool = False
    """An entry went out for the person's calendar, and stands there."""

    @property
    def is_out_of_date(self) -> bool:
        return self.change is not None

    @property
    def is_withdrawn(self) -> bool:
        """It was removed after it had been sent, and the person was not told yet."""
        return self.change is Change.WITHDRAWN

    @property
    def next_sequence(self) -> int:
        """SEQUENCE of a calendar entry that is made now: an update counts one up (RFC 5545, section 3.8.7.4)."""
        return self.sequence if self.sent_at is None else self.sequence + 1


@dataclass(frozen=True)
class InvitationDraft:
    """Whom to invite, as a form holds it."""

    person_id: str
    role: Role = Role.GUEST
    seat_id: str | None = None
    informed_only: bool = False
    items: tuple[str, ...] = ()
    """Ids of the items a guest is invited for; empty: the whole meeting."""


@dataclass(frozen=True)
class ReplyDraft:
    """What somebody answered."""

    reply: Reply
    replied_at: dt.datetime | None = None
    presence: Presence | None = None
    reason: str = ""
    substitute_id: str | None = None
    """Who comes instead."""


@dataclass(frozen=True)
class Expected:
    """Somebody expected at a meeting, for a seat or (None) as a guest."""

    person_id: str
    seat_id: str | None
    role: Role


def rows(session: RecordSession, meeting_id: str, language: str) -> list[InvitationRow]:
    """The invitations to a meeting, side by side in the order of precedence."""
    return _rows(session, meeting_id, _of(session, meeting_id), language)


def some(
    session: RecordSession, meeting_id: str, language: str, invitation_ids: Collection[str]
) -> dict[str, InvitationRow]:
    """Those of these invitations that are there, by their ids."""
    found = [one for one in map(partial(session.get, Invitation), invitation_ids) if one is not None]
    return {row.id: row for row in _rows(session, meeting_id, found, language)}


def withdrawn(session: RecordSession, meeting_id: str, language: str) -> list[InvitationRow]:
    """Those removed after they had been written to, who were not told yet. Refuses with NotFound."""
    found = withdrawals.waiting(session, [meetings.get(session, meeting_id)])[meeting_id]
    return _rows(session, meeting_id, found, language)


def _rows(session: RecordSession, meeting_id: str, found: Sequence[Invitation], language: str) -> list[InvitationRow]:
    meeting, current = meetings.get(session, meeting_id), appointments.digest(session, meeting_id)
    seats = seating.some(session, meeting.date, {one.seat_id for one in found if one.seat_id})
    persons = {person for one in found for person in (one.person_id, one.substitute_id) if person}
    names = person_names.listed(session, persons, language)
    items = _items(session, found)
    sides = precedence.sides(session, map(_part, found), seats)
    return [
        InvitationRow(
            id=one.id,
            person_id=one.person_id,
            name=names[one.person_id],
            side_id=sides[_part(one)],
            role=one.role,
            seat_id=one.seat_id,
            informed_only=one.informed_only,
            items=items[one.id],
            sent_at=one.sent_at,
            channel=one.channel,
            reply=one.reply,
            replied_at=one.replied_at,
            presence=one.presence,
            reason=one.reason,
            substitute_id=one.substitute_id,
            substitute_name=names[one.substitute_id] if one.substitute_id else "",
            calendar_uid=one.calendar_uid or meeting_id,
            sequence=one.sequence,
            change=appointments.change(one, meeting, current),
            has_entry=appointments.has_entry(one),
        )
        for one in precedence.in_order(session, found, _part, seats, language)
    ]


def draft(session: RecordSession, invitation_id: str) -> InvitationDraft:
    """The invitation as it is now, to be changed and given to `change`."""
    one = get(session, invitation_id)
    return InvitationDraft(one.person_id, one.role, one.seat_id, one.informed_only, _items(session, [one])[one.id])


def expected(session: RecordSession, meeting_id: str) -> list[Expected]:
    """Who should come: the holders of the day, whoever is invited and not only informed, and those sent instead."""
    seats = seating.on(session, meetings.get(session, meeting_id).date)
    found = [Expected(seat.holder, seat.id, seat.role) for seat in seats if seat.holder]
    for one in _of(session, meeting_id):
        if not one.informed_only:
            found.append(Expected(one.person_id, one.seat_id, one.role))
        if one.substitute_id is not None:
            found.append(Expected(one.substitute_id, one.seat_id, one.role))
    return list({(one.person_id, one.seat_id): one for one in reversed(found)}.values())[::-1]


def replies(session: RecordSession, meeting_id: str) -> dict[str, ReplyDraft]:
    """What each person answered; to the invitation for their own seat where they had several."""
    found = sorted(_of(session, meeting_id), key=lambda one: not one.informed_only)
    return {
        one.person_id: ReplyDraft(one.reply, one.replied_at, one.presence, one.reason, one.substitute_id)
        for one in found
    }


def sequence(session: RecordSession, meeting_id: str) -> int:
    """SEQUENCE of an entry for anybody that is made now: of what was sent last, and one up where that is not so now."""
    return max((row.sequence + row.is_out_of_date for row in rows(session, meeting_id, "en")), default=0)


def next_alternate(session: RecordSession, invitation_id: str) -> str | None:
    """Who may come instead: the first alternate of the seat on the meeting's day who has not declined as well."""
    one = get(session, invitation_id)
    if one.seat_id is None:
        return None
    chosen = select(Invitation.person_id).where(Invitation.meeting_id == one.meeting_id)
    declined = set(session.scalars(chosen.where(Invitation.reply == Reply.DECLINED)))
    seats = seating.some(session, meetings.get(session, one.meeting_id).date, [one.seat_id])
    alternates = [person for seat in seats for person in seat.alternates]
    return next((person for person in alternates if person not in declined), None)


def invite_seats(session: RecordSession, meeting_id: str) -> list[str]:
    """Invite the holder of each seat of the meeting's day and inform its alternates; who is invited already stays so.

    Returns the ids of the new invitations.
    """
    seats = seating.on(session, meetings.get(session, meeting_id).date)
    there = {(one.person_id, one.seat_id) for one in _of(session, meeting_id)}
    wanted = [
        InvitationDraft(person, seat.role, seat.id, informed_only=person != seat.holder)
        for seat in seats
        for person in (seat.holder, *seat.alternates)
        if person is not None and (person, seat.id) not in there
    ]
    return [add(session, meeting_id, draft) for draft in wanted]


def add(session: RecordSession, meeting_id: str, draft: InvitationDraft) -> str:
    """Invite somebody. Refuses with NotFound, with AlreadyThere a second time for one seat or as a guest."""
    meetings.get(session, meeting_id)
    one = Invitation(id=new_id(), meeting_id=meeting_id, person_id=draft.person_id, calendar_uid=meeting_id)
    one.sequence = withdrawals.next_sequence(session, meeting_id, draft.person_id)
    _fill(session, one, draft)
    return one.id


def change(session: RecordSession, invitation_id: str, draft: InvitationDraft) -> None:
    """Make the invitation what the draft says; the reply stays. Refuses as `add` does."""
    _fill(session, get(session, invitation_id), draft)


def mark_sent(session: RecordSession, invitations: Iterable[str], at: dt.datetime, channel: Channel) -> None:
    """Note that invitations left the house; a planned meeting is invited from now on.

    An invitation sent again is an update of the first: its calendar entry counts one up (RFC 5545, SEQUENCE). Of one
    that was removed it is noted that the person was told so. Refuses with NotFound.
    """
    found = [_there_or_removed(session, invitation_id) for invitation_id in invitations]
    digests = {meeting: appointments.digest(session, meeting) for meeting in {one.meeting_id for one in found}}
    for one in found:
        if one.sent_at is not None:
            one.sequence += 1
            one.first_sent_at = one.first_sent_at or one.sent_at
        one.sent_at, one.channel = at, channel
        told = appointments.told(digests[one.meeting_id], one.informed_only)
        one.sent_digest = appointments.WITHDRAWN if one.deleted else told
    for meeting in map(partial(meetings.get, session), digests):
        if meeting.state is MeetingState.PLANNED:
            meetings.enter(meeting, MeetingState.INVITED)


def reply(session: RecordSession, invitation_id: str, draft: ReplyDraft) -> None:
    """Note an answer, or with Reply.NONE take it back. Refuses with NotFound an unknown substitute."""
    one = get(session, invitation_id)
    if draft.substitute_id is not None:
        session.require(Person, draft.substitute_id)
    one.reply, one.replied_at, one.presence = draft.reply, draft.replied_at, draft.presence
    one.reason, one.substitute_id = clean_text(draft.reason).strip(), draft.substitute_id


def remove(session: RecordSession, invitation_id: str) -> None:
    removal.remove(session, get(session, invitation_id))


def remove_all(session: RecordSession, invitation_ids: Iterable[str]) -> None:
    """Remove these invitations, or none. Refuses with NotFound."""
    for one in [get(session, invitation_id) for invitation_id in dict.fromkeys(invitation_ids)]:
        removal.remove(session, one)


def get(session: RecordSession, invitation_id: str) -> Invitation:
    """For services: the record itself. Refuses with NotFound."""
    return session.require(Invitation, invitation_id)


def _there_or_removed(session: RecordSession, invitation_id: str) -> Invitation:
    one = session.get(Invitation, invitation_id) or withdrawals.get(session, invitation_id)
    if one is None:
        raise NotFound("invitation", invitation_id)
    return one


def _of(session: RecordSession, meeting_id: str) -> list[Invitation]:
    chosen = select(Invitation).where(Invitation.meeting_id == meeting_id)
    return list(session.scalars(chosen.order_by(Invitation.id)))


def _part(one: Invitation) -> Part:
    return Part(one.person_id, one.seat_id, one.role)


def _items(session: RecordSession, invitations: Collection[Invitation]) -> dict[str, tuple[str, ...]]:
    """The items each invitation is for, in the order in which they were named."""
    chosen = (
        select(InvitedItem.invitation_id, InvitedItem.agenda_item_id)
        .join(Invitation, Invitation.id == InvitedItem.invitation_id)
        .where(Invitation.meeting_id.in_({one.meeting_id for one in invitations}))
    )
    found: dict[str, tuple[str, ...]] = {one.id: () for one in invitations}
    for invitation, item in session.execute(chosen.order_by(InvitedItem.id)):
        if invitation in found:
            found[invitation] += (item,)
    return found


def _fill(session: RecordSession, one: Invitation, draft: InvitationDraft) -> None:
    session.require(Person, draft.person_id)
    if draft.seat_id is not None:
        session.require(Seat, draft.seat_id)
    for other in _of(session, one.meeting_id):
        if other.id != one.id and (other.person_id, other.seat_id) == (draft.person_id, draft.seat_id):
            raise AlreadyThere("invitation", draft.person_id)
    one.person_id, one.seat_id, one.role = draft.person_id, draft.seat_id, draft.role
    one.informed_only = draft.informed_only
    session.add(one)
    _put_items(session, one, draft.items)


def _put_items(session: RecordSession, one: Invitation, items: Collection[str]) -> None:
    kept = session.scalars(select(InvitedItem).where(InvitedItem.invitation_id == one.id)).all()
    for invited in kept:
        if invited.agenda_item_id not in items:
            removal.remove(session, invited)
    there = {invited.agenda_item_id for invited in kept}
    for item in dict.fromkeys(items):
        if agenda_tree.get(session, item).meeting_id != one.meeting_id:
            raise NotFound("agenda_item", item)
        if item not in there:
            session.add(InvitedItem(id=new_id(), invitation_id=one.id, agenda_item_id=item))
