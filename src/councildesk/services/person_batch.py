"""Many persons written at once, for what brings in thousands: what `persons` does for one, without a query for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import select

from councildesk.domain import names, rank
from councildesk.domain.errors import NotFound, TextMissing
from councildesk.domain.spelling import clean_line, clean_text
from councildesk.services import texts
from councildesk.services.persons import ContactDraft, PersonDraft, PostDraft
from councildesk.storage import models
from councildesk.storage.ids import new_id
from councildesk.storage.models import Contact, Person, Post
from councildesk.storage.session import RecordSession

_AT_ONCE = 500
_Part = TypeVar("_Part", models.PersonName, Contact, Post)


def write(
    session: RecordSession,
    new: Mapping[str, PersonDraft],
    changed: Mapping[str, PersonDraft],
    report: Callable[[int, int], None] | None = None,
) -> None:
    """Make persons under the ids given, and change those that are there; nothing they have is removed.

    Refuses with TextMissing a new person without a name, with NotFound where one to change is not there any more.
    `report` is told how many of how many are written; it may raise to stop.
    """
    done, count = 0, len(new) + len(changed)
    for some in _portions(list(new)):
        if report is not None:
            report(done, count)
        session.add_all(_person(key, new[key]) for key in some)
        session.flush()
        for key in some:
            _add_parts(session, key, new[key])
        session.flush()
        done += len(some)
    for some in _portions(list(changed)):
        if report is not None:
            report(done, count)
        _change(session, {key: changed[key] for key in some})
        done += len(some)


def _portions(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]


def _person(key: str, draft: PersonDraft) -> Person:
    return Person(
        id=key,
        side_id=draft.side_id,
        country=clean_line(draft.country) or None,
        languages=list(draft.languages),
        notes=clean_text(draft.notes),
    )


def _add_parts(session: RecordSession, key: str, draft: PersonDraft) -> None:
    written = [name for name in map(names.cleaned, draft.names) if not names.is_empty(name)]
    if not written:
        raise TextMissing("name")
    texts.put_new(session, "person", key, "form_of_address", draft.form_of_address)
    session.add_all(models.PersonName(person_id=key, **vars(name)) for name in written)
    contacts = [one for one in draft.contacts if one.value.strip()]
    for contact, place in zip(contacts, rank.spread(len(contacts)), strict=True):
        session.add(_contact(key, contact, place))
    for post, place in zip(draft.posts, rank.spread(len(draft.posts)), strict=True):
        _add_post(session, key, post, place)


def _change(session: RecordSession, drafts: Mapping[str, PersonDraft]) -> None:
    """Some persons, with what they have read in one query for each kind."""
    persons = {one.id: one for one in session.scalars(select(Person).where(Person.id.in_(drafts)))}
    kept_names = _parts(session, models.PersonName, drafts)
    kept_contacts, kept_posts = _parts(session, Contact, drafts), _parts(session, Post, drafts)
    for key, draft in drafts.items():
        if key not in persons:
            raise NotFound("person", key)
        _change_facts(session, persons[key], draft)
        _change_names(session, key, kept_names[key], draft)
        _change_contacts(session, key, kept_contacts[key], draft)
        _change_posts(session, key, kept_posts[key], draft)
    session.flush()


def _parts(session: RecordSession, model: type[_Part], drafts: Mapping[str, PersonDraft]) -> dict[str, list[_Part]]:
    found: dict[str, list[_Part]] = defaultdict(list)
    for row in session.scalars(select(model).where(model.person_id.in_(drafts)).order_by(model.id)):
        found[row.person_id].append(row)
    return found


def _change_facts(session: RecordSession, person: Person, draft: PersonDraft) -> None:
    person.side_id = draft.side_id
    person.country = clean_line(draft.country) or None
    if person.languages != list(draft.languages):
        person.languages = list(draft.languages)
    person.notes = clean_text(draft.notes)
    if draft.form_of_address:
        texts.put(session, "person", person.id, "form_of_address", draft.form_of_address)


def _change_names(session: RecordSession, key: str, rows: Sequence[models.PersonName], draft: PersonDraft) -> None:
    kept = {row.language: row for row in rows}
    for name in map(names.cleaned, draft.names):
        row = kept.get(name.language)
        if row is None:
            session.add(models.PersonName(person_id=key, **vars(name)))
            continue
        for part in ("given", "family", "patronymic", "honorific", "printed"):
            setattr(row, part, getattr(name, part))


def _change_contacts(session: RecordSession, key: str, rows: Sequence[Contact], draft: PersonDraft) -> None:
    kept = {row.id: row for row in rows}
    if all(one.id is not None for one in draft.contacts):
        return
    for contact, place in zip(draft.contacts, rank.spread(len(draft.contacts)), strict=True):
        row = kept.get(contact.id or "")
        if row is None:
            session.add(_contact(key, contact, place))
        else:
            row.rank = place


def _change_posts(session: RecordSession, key: str, rows: Sequence[Post], draft: PersonDraft) -> None:
    kept = {row.id: row for row in rows}
    last = max((row.rank for row in rows), default=None)
    for post in draft.posts:
        row = kept.get(post.id or "")
        if row is None:
            last = rank.between(last, None)
            _add_post(session, key, post, last)
        else:
            row.organisation_id = post.organisation_id
            texts.put(session, "post", row.id, "title", post.title)


def _contact(key: str, draft: ContactDraft, place: str) -> Contact:
    value, purpose = clean_line(draft.value), clean_line(draft.purpose)
    return Contact(person_id=key, kind=draft.kind, value=value, purpose=purpose, rank=place)


def _add_post(session: RecordSession, key: str, draft: PostDraft, place: str) -> None:
    post = Post(
        id=new_id(),
        person_id=key,
        organisation_id=draft.organisation_id,
        valid_from=draft.valid_from,
        valid_to=draft.valid_to,
        rank=place,
    )
    session.add(post)
    texts.put_new(session, "post", post.id, "title", draft.title)
