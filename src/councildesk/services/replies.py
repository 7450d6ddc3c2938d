"""Taking replies to invitations: one answer for many at once, who comes instead, the alternate who is asked next.

An alternate is informed until a member sends them, or until they say that they come for a member who does not. When the
member comes after all they stand back again: what they were told is then out of date (services.appointments).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import or_, select

from councildesk.domain.attendance import Presence, Reply
from councildesk.domain.council import Seat
from councildesk.domain.spelling import clean_text
from councildesk.services import invitations, meetings, seating
from councildesk.services.invitations import InvitationRow, ReplyDraft
from councildesk.storage import removal
from councildesk.storage.models import Invitation
from councildesk.storage.session import RecordSession


def answer(session: RecordSession, invitation_ids: Iterable[str], given: Reply, at: dt.datetime) -> None:
    """Note the same reply of all of them, or with Reply.NONE take their replies back. Refuses with NotFound.

    Where somebody said that they take part stays while they do not decline, why they do not while they do.
    """
    found = [invitations.get(session, key) for key in invitation_ids]
    seats = _seats(session, found)
    for one in found:
        _answer(session, one, seats.get(one.seat_id or ""), given, at, one.presence)


def attend(session: RecordSession, invitation_ids: Iterable[str], presence: Presence, at: dt.datetime) -> None:
    """Note where they take part, and with it that they come; who may come may still. Refuses with NotFound."""
    found = [invitations.get(session, key) for key in invitation_ids]
    seats = _seats(session, found)
    for one in found:
        given = Reply.TENTATIVE if one.reply is Reply.TENTATIVE else Reply.ACCEPTED
        _answer(session, one, seats.get(one.seat_id or ""), given, at, presence)


def send_instead(session: RecordSession, invitation_id: str, person_id: str | None, at: dt.datetime) -> None:
    """Note that somebody does not come and sends another, who is invited for the seat; None: sends nobody any more.

    Refuses with NotFound.
    """
    one = invitations.get(session, invitation_id)
    before = one.substitute_id
    reason = one.reason if one.reply is Reply.DECLINED else ""
    invitations.reply(session, one.id, ReplyDraft(Reply.DECLINED, at, None, reason, person_id))
    if before is not None and before != person_id:
        _stand_back(session, one, _seats(session, [one]).get(one.seat_id or ""), before)
    if person_id is not None:
        _invite(session, one, person_id)


def note(session: RecordSession, invitation_id: str, remark: str) -> None:
    """Keep what else was said, such as why somebody does not come. Refuses with NotFound."""
    invitations.get(session, invitation_id).reason = clean_text(remark).strip()


def alternate_to_invite(session: RecordSession, invitation_id: str) -> str | None:
    """The alternate to be asked, after somebody declined for a seat for which nobody else is asked or coming."""
    one = invitations.get(session, invitation_id)
    seat = _seats(session, [one]).get(one.seat_id or "")
    if seat is None:
        return None
    chosen = select(Invitation).where(Invitation.meeting_id == one.meeting_id)
    counting = or_(Invitation.seat_id == seat.id, Invitation.reply == Reply.DECLINED)
    return alternate_of(one, session.scalars(chosen.where(counting)).all(), seat.alternates)


def alternate_of(
    one: Invitation | InvitationRow, invited: Sequence[Invitation | InvitationRow], alternates: Iterable[str]
) -> str | None:
    """As `alternate_to_invite`, for whoever has those invited and the alternates of the seat at hand."""
    if one.seat_id is None or one.reply is not Reply.DECLINED or one.substitute_id is not None:
        return None
    others = (other for other in invited if other.seat_id == one.seat_id and other.id != one.id)
    if any(other.reply is not Reply.DECLINED and not other.informed_only for other in others):
        return None
    declined = {other.person_id for other in invited if other.reply is Reply.DECLINED}
    return next((person for person in alternates if person not in declined), None)


def invite_alternate(session: RecordSession, invitation_id: str) -> str | None:
    """Invite the alternate who is asked next: no longer only informed. Their invitation, or None where there is nobody.

    Refuses with NotFound.
    """
    alternate = alternate_to_invite(session, invitation_id)
    return _invite(session, invitations.get(session, invitation_id), alternate) if alternate is not None else None


def _answer(
    session: RecordSession, one: Invitation, seat: Seat | None, given: Reply, at: dt.datetime, presence: Presence | None
) -> None:
    """`seat` is that of the invitation as it is on the meeting's day."""
    comes = given in (Reply.ACCEPTED, Reply.TENTATIVE)
    stays_away = one.reply is given is Reply.DECLINED
    sent = one.substitute_id
    draft = ReplyDraft(
        given,
        None if given is Reply.NONE else at,
        presence if comes else None,
        one.reason if stays_away or (comes and one.reply is not Reply.DECLINED) else "",
        sent if stays_away else None,
    )
    invitations.reply(session, one.id, draft)
    if sent is not None and not stays_away:
        _stand_back(session, one, seat, sent)
    if seat is None or not comes:
        return
    if one.person_id == seat.holder:
        if given is Reply.ACCEPTED:
            for other in _of_seat(session, one):
                if other.person_id in seat.alternates:
                    other.informed_only = True
    elif _is_free(session, one, seat):
        one.informed_only = False


def _invite(session: RecordSession, one: Invitation, person_id: str) -> str:
    """Invite somebody for the seat of this invitation, or in its place as a guest."""
    there = _of(session, one, person_id)
    if there is not None:
        there.informed_only = False
        return there.id
    draft = replace(invitations.draft(session, one.id), person_id=person_id, informed_only=False)
    return invitations.add(session, one.meeting_id, draft)


def _stand_back(session: RecordSession, one: Invitation, seat: Seat | None, person_id: str) -> None:
    """Who was sent is not sent any more: an alternate is only informed; others go while they were not written to."""
    there = _of(session, one, person_id)
    if there is None:
        return
    if seat is not None and person_id in seat.alternates:
        there.informed_only = True
    elif there.sent_at is None and there.reply is Reply.NONE:
        removal.remove(session, there)


def _is_free(session: RecordSession, one: Invitation, seat: Seat) -> bool:
    """The holder of the seat does not come, or there is none."""
    held = [other for other in _of_seat(session, one) if other.person_id == seat.holder]
    return seat.holder is None or any(other.reply is Reply.DECLINED for other in held)


def _seats(session: RecordSession, found: Iterable[Invitation]) -> dict[str, Seat]:
    """The seats of the council on the days of these invitations' meetings."""
    seats: dict[str, set[str]] = defaultdict(set)
    for one in found:
        if one.seat_id is not None:
            seats[one.meeting_id].add(one.seat_id)
    days = {meeting: meetings.get(session, meeting).date for meeting in seats}
    return {seat.id: seat for meeting, wanted in seats.items() for seat in seating.some(session, days[meeting], wanted)}


def _of(session: RecordSession, one: Invitation, person_id: str) -> Invitation | None:
    """The invitation of a person for the same seat, or the same way as a guest."""
    return next((other for other in _of_seat(session, one) if other.person_id == person_id), None)


def _of_seat(session: RecordSession, one: Invitation) -> list[Invitation]:
    """Those for the same seat; of a guest, the guests."""
    chosen = select(Invitation).where(Invitation.meeting_id == one.meeting_id, Invitation.seat_id == one.seat_id)
    return list(session.scalars(chosen.order_by(Invitation.id)))
