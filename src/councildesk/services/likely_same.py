"""Who and what may have been entered twice: offered, never decided."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import select

from councildesk.domain import organisation_likeness
from councildesk.domain.council import ContactKind
from councildesk.domain.likeness import Register, Traits
from councildesk.domain.names import PersonName
from councildesk.domain.organisation_likeness import Known
from councildesk.services import organisations
from councildesk.storage import models
from councildesk.storage.models import Contact
from councildesk.storage.session import RecordSession


def persons_like(session: RecordSession, person_id: str) -> list[str]:
    """Ids of persons who may be this one, the likeliest first."""
    traits = _traits(session)
    if person_id not in traits:
        return []
    register = Register()
    for key, one in traits.items():
        if key != person_id:
            register.add(key, one)
    return [key for key, _likeness in register.like(traits[person_id])]


def organisations_like(session: RecordSession, organisation_id: str) -> list[str]:
    """Ids of organisations that may be this one."""
    known = {one.key: one for one in _known(session)}
    wanted = known.pop(organisation_id, None)
    return [key for key, one in known.items() if wanted is not None and organisation_likeness.is_alike(wanted, one)]


def organisation_groups(session: RecordSession) -> list[tuple[str, ...]]:
    """Groups of organisations that may be one each."""
    return organisation_likeness.groups(_known(session))


def _known(session: RecordSession) -> list[Known]:
    return [
        Known.of(row.id, [*row.name.values(), *row.short_name.values(), row.code])
        for row in organisations.rows(session)
    ]


def _traits(session: RecordSession) -> dict[str, Traits]:
    names: dict[str, list[PersonName]] = defaultdict(list)
    for one in session.scalars(select(models.PersonName).order_by(models.PersonName.id)):
        names[one.person_id].append(PersonName(one.language, one.given, one.family, one.patronymic, "", one.printed))
    contacts: dict[tuple[str, ContactKind], list[str]] = defaultdict(list)
    for contact in session.scalars(select(Contact)):
        contacts[contact.person_id, contact.kind].append(contact.value)
    return {
        key: Traits(tuple(kept), tuple(contacts[key, ContactKind.MAIL]), tuple(contacts[key, ContactKind.PHONE]))
        for key, kept in names.items()
    }
