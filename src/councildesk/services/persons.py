"""What can be done with persons: their names in each script, how to reach them, their posts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import select

from councildesk.domain import collation, folding, names, rank
from councildesk.domain.council import ContactKind
from councildesk.domain.errors import PeriodReversed, TextMissing
from councildesk.domain.languages import canonical
from councildesk.domain.names import PersonName
from councildesk.domain.spelling import clean_line, clean_text
from councildesk.services import organisations, person_names, sides, texts
from councildesk.storage import models, removal
from councildesk.storage.models import Contact, Person, Post
from councildesk.storage.session import RecordSession

_Kept = TypeVar("_Kept", Contact, Post)
_AT_ONCE = 500


@dataclass(frozen=True)
class PersonRow:
    """A person as lists show it, in a reader's language."""

    id: str
    name: str
    """In natural order."""
    listed: str
    """By family name."""
    side_id: str | None
    post: str
    organisation: str
    mail: str
    phone: str


@dataclass(frozen=True)
class ContactDraft:
    """`id` is that of the contact it changes; None: a new one."""

    kind: ContactKind
    value: str
    purpose: str = ""
    id: str | None = None


@dataclass(frozen=True)
class PostDraft:
    """`id` is that of the post it changes; None: a new one. Days are inclusive."""

    title: Mapping[str, str] = field(default_factory=dict)
    organisation_id: str | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    id: str | None = None


@dataclass(frozen=True)
class PersonDraft:
    """A person as a form holds it: one name for each language or script, contacts and posts in their order."""

    names: tuple[PersonName, ...] = ()
    side_id: str | None = None
    country: str = ""
    languages: tuple[str, ...] = ()
    notes: str = ""
    form_of_address: Mapping[str, str] = field(default_factory=dict)
    contacts: tuple[ContactDraft, ...] = ()
    posts: tuple[PostDraft, ...] = ()


def rows(session: RecordSession, language: str, day: dt.date | None = None) -> list[PersonRow]:
    """All persons in the order of their names; posts are those of the day, or the last entered."""
    return _rows(session, _sides(session), language, day)


def find(session: RecordSession, typed: str, language: str, day: dt.date | None = None) -> list[PersonRow]:
    """The persons in whose names every word typed is found, in whatever spelling or script; words may be unfinished.

    Tells whether somebody is known already, before he or she is entered a second time.
    """
    words = typed.split()
    written = person_names.spelled(session) if words else {}
    known = {person for person, text in written.items() if all(folding.marks(text, word) for word in words)}
    of_sides = _sides(session)
    return _rows(session, {person: of_sides[person] for person in known & of_sides.keys()}, language, day)


def draft(session: RecordSession, person_id: str) -> PersonDraft:
    """The person as it is now, to be changed and given to `change`. Refuses with NotFound."""
    one = get(session, person_id)
    posts = session.scalars(select(Post).where(Post.person_id == one.id).order_by(Post.rank, Post.id)).all()
    titles = texts.of(session, [post.id for post in posts], "title")
    contacts = session.scalars(select(Contact).where(Contact.person_id == one.id).order_by(Contact.rank, Contact.id))
    return PersonDraft(
        names=_names(session, one.id),
        side_id=one.side_id,
        country=one.country or "",
        languages=tuple(one.languages),
        notes=one.notes,
        form_of_address=texts.one(session, one.id, "form_of_address"),
        contacts=tuple(ContactDraft(each.kind, each.value, each.purpose, each.id) for each in contacts),
        posts=tuple(
            PostDraft(titles[post.id], post.organisation_id, post.valid_from, post.valid_to, post.id) for post in posts
        ),
    )


def add(session: RecordSession, draft: PersonDraft) -> str:
    """Refuses with TextMissing a person without a name, with PeriodReversed a post that ends before it begins.

    Also with NotFound an unknown side or organisation, and with ValueNotAllowed what is no language.
    """
    one = Person(languages=[])
    session.add(one)
    session.flush()
    _fill(session, one, draft)
    return one.id


def change(session: RecordSession, person_id: str, draft: PersonDraft) -> None:
    """Make the person what the draft says; contacts and posts it does not hold are removed. Refuses as `add`."""
    _fill(session, get(session, person_id), draft)


def remove(session: RecordSession, person_id: str) -> None:
    """Refuses with InUse while seats, meetings or others name the person."""
    removal.remove(session, get(session, person_id))


def get(session: RecordSession, person_id: str) -> Person:
    """For services: the record itself. Refuses with NotFound."""
    return session.require(Person, person_id)


def current_posts(
    session: RecordSession, persons: Iterable[str], language: str, day: dt.date | None = None
) -> dict[str, tuple[str, str]]:
    """Title and organisation of each person's first post that is held on the day."""
    ids = list(persons)
    found: dict[str, tuple[str, str | None]] = {}
    for start in range(0, len(ids), _AT_ONCE):
        held = select(Post.person_id, Post.id, Post.organisation_id, Post.valid_from, Post.valid_to)
        chosen = held.where(Post.person_id.in_(ids[start : start + _AT_ONCE])).order_by(Post.rank, Post.id)
        for person, post, organisation, starts, ends in session.execute(chosen):
            if day is None or (starts or day) <= day <= (ends or day):
                found.setdefault(person, (post, organisation))
    titles = texts.shown(session, [post for post, _organisation in found.values()], "title", language)
    named = {organisation for _post, organisation in found.values() if organisation}
    organisations = texts.shown(session, named, "name", language)
    return {
        person: (titles[post], organisations.get(organisation or "", ""))
        for person, (post, organisation) in found.items()
    }


def mails(session: RecordSession, persons: Iterable[str]) -> dict[str, str]:
    """The first mail address of each person who has one."""
    found = _first_contacts(session, persons)
    return {person: value for (person, kind), value in found.items() if kind is ContactKind.MAIL}


def _sides(session: RecordSession) -> dict[str, str | None]:
    """Every person, with the side."""
    return dict(session.execute(select(Person.id, Person.side_id)).all())


def _rows(
    session: RecordSession, persons: Mapping[str, str | None], language: str, day: dt.date | None
) -> list[PersonRow]:
    """Of these persons, given with their sides."""
    chosen = person_names.chosen(session, persons, language)
    posts, contacts = current_posts(session, persons, language, day), _first_contacts(session, persons)
    ordered = sorted(persons, key=lambda key: (collation.sort_key(names.sorted_by(chosen[key]), language), key))
    return [
        PersonRow(
            key,
            names.full(chosen[key]),
            names.listed(chosen[key]),
            persons[key],
            *posts.get(key, ("", "")),
            contacts.get((key, ContactKind.MAIL), ""),
            contacts.get((key, ContactKind.PHONE), ""),
        )
        for key in ordered
    ]


def _names(session: RecordSession, person_id: str) -> tuple[PersonName, ...]:
    kept = models.PersonName
    chosen = select(kept).where(kept.person_id == person_id).order_by(kept.id)
    return tuple(
        PersonName(one.language, one.given, one.family, one.patronymic, one.honorific, one.printed)
        for one in session.scalars(chosen)
    )


def _first_contacts(session: RecordSession, persons: Iterable[str]) -> dict[tuple[str, ContactKind], str]:
    ids = list(persons)
    found: dict[tuple[str, ContactKind], str] = {}
    for start in range(0, len(ids), _AT_ONCE):
        chosen = select(Contact.person_id, Contact.kind, Contact.value).order_by(Contact.rank, Contact.id)
        for person, kind, value in session.execute(chosen.where(Contact.person_id.in_(ids[start : start + _AT_ONCE]))):
            found.setdefault((person, kind), value)
    return found


def _fill(session: RecordSession, one: Person, draft: PersonDraft) -> None:
    one.side_id = sides.checked(session, draft.side_id)
    one.country = clean_line(draft.country) or None
    spoken = list(dict.fromkeys(canonical(tag) for tag in draft.languages))
    if one.languages != spoken:
        one.languages = spoken
    one.notes = clean_text(draft.notes)
    texts.put(session, "person", one.id, "form_of_address", draft.form_of_address)
    _set_names(session, one, draft.names)
    _set_contacts(session, one, draft.contacts)
    _set_posts(session, one, draft.posts)


def _set_names(session: RecordSession, one: Person, wanted: Sequence[PersonName]) -> None:
    given = {name.language: name for name in map(names.cleaned, wanted) if not names.is_empty(name)}
    if not given:
        raise TextMissing("name")
    kept = models.PersonName
    rows = {row.language: row for row in session.scalars(select(kept).where(kept.person_id == one.id))}
    for language in rows.keys() - given.keys():
        rows[language].deleted = True
    for language, name in given.items():
        row = rows.get(language)
        if row is None:
            row = kept(person_id=one.id, language=language)
            session.add(row)
        for part in ("given", "family", "patronymic", "honorific", "printed"):
            setattr(row, part, getattr(name, part))


def _set_contacts(session: RecordSession, one: Person, wanted: Sequence[ContactDraft]) -> None:
    def fill(row: Contact, draft: ContactDraft) -> None:
        row.kind, row.value, row.purpose = draft.kind, clean_line(draft.value), clean_line(draft.purpose)

    filled = [draft for draft in wanted if draft.value.strip()]
    _reconcile(session, Contact, one.id, filled, fill)


def _set_posts(session: RecordSession, one: Person, wanted: Sequence[PostDraft]) -> None:
    def fill(row: Post, draft: PostDraft) -> None:
        if draft.valid_from and draft.valid_to and draft.valid_from > draft.valid_to:
            raise PeriodReversed(draft.valid_from.isoformat(), draft.valid_to.isoformat())
        row.organisation_id = organisations.checked(session, draft.organisation_id)
        row.valid_from, row.valid_to = draft.valid_from, draft.valid_to

    rows = _reconcile(session, Post, one.id, list(wanted), fill)
    for row, draft in zip(rows, wanted, strict=True):
        texts.put(session, "post", row.id, "title", draft.title)


def _reconcile(
    session: RecordSession,
    model: type[_Kept],
    person_id: str,
    drafts: Sequence[ContactDraft | PostDraft],
    fill: Callable[[_Kept, Any], None],
) -> list[_Kept]:
    """Make a person's rows those of the drafts, in their order: changed by id, added without, the others removed."""
    kept = {row.id: row for row in session.scalars(select(model).where(model.person_id == person_id))}
    rows: list[_Kept] = []
    for draft, place in zip(drafts, rank.spread(len(drafts)), strict=True):
        row = kept.pop(draft.id, None) if draft.id else None
        if row is None:
            row = model(person_id=person_id, rank=place)
        fill(row, draft)
        if row.rank != place:
            row.rank = place
        session.add(row)
        rows.append(row)
    session.flush()
    for row in kept.values():
        removal.remove(session, row)
    return rows
