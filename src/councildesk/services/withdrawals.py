"""Invitations that were removed after they had been sent: whoever got one believes in it until told otherwise.

Rows are never deleted, so that they are found here, and what was told is kept with them as with any other invitation
(services.appointments).
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, func, or_, select

from councildesk.domain.meetings import OVER
from councildesk.services import appointments
from councildesk.storage.models import Invitation, Meeting, Person
from councildesk.storage.session import INCLUDE_REMOVED, RecordSession


def waiting(session: RecordSession, found: Collection[Meeting]) -> dict[str, list[Invitation]]:
    """By meeting, those whose persons have to be told; of meetings that have taken place none.

    Whoever is asked to come by another invitation still is; who was only informed of the seat is not told for it.
    """
    ahead = {one.id: one for one in found if one.state not in OVER}
    kept: dict[str, list[Invitation]] = {one.id: [] for one in found}
    chosen = (
        select(Invitation)
        .join(Person, Person.id == Invitation.person_id)
        .where(Invitation.meeting_id.in_(ahead), Invitation.deleted, ~Person.deleted)
        .where(Invitation.sent_at.is_not(None), _not_told())
    )
    removed = session.scalars(chosen.order_by(Invitation.id), execution_options=INCLUDE_REMOVED).all()
    if not removed:
        return kept
    digests = appointments.digests(session, list(ahead.values()))
    standing = select(Invitation.meeting_id, Invitation.person_id, Invitation.informed_only)
    there = session.execute(standing.where(Invitation.meeting_id.in_({one.meeting_id for one in removed}))).all()
    asked = {(meeting, person) for meeting, person, informed_only in there if not informed_only}
    informed = {(meeting, person) for meeting, person, _informed_only in there}
    for one in removed:
        stands = asked if appointments.has_entry(one) else informed
        knows = ahead[one.meeting_id].state in appointments.CALLED_OFF and one.sent_digest in (
            digests[one.meeting_id],
            appointments.told(digests[one.meeting_id], one.informed_only),
        )
        if (one.meeting_id, one.person_id) not in stands and not knows:
            kept[one.meeting_id].append(one)
    return kept


def get(session: RecordSession, invitation_id: str) -> Invitation | None:
    """The removed invitation; None where there is none, or it was never sent."""
    chosen = select(Invitation).where(Invitation.id == invitation_id, Invitation.deleted)
    return session.scalars(chosen.where(Invitation.sent_at.is_not(None)), execution_options=INCLUDE_REMOVED).first()


def next_sequence(session: RecordSession, meeting_id: str, person_id: str) -> int:
    """SEQUENCE for somebody who is invited once more: above that of the entry that took the first one back."""
    chosen = select(func.max(Invitation.sequence)).where(
        Invitation.meeting_id == meeting_id,
        Invitation.person_id == person_id,
        Invitation.deleted,
        Invitation.sent_at.is_not(None),
    )
    last = session.scalar(chosen, execution_options=INCLUDE_REMOVED)
    return 0 if last is None else last + 2


def _not_told() -> ColumnElement[bool]:
    """In SQL nothing is unlike NULL."""
    return or_(Invitation.sent_digest.is_(None), Invitation.sent_digest != appointments.WITHDRAWN)
