"""What the document looks like: nouns with their fields, their texts, and the parts nested in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from councildesk.domain.texts import TEXT_FIELDS, TextField
from councildesk.exchange.record.kinds import Kind, Line, Reference, Surroundings

WORD = Line(64)
PERIOD = ("valid_from", "valid_to")


@dataclass(frozen=True)
class Field:
    """One value of a noun, named in the document as in the record."""

    name: str
    kind: Kind
    default: Any = None
    required: bool = False
    falls_back_to: str = ""
    """Attribute of the surroundings that stands in when the field is not given (`time_zone`, `language`)."""

    @property
    def key(self) -> str:
        """Its name in the document: a reference is named for what it points to."""
        return self.name.removesuffix("_id") if isinstance(self.kind, Reference) else self.name

    def missing(self, around: Surroundings) -> Any:
        return getattr(around, self.falls_back_to) if self.falls_back_to else self.default


@dataclass(frozen=True)
class Part:
    """Records nested in another: `key` is their place in it, `link` the field that names it as theirs."""

    key: str
    noun: str
    link: str
    single: bool = False


@dataclass(frozen=True)
class Noun:
    name: str
    fields: tuple[Field, ...] = ()
    parts: tuple[Part, ...] = ()
    ranked: bool = False
    """Kept in the order of the list; the record's ranks do not stand in the document."""
    shorthand: str = ""
    """A bare text in place of the object stands for this field or text."""
    named_by: str = ""
    """A field whose value serves as a key, where no key is given."""
    inherits: tuple[tuple[str, str], ...] = ()
    """(field, noun): filled with the id of the nearest enclosing record of that noun."""
    period: tuple[str, str] | None = None
    """Two fields of which the first must not be later than the second."""

    @property
    def texts(self) -> tuple[TextField, ...]:
        return TEXT_FIELDS.get(self.name, ())
