"""What becomes of a person when a row of a list is taken for the same one.

`update` believes the list: what it tells replaces what was there, where there can be but one, and is added where there
may be several. `fill only what is empty` believes the record. What the list does not tell stays in either case.

A name whose column does not say its language is a guess: where the record has it already, in any language or in another
spelling, it changes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from councildesk.domain import likeness, names
from councildesk.domain.council import ContactKind
from councildesk.domain.likeness import Traits
from councildesk.domain.names import PersonName
from councildesk.domain.spelling import clean_line
from councildesk.exchange.persons.columns import Field
from councildesk.exchange.persons.incoming import IncomingContact, IncomingPerson
from councildesk.services.import_matching import Book, Organisations
from councildesk.services.persons import ContactDraft, PersonDraft, PostDraft

_PARTS = {
    Field.FAMILY: "family",
    Field.GIVEN: "given",
    Field.PATRONYMIC: "patronymic",
    Field.HONORIFIC: "honorific",
    Field.PRINTED: "printed",
}
_CONTACTS = {ContactKind.MAIL: Field.MAIL, ContactKind.PHONE: Field.PHONE, ContactKind.ADDRESS: Field.ADDRESS}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that becomes another; `language` where it exists once for each. Empty `old`: it was empty."""

    field: Field
    language: str
    old: str
    new: str


@dataclass(frozen=True)
class Merged:
    """The person as it would be, and what is different then."""

    draft: PersonDraft
    changes: tuple[FieldChange, ...]


class Merging:
    """Knows the sides and organisations that lists name."""

    def __init__(self, sides: Book, organisations: Organisations, language: str, day: dt.date) -> None:
        self.sides = sides
        self.organisations = organisations
        self.language = language
        self._day = day

    def merged(self, known: PersonDraft, told: IncomingPerson, *, fill_only: bool = False) -> Merged:
        """`known` may be empty: then the person is a new one."""
        work = _Work(known, fill_only)
        work.names(told)
        if told.side and (side := self.sides.find(told.side)):
            work.put("side_id", Field.SIDE, side, lambda key: self.sides.name(key, self.language))
        work.put("country", Field.COUNTRY, told.country)
        work.put("languages", Field.LANGUAGES, told.languages, ", ".join)
        work.notes(told.notes)
        work.draft = replace(
            work.draft,
            form_of_address=work.texts(Field.FORM_OF_ADDRESS, known.form_of_address, told.form_of_address),
        )
        work.contacts(told.contacts)
        self._post(work, told)
        return Merged(work.draft, tuple(work.changes))

    def _post(self, work: _Work, told: IncomingPerson) -> None:
        """The post that fits what the list says, the one held on the day, or a new one."""
        organisation = self.organisations.found_or_new(told.organisation)
        if organisation is None and not told.post:
            return
        posts = list(work.draft.posts)
        if any(self._fits(post, told.post, organisation) for post in posts):
            return
        held = next((place for place, one in enumerate(posts) if self._is_held(one)), None)
        before = PostDraft() if held is None else posts[held]
        title = work.texts(Field.POST, before.title, told.post)
        chosen = before.organisation_id
        if organisation is not None and organisation != chosen and not (work.fill_only and chosen):
            chosen = organisation
            old, new = (self.organisations.name(key, self.language) for key in (before.organisation_id, organisation))
            work.changes.append(FieldChange(Field.ORGANISATION, "", old, new))
        after = replace(before, title=title, organisation_id=chosen)
        if held is None:
            posts.append(after)
        else:
            posts[held] = after
        work.draft = replace(work.draft, posts=tuple(posts))

    def _is_held(self, post: PostDraft) -> bool:
        return (post.valid_from or self._day) <= self._day <= (post.valid_to or self._day)

    @staticmethod
    def _fits(post: PostDraft, title: Mapping[str, str], organisation: str | None) -> bool:
        is_same_house = organisation is None or post.organisation_id == organisation
        return is_same_house and all(post.title.get(tag) == text for tag, text in title.items())


class _Work:
    """One merging under way: the draft as it is so far, and the changes."""

    def __init__(self, known: PersonDraft, fill_only: bool) -> None:
        self.draft = known
        self.fill_only = fill_only
        self.changes: list[FieldChange] = []

    def put(self, attribute: str, field: Field, value: Any, shown: Callable[[Any], str] = str) -> None:
        """A field of which there is one."""
        before = getattr(self.draft, attribute)
        if not value or value == before or (self.fill_only and before):
            return
        self.changes.append(FieldChange(field, "", shown(before) if before else "", shown(value)))
        self.draft = replace(self.draft, **{attribute: value})

    def notes(self, told: str) -> None:
        """Notes are never replaced: what is new stands below."""
        before = self.draft.notes
        if told and told not in before and not (self.fill_only and before.strip()):
            after = f"{before.rstrip()}\n{told}".lstrip("\n")
            self.changes.append(FieldChange(Field.NOTES, "", before, after))
            self.draft = replace(self.draft, notes=after)

    def texts(self, field: Field, before: Mapping[str, str], told: Mapping[str, str]) -> dict[str, str]:
        after = dict(before)
        for tag, text in told.items():
            if text and text != before.get(tag) and not (self.fill_only and before.get(tag)):
                self.changes.append(FieldChange(field, tag, before.get(tag, ""), text))
                after[tag] = text
        return after

    def names(self, told: IncomingPerson) -> None:
        kept = {name.language: name for name in self.draft.names}
        for name in told.names:
            if name.language not in told.labelled and _is_told_already(name, kept):
                continue
            kept[name.language] = self._name(kept.get(name.language), name)
        self.draft = replace(self.draft, names=tuple(kept.values()))

    def _name(self, before: PersonName | None, told: PersonName) -> PersonName:
        after = before or PersonName(told.language)
        for field, part in _PARTS.items():
            old, new = getattr(after, part), getattr(told, part)
            if new and new != old and not (self.fill_only and old):
                self.changes.append(FieldChange(field, told.language, old, new))
                after = replace(after, **{part: new})
        return after

    def contacts(self, told: tuple[IncomingContact, ...]) -> None:
        """New addresses stand before the old ones, which stay."""
        for kind, field in _CONTACTS.items():
            before = [one for one in self.draft.contacts if one.kind is kind]
            known = {_contact_key(kind, one.value) for one in before}
            fresh = [
                ContactDraft(kind, one.value, one.purpose)
                for one in told
                if one.kind is kind and _contact_key(kind, one.value) not in known
            ]
            if not fresh or (self.fill_only and before):
                continue
            others = tuple(one for one in self.draft.contacts if one.kind is not kind)
            after = (*fresh, *before)
            self.changes.append(FieldChange(field, "", _listed(before), _listed(after)))
            self.draft = replace(self.draft, contacts=(*others, *after))


def traits(person: PersonDraft | IncomingPerson) -> Traits:
    """By what a person is recognised."""
    mails = tuple(one.value for one in person.contacts if one.kind is ContactKind.MAIL)
    phones = tuple(one.value for one in person.contacts if one.kind is ContactKind.PHONE)
    return Traits(person.names, mails, phones)


def _is_told_already(name: PersonName, kept: Mapping[str, PersonName]) -> bool:
    """The same name in any language, or another spelling of the one in this language that says no more."""
    written = _written(name)
    if any(_written(known) == written for known in kept.values()):
        return True
    same = kept.get(name.language)
    if same is None or (name.patronymic and not same.patronymic) or (name.honorific and not same.honorific):
        return False
    return all(
        likeness.spelled(mine) & likeness.spelled(known) or mine == known
        for mine, known in ((name.family, same.family), (name.given, same.given))
    )


def _written(name: PersonName) -> tuple[str, ...]:
    return tuple(part.casefold() for part in (name.family, name.given, name.patronymic, name.honorific))


def _contact_key(kind: ContactKind, value: str) -> str:
    if kind is ContactKind.MAIL:
        return likeness.mail_key(value)
    if kind is ContactKind.PHONE:
        return likeness.phone_key(value) or clean_line(value)
    return " ".join(sorted(likeness.spelled(value)))


def _listed(contacts: tuple[ContactDraft, ...] | list[ContactDraft]) -> str:
    return ", ".join(one.value for one in contacts)


def name_of(names_: tuple[PersonName, ...], language: str) -> str:
    """How a person is listed to a reader."""
    chosen = names.choose(names_, language)
    return names.listed(chosen) if chosen else ""
