"""Kinds of fields: how each is written in JSON, read back, and described in the JSON Schema."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any, Protocol
from zoneinfo import ZoneInfo, available_timezones

from councildesk.domain import rules_json
from councildesk.domain.languages import well_formed
from councildesk.domain.spelling import clean_line, clean_text

Json = Any
Schema = dict[str, Any]

_LARGEST_INTEGER = 2**63 - 1  # what SQLite and PostgreSQL keep


@cache
def _zones() -> set[str]:
    """Every time zone known here; looking takes long enough not to do it for each meeting."""
    return available_timezones()


class Mistake(ValueError):
    """A value that cannot be read; the message says what was expected instead."""


@dataclass(frozen=True)
class Surroundings:
    """What a value may lean on: the council's first language and zone, the meeting's day and zone."""

    language: str = "en"
    time_zone: str = "UTC"
    day: dt.date | None = None


class Kind(Protocol):
    def read(self, value: Json, around: Surroundings) -> Any:
        """The value as the record keeps it. Raises Mistake."""

    def write(self, value: Any) -> Json: ...

    def schema(self) -> Schema: ...


@dataclass(frozen=True)
class Line:
    """One line of text."""

    longest: int = 500

    def read(self, value: Json, around: Surroundings) -> str:
        if not isinstance(value, str):
            raise Mistake("text")
        line = clean_line(value)
        if len(line) > self.longest:
            raise Mistake(f"at most {self.longest} characters")
        return line

    def write(self, value: str) -> Json:
        return value

    def schema(self) -> Schema:
        return {"type": "string", "maxLength": self.longest}


@dataclass(frozen=True)
class Passage:
    """Text of several lines."""

    def read(self, value: Json, around: Surroundings) -> str:
        if not isinstance(value, str):
            raise Mistake("text")
        return clean_text(value)

    def write(self, value: str) -> Json:
        return value

    def schema(self) -> Schema:
        return {"type": "string"}


@dataclass(frozen=True)
class Integer:
    least: int = 0

    def read(self, value: Json, around: Surroundings) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not self.least <= value <= _LARGEST_INTEGER:
            raise Mistake(f"a whole number from {self.least}")
        return value

    def write(self, value: int) -> Json:
        return value

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": self.least}


@dataclass(frozen=True)
class Flag:
    def read(self, value: Json, around: Surroundings) -> bool:
        if not isinstance(value, bool):
            raise Mistake("true or false")
        return value

    def write(self, value: bool) -> Json:
        return value

    def schema(self) -> Schema:
        return {"type": "boolean"}


@dataclass(frozen=True)
class Choice:
    """One word out of a few."""

    words: type[StrEnum]

    def read(self, value: Json, around: Surroundings) -> StrEnum:
        try:
            return self.words(value)
        except ValueError:
            raise Mistake("one of: " + ", ".join(word.value for word in self.words)) from None

    def write(self, value: StrEnum) -> Json:
        return value.value

    def schema(self) -> Schema:
        return {"enum": [word.value for word in self.words]}


@dataclass(frozen=True)
class Day:
    def read(self, value: Json, around: Surroundings) -> dt.date:
        try:
            if not isinstance(value, str) or len(value) != len("2024-08-27"):
                raise ValueError
            return dt.date.fromisoformat(value)
        except ValueError:
            raise Mistake("a day such as 2024-08-27") from None

    def write(self, value: dt.date) -> Json:
        return value.isoformat()

    def schema(self) -> Schema:
        return {"type": "string", "format": "date"}


@dataclass(frozen=True)
class Instant:
    """A point in time. Without an offset it is the meeting's own time; a clock time alone is on the meeting's day."""

    def read(self, value: Json, around: Surroundings) -> dt.datetime:
        if not isinstance(value, str):
            raise Mistake(self._expected)
        try:
            moment = self._moment(value, around)
            return moment.astimezone(dt.UTC)
        except (ValueError, OverflowError):
            raise Mistake(self._expected) from None

    def write(self, value: dt.datetime) -> Json:
        return value.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")

    def schema(self) -> Schema:
        return {"type": "string", "examples": ["2024-08-27T06:00:00Z", "2024-08-27T10:00", "10:00"]}

    _expected = "a time such as 2024-08-27T10:00:00+04:00, 2024-08-27T10:00 or 10:00"

    def _moment(self, value: str, around: Surroundings) -> dt.datetime:
        zone = ZoneInfo(around.time_zone)
        if len(value) <= len("10:00:00") and around.day is not None:
            return dt.datetime.combine(around.day, dt.time.fromisoformat(value), zone)
        if "T" not in value and " " not in value:
            raise ValueError
        moment = dt.datetime.fromisoformat(value)
        return moment if moment.tzinfo else moment.replace(tzinfo=zone)


@dataclass(frozen=True)
class Zone:
    """An IANA time zone."""

    def read(self, value: Json, around: Surroundings) -> str:
        if not isinstance(value, str) or value not in _zones():
            raise Mistake("a time zone such as Asia/Baku")
        return value

    def write(self, value: str) -> Json:
        return value

    def schema(self) -> Schema:
        return {"type": "string", "examples": ["Asia/Baku", "Asia/Tashkent"]}


@dataclass(frozen=True)
class Tag:
    """A language tag (BCP 47)."""

    def read(self, value: Json, around: Surroundings) -> str:
        if not isinstance(value, str) or len(value) > 35 or not well_formed(value):
            raise Mistake("a language tag such as az, uz-Cyrl or en")
        return value

    def write(self, value: str) -> Json:
        return value

    def schema(self) -> Schema:
        return {"type": "string", "pattern": "^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$"}


@dataclass(frozen=True)
class Tags:
    """Several language tags."""

    tag: Tag = field(default_factory=Tag)

    def read(self, value: Json, around: Surroundings) -> list[str]:
        if not isinstance(value, list):
            raise Mistake("a list of language tags")
        return [self.tag.read(item, around) for item in value]

    def write(self, value: list[str]) -> Json:
        return value

    def schema(self) -> Schema:
        return {"type": "array", "items": self.tag.schema()}


@dataclass(frozen=True)
class Reference:
    """The id or the local key of another record of one noun.

    Without a noun it may be any record, also one that was removed: a number stays with what once bore it.
    """

    noun: str

    def read(self, value: Json, around: Surroundings) -> str:
        if not isinstance(value, str) or not value:
            raise Mistake("the id or key of a record")
        return value

    def write(self, value: str) -> Json:
        return value

    def schema(self) -> Schema:
        return {"type": "string", "description": f"id or key of a {self.noun or 'record'}"}


@dataclass(frozen=True)
class RulesData:
    """Rules of procedure (domain.rules_json)."""

    def read(self, value: Json, around: Surroundings) -> Json:
        try:
            return rules_json.to_plain(rules_json.from_plain(value))
        except ValueError as error:
            raise Mistake(f"rules of procedure ({error})") from None

    def write(self, value: Json) -> Json:
        return value

    def schema(self) -> Schema:
        return {"type": "object"}


@dataclass(frozen=True)
class Data:
    """Any JSON, kept as it is."""

    def read(self, value: Json, around: Surroundings) -> Json:
        return value

    def write(self, value: Json) -> Json:
        return value

    def schema(self) -> Schema:
        return {}
