"""All persons of the record at once, to compare with those that come in."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from councildesk.domain.council import MandateKind, Role
from councildesk.domain.names import PersonName
from councildesk.services.persons import ContactDraft, PersonDraft, PostDraft
from councildesk.storage import models
from councildesk.storage.models import Contact, Mandate, Person, Post, Seat, Text
from councildesk.storage.session import RecordSession


@dataclass(frozen=True)
class KnownMandate:
    """Somebody's time in a seat. Days are inclusive."""

    id: str
    seat_id: str
    role: Role
    side_id: str | None
    kind: MandateKind
    since: dt.date | None
    until: dt.date | None


@dataclass(frozen=True)
class Known:
    """The record's persons by id, in the order in which they were entered, and their mandates."""

    persons: Mapping[str, PersonDraft]
    mandates: Mapping[str, list[KnownMandate]]


def read(session: RecordSession) -> Known:
    named, contacts, posts = _names(session), _contacts(session), _posts(session)
    forms = _texts(session, "person", "form_of_address")
    chosen = select(Person.id, Person.side_id, Person.country, Person.languages, Person.notes).order_by(Person.id)
    persons = {
        key: PersonDraft(
            tuple(named[key]),
            side_id,
            country or "",
            tuple(spoken),
            notes,
            forms.get(key, {}),
            tuple(contacts[key]),
            tuple(posts[key]),
        )
        for key, side_id, country, spoken, notes in session.execute(chosen)
    }
    return Known(persons, mandates(session))


def mandates(session: RecordSession) -> dict[str, list[KnownMandate]]:
    """The mandates of each person who has any."""
    found: dict[str, list[KnownMandate]] = defaultdict(list)
    chosen = select(Mandate, Seat.role, Seat.side_id).join(Seat, Seat.id == Mandate.seat_id).order_by(Mandate.id)
    for one, role, side_id in session.execute(chosen):
        mandate = KnownMandate(one.id, one.seat_id, role, side_id, one.kind, one.valid_from, one.valid_to)
        found[one.person_id].append(mandate)
    return found


def _names(session: RecordSession) -> dict[str, list[PersonName]]:
    kept = models.PersonName
    columns = (kept.person_id, kept.language, kept.given, kept.family, kept.patronymic, kept.honorific, kept.printed)
    found: dict[str, list[PersonName]] = defaultdict(list)
    for person, *parts in session.execute(select(*columns).order_by(kept.id)):
        found[person].append(PersonName(*parts))
    return found


def _contacts(session: RecordSession) -> dict[str, list[ContactDraft]]:
    found: dict[str, list[ContactDraft]] = defaultdict(list)
    chosen = select(Contact.person_id, Contact.kind, Contact.value, Contact.purpose, Contact.id)
    for person, kind, value, purpose, key in session.execute(chosen.order_by(Contact.rank, Contact.id)):
        found[person].append(ContactDraft(kind, value, purpose, key))
    return found


def _posts(session: RecordSession) -> dict[str, list[PostDraft]]:
    found: dict[str, list[PostDraft]] = defaultdict(list)
    titles = _texts(session, "post", "title")
    chosen = select(Post.person_id, Post.id, Post.organisation_id, Post.valid_from, Post.valid_to)
    for person, key, organisation, starts, ends in session.execute(chosen.order_by(Post.rank, Post.id)):
        found[person].append(PostDraft(titles.get(key, {}), organisation, starts, ends, key))
    return found


def _texts(session: RecordSession, noun: str, field: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    chosen = select(Text.owner, Text.language, Text.body).where(Text.noun == noun, Text.field == field)
    for owner, language, body in session.execute(chosen.order_by(Text.id)):
        found[owner][language] = body
    return found
