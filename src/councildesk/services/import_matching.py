"""Sides and organisations as incoming lists name them, found whatever the spelling and script."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select

from councildesk.domain import languages, likeness
from councildesk.services import organisations, texts
from councildesk.storage.models import Side
from councildesk.storage.session import RecordSession

NEW = "new:"
"""Begins the stand-in for the id of an organisation that is only made when the import is carried out."""


@dataclass
class Book:
    """Records under all that they are called."""

    _ids: dict[str, str] = field(default_factory=dict)
    _names: dict[str, dict[str, str]] = field(default_factory=dict)

    def enter(self, key: str, names: Iterable[str], shown: Mapping[str, str]) -> None:
        """What is called first by a name keeps it."""
        self._names[key] = dict(shown)
        for name in names:
            for spelling in likeness.spelled(name):
                self._ids.setdefault(spelling, key)

    @property
    def is_empty(self) -> bool:
        return not self._names

    def find(self, name: str) -> str | None:
        return next((self._ids[spelling] for spelling in likeness.spelled(name) if spelling in self._ids), None)

    def name(self, key: str | None, language: str) -> str:
        """What a record is called to a reader of the language; empty for none."""
        found = languages.pick(self._names.get(key or "", {}), language)
        return found[1] if found else ""

    def names(self, key: str) -> Mapping[str, str]:
        return self._names[key]


@dataclass
class Organisations(Book):
    """Organisations; one that nobody knows yet is entered under a stand-in (`NEW`)."""

    new: list[str] = field(default_factory=list)

    def found_or_new(self, names: Mapping[str, str]) -> str | None:
        """The organisation of these names by language; None without a name."""
        written = {tag: name for tag, name in names.items() if name}
        for name in written.values():
            if key := self.find(name):
                return key
        if not written:
            return None
        key = f"{NEW}{len(self.new)}"
        self.new.append(key)
        self.enter(key, written.values(), written)
        return key


def sides(session: RecordSession) -> Book:
    book = Book()
    found = session.scalars(select(Side).order_by(Side.rank, Side.id)).all()
    fields = {name: texts.of(session, [one.id for one in found], name) for name in ("short_name", "name", "delegation")}
    for one in found:
        names = [one.code, *(text for name in fields for text in fields[name][one.id].values())]
        book.enter(one.id, names, fields["short_name"][one.id] or fields["name"][one.id] or {"en": one.code})
    return book


def known_organisations(session: RecordSession) -> Organisations:
    book = Organisations()
    for row in organisations.rows(session):
        book.enter(row.id, [*row.name.values(), *row.short_name.values(), row.code], row.name or row.short_name)
    return book
