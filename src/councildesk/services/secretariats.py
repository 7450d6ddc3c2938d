"""What can be done with secretariats: the offices that serve the council, or one side of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select

from councildesk.domain import rank
from councildesk.domain.spelling import clean_line
from councildesk.services import council_record, organisations, sides, texts
from councildesk.services.zones import checked_zone
from councildesk.storage import removal
from councildesk.storage.models import Secretariat, Side
from councildesk.storage.session import RecordSession


@dataclass(frozen=True)
class SecretariatRow:
    """A secretariat as lists and letterheads show it, in a reader's language."""

    id: str
    name: str
    """Its own name, else that of its organisation."""
    address: str
    side_id: str | None
    side: str
    organisation_id: str | None
    organisation: str
    time_zone: str
    """Its own, else that of its side, else that of the council."""
    mail: str
    phone: str


@dataclass(frozen=True)
class SecretariatDraft:
    """A secretariat as a form holds it. Texts are by language; no `side_id`: it serves the whole council."""

    name: Mapping[str, str] = field(default_factory=dict)
    address: Mapping[str, str] = field(default_factory=dict)
    side_id: str | None = None
    organisation_id: str | None = None
    time_zone: str | None = None
    mail: str = ""
    phone: str = ""


def rows(session: RecordSession, language: str) -> list[SecretariatRow]:
    """The secretariats side by side, those of the whole council first."""
    chosen = select(Secretariat, Side).outerjoin(Side, Side.id == Secretariat.side_id)
    found: list[tuple[Secretariat, Side | None]] = [(office, side) for office, side in session.execute(chosen)]
    found.sort(key=lambda pair: (pair[1] is not None, *_place(pair[1]), *_place(pair[0])))
    named = texts.shown_fields(session, [one.id for one, _ in found], ("name", "address"), language)
    houses = texts.shown(session, {one.organisation_id for one, _ in found if one.organisation_id}, "name", language)
    of_sides = {side.id: side.short_name for side in sides.rows(session, language)}
    zone = council_record.get(session).time_zone if found else ""
    return [
        SecretariatRow(
            one.id,
            named["name"][one.id] or houses.get(one.organisation_id or "", ""),
            named["address"][one.id],
            one.side_id,
            of_sides.get(one.side_id or "", ""),
            one.organisation_id,
            houses.get(one.organisation_id or "", ""),
            one.time_zone or (zone if side is None else side.time_zone),
            one.mail or "",
            one.phone or "",
        )
        for one, side in found
    ]


def draft(session: RecordSession, secretariat_id: str) -> SecretariatDraft:
    """The secretariat as it is now, to be changed and given to `change`. Refuses with NotFound."""
    one = get(session, secretariat_id)
    return SecretariatDraft(
        texts.one(session, one.id, "name"),
        texts.one(session, one.id, "address"),
        one.side_id,
        one.organisation_id,
        one.time_zone,
        one.mail or "",
        one.phone or "",
    )


def add(session: RecordSession, draft: SecretariatDraft) -> str:
    """Add a secretariat behind the others.

    Refuses with TextMissing one that neither has a name nor belongs to an organisation, with ValueNotAllowed what is
    no time zone, with NotFound an unknown side or organisation.
    """
    ranks = session.scalars(select(Secretariat.rank).order_by(Secretariat.rank, Secretariat.id)).all()
    one = Secretariat(council_id=council_record.get(session).id, rank=rank.place(ranks, len(ranks)))
    session.add(one)
    session.flush()
    _fill(session, one, draft)
    return one.id


def change(session: RecordSession, secretariat_id: str, draft: SecretariatDraft) -> None:
    """Make the secretariat what the draft says. Refuses as `add`."""
    _fill(session, get(session, secretariat_id), draft)


def move(session: RecordSession, secretariat_id: str, index: int) -> None:
    """Put the secretariat at this place, from 0, among all of them."""
    one = get(session, secretariat_id)
    others = select(Secretariat.rank).where(Secretariat.id != secretariat_id)
    ranks = session.scalars(others.order_by(Secretariat.rank, Secretariat.id)).all()
    one.rank = rank.place(ranks, index)


def remove(session: RecordSession, secretariat_id: str) -> None:
    """Refuses with NotFound."""
    removal.remove(session, get(session, secretariat_id))


def get(session: RecordSession, secretariat_id: str) -> Secretariat:
    """For services: the record itself. Refuses with NotFound."""
    return session.require(Secretariat, secretariat_id)


def _place(one: Secretariat | Side | None) -> tuple[str, str]:
    return ("", "") if one is None else (one.rank, one.id)


def _fill(session: RecordSession, one: Secretariat, draft: SecretariatDraft) -> None:
    one.side_id = sides.checked(session, draft.side_id)
    one.organisation_id = organisations.checked(session, draft.organisation_id)
    if one.organisation_id is None:
        texts.require(session, one.id, "name", draft.name)
    one.time_zone = checked_zone(draft.time_zone) if draft.time_zone else None
    one.mail = clean_line(draft.mail) or None
    one.phone = clean_line(draft.phone) or None
    texts.put(session, "secretariat", one.id, "name", draft.name)
    texts.put(session, "secretariat", one.id, "address", draft.address)
