"""What can be done with organisations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select

from councildesk.domain import collation
from councildesk.domain.errors import ValueNotAllowed
from councildesk.domain.spelling import clean_line
from councildesk.services import sides, texts
from councildesk.storage import removal
from councildesk.storage.models import Organisation
from councildesk.storage.session import RecordSession


@dataclass(frozen=True)
class OrganisationRow:
    """An organisation in all languages, to be recognised and chosen."""

    id: str
    code: str
    side_id: str | None
    country: str
    name: Mapping[str, str]
    short_name: Mapping[str, str]


@dataclass(frozen=True)
class RegisterRow:
    """An organisation as the register shows it, in a reader's language."""

    id: str
    name: str
    short_name: str
    code: str
    side_id: str | None
    side: str
    parent_id: str | None
    parent: str
    country: str
    address: str
    mail: str
    phone: str
    website: str


@dataclass(frozen=True)
class OrganisationDraft:
    """An organisation as a form holds it. Texts are by language."""

    name: Mapping[str, str] = field(default_factory=dict)
    short_name: Mapping[str, str] = field(default_factory=dict)
    address: Mapping[str, str] = field(default_factory=dict)
    code: str = ""
    side_id: str | None = None
    parent_id: str | None = None
    country: str = ""
    mail: str = ""
    phone: str = ""
    website: str = ""


def rows(session: RecordSession) -> list[OrganisationRow]:
    """All organisations, in the order in which they were entered."""
    found = session.scalars(select(Organisation).order_by(Organisation.id)).all()
    names = texts.of(session, [one.id for one in found], "name")
    short_names = texts.of(session, [one.id for one in found], "short_name")
    return [
        OrganisationRow(one.id, one.code or "", one.side_id, one.country or "", names[one.id], short_names[one.id])
        for one in found
    ]


def register(session: RecordSession, language: str) -> list[RegisterRow]:
    """All organisations by the alphabet of the language."""
    found = session.scalars(select(Organisation)).all()
    named = texts.shown_fields(session, [one.id for one in found], ("name", "short_name", "address"), language)
    of_sides = {side.id: side.short_name for side in sides.rows(session, language)}
    rows = [
        RegisterRow(
            one.id,
            named["name"][one.id],
            named["short_name"][one.id],
            one.code or "",
            one.side_id,
            of_sides.get(one.side_id or "", ""),
            one.parent_id,
            named["name"].get(one.parent_id or "", ""),
            one.country or "",
            named["address"][one.id],
            one.mail or "",
            one.phone or "",
            one.website or "",
        )
        for one in found
    ]
    return sorted(rows, key=lambda row: (collation.sort_key(row.name, language), row.id))


def draft(session: RecordSession, organisation_id: str) -> OrganisationDraft:
    """The organisation as it is now, to be changed and given to `change`. Refuses with NotFound."""
    one = get(session, organisation_id)
    return OrganisationDraft(
        name=texts.one(session, one.id, "name"),
        short_name=texts.one(session, one.id, "short_name"),
        address=texts.one(session, one.id, "address"),
        code=one.code or "",
        side_id=one.side_id,
        parent_id=one.parent_id,
        country=one.country or "",
        mail=one.mail or "",
        phone=one.phone or "",
        website=one.website or "",
    )


def add(session: RecordSession, draft: OrganisationDraft) -> str:
    """Refuses with TextMissing an organisation without a name, with NotFound an unknown side or parent."""
    one = Organisation()
    session.add(one)
    session.flush()
    _fill(session, one, draft)
    return one.id


def change(session: RecordSession, organisation_id: str, draft: OrganisationDraft) -> None:
    """Make the organisation what the draft says. Refuses as `add`, and with ValueNotAllowed a part as its parent."""
    _fill(session, get(session, organisation_id), draft)


def remove(session: RecordSession, organisation_id: str) -> None:
    """Refuses with InUse while persons, seats or others refer to it."""
    removal.remove(session, get(session, organisation_id))


def get(session: RecordSession, organisation_id: str) -> Organisation:
    """For services: the record itself. Refuses with NotFound."""
    return session.require(Organisation, organisation_id)


def checked(session: RecordSession, organisation_id: str | None) -> str | None:
    """For services: the id of an organisation that something is to refer to, or None. Refuses with NotFound."""
    return None if organisation_id is None else get(session, organisation_id).id


def with_parents(session: RecordSession, organisation_id: str) -> list[str]:
    """For services: the organisation and all that it is part of, from the nearest up."""
    known: list[str] = []
    above: str | None = organisation_id
    while above is not None and above not in known:
        known.append(above)
        found = session.get(Organisation, above)
        above = found.parent_id if found is not None else None
    return known


def _fill(session: RecordSession, one: Organisation, draft: OrganisationDraft) -> None:
    texts.require(session, one.id, "name", draft.name)
    one.code = clean_line(draft.code) or None
    one.side_id = sides.checked(session, draft.side_id)
    one.parent_id = _parent(session, one, draft.parent_id)
    one.country = clean_line(draft.country) or None
    one.mail = clean_line(draft.mail) or None
    one.phone = clean_line(draft.phone) or None
    one.website = clean_line(draft.website) or None
    texts.put(session, "organisation", one.id, "name", draft.name)
    texts.put(session, "organisation", one.id, "short_name", draft.short_name)
    texts.put(session, "organisation", one.id, "address", draft.address)


def _parent(session: RecordSession, one: Organisation, parent_id: str | None) -> str | None:
    """The parent's id, unless the parent is the organisation itself or one of its own parts."""
    if parent_id is not None:
        get(session, parent_id)
        if one.id in with_parents(session, parent_id):
            raise ValueNotAllowed("parent_organisation", one.id, "")
    return parent_id
