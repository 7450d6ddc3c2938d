"""In which language the secretariat writes to those invited."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from councildesk.services import texts
from councildesk.services.invitations import InvitationRow
from councildesk.storage.models import Person, Side
from councildesk.storage.session import RecordSession

_AT_ONCE = 500


def languages(session: RecordSession, rows: Collection[InvitationRow]) -> dict[str, str]:
    """By invitation, the working language in which to write to the person.

    The first of the person's own that the council works in, else that of the side, else the council's first. Of
    somebody who was removed meanwhile no own one is known.
    """
    working = texts.working_languages(session) or ["en"]
    of_sides = {side.id: side.language for side in session.scalars(select(Side))}
    persons = list({row.person_id for row in rows})
    tongues: dict[str, list[str]] = {}
    for start in range(0, len(persons), _AT_ONCE):
        spoken = select(Person.id, Person.languages).where(Person.id.in_(persons[start : start + _AT_ONCE]))
        tongues |= {one.id: one.languages for one in session.execute(spoken)}
    return {
        row.id: next(
            (tag for tag in (*tongues.get(row.person_id, ()), of_sides.get(row.side_id or "")) if tag in working),
            working[0],
        )
        for row in rows
    }
