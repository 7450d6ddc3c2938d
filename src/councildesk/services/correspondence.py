"""In which language the secretariat writes to those invited."""

from __future__ import annotations

from sqlalchemy import select

from councildesk.services import invitations, texts
from councildesk.storage.models import Invitation, Person, Side
from councildesk.storage.session import RecordSession


def languages(session: RecordSession, meeting_id: str) -> dict[str, str]:
    """By invitation, the working language in which to write to the person.

    The first of the person's own that the council works in, else that of the side, else the council's first.
    """
    working = texts.working_languages(session) or ["en"]
    of_sides = {side.id: side.language for side in session.scalars(select(Side))}
    spoken = select(Person.id, Person.languages).join(Invitation, Invitation.person_id == Person.id)
    found = session.execute(spoken.where(Invitation.meeting_id == meeting_id))
    tongues: dict[str, list[str]] = {one.id: one.languages for one in found}
    return {
        row.id: next(
            (tag for tag in (*tongues[row.person_id], of_sides.get(row.side_id or "")) if tag in working), working[0]
        )
        for row in invitations.rows(session, meeting_id, working[0])
    }
