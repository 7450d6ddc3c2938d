"""The fixed words of the papers, in each language the council may print in.

One TOML file per language, all with the same keys and the same named gaps; a test holds them together. A word is stored
as it stands alone, in a heading, a label or a cell; what belongs in running text is a phrase of its own, because no two
of the languages would build it from parts in the same way. Phrases put given values (names of sides, clock times) where
they need no case ending: `Delegation: {side}`, never "of the ... side".

Keys are `table.word`. The words of an enum stand in the table of its name: `MeetingKind.ORDINARY` is
`meeting_kind.ordinary`. Values are set into the gaps as they are; nothing in them is read as a gap or as markup.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from councildesk.domain import languages, plurals

_GAP = re.compile(r"\{([a-z_]+)\}")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True)
class Glossary:
    """The fixed words of one language. Asking for a key that is not there is a bug and raises KeyError."""

    language: str
    words: Mapping[str, str]
    forms: Mapping[str, Mapping[str, str]]
    """Words that go with a number, by plural category."""

    def word(self, key: str) -> str:
        """A word or phrase without gaps: `minutes.title`."""
        return self.phrase(key)

    def phrase(self, key: str, /, **values: str) -> str:
        """A phrase with each gap filled; too few or too many values raise KeyError."""
        return _fill(key, self.words[key], values)

    def counted(self, noun: str, number: int) -> str:
        """A number with its noun in the right form: `counted("members", 5)` is `5 members`."""
        key = f"count.{noun}"
        form = self.forms[key][plurals.category(self.language, number)]
        return _fill(key, form, {"count": str(number)})

    def name(self, member: StrEnum) -> str:
        """What a value of an enum is called: `name(Role.MEMBER)` is `Member`."""
        return self.words[f"{_table(type(member))}.{member.value}"]

    def inline(self, member: StrEnum) -> str:
        """The name as it stands inside a sentence: small where the language writes nouns small."""
        name = self.name(member)
        if self.language == languages.GERMAN.tag:
            return name
        return languages.lower(name[0], self.language) + name[1:]

    def group(self, member: StrEnum) -> str:
        """The heading over several of them: `group(Role.MEMBER)` is `Members`."""
        return self.words[f"{_table(type(member))}_group.{member.value}"]

    def joined(self, parts: Sequence[str]) -> str:
        """An enumeration: `a, b and c`."""
        return _enumerated(parts, self.words["list.last"])

    def either(self, parts: Sequence[str]) -> str:
        """A choice: `a, b or c`."""
        return _enumerated(parts, self.words["list.either"])

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(self.words) | frozenset(self.forms)


@cache
def glossary(language: str) -> Glossary:
    """The fixed words for papers in this language; a language we have none for borrows those of English."""
    tag = languages.fixed_words(language)
    source = resources.files(__name__).joinpath(f"{tag}.toml").read_text(encoding="utf-8")
    words: dict[str, str] = {}
    forms: dict[str, dict[str, str]] = {}
    for table, entries in tomllib.loads(source).items():
        _sort_in(table, entries, words, forms)
    return Glossary(tag, words, forms)


def gaps(text: str) -> frozenset[str]:
    """The names of the gaps in a phrase."""
    return frozenset(_GAP.findall(text))


def _sort_in(table: str, entries: Mapping[str, Any], words: dict[str, str], forms: dict[str, dict[str, str]]) -> None:
    for key, value in entries.items():
        if isinstance(value, str):
            words[f"{table}.{key}"] = value
        else:
            forms[f"{table}.{key}"] = dict(value)


def _fill(key: str, text: str, values: Mapping[str, str]) -> str:
    if gaps(text) != values.keys():
        raise KeyError(f"{key} has the gaps {sorted(gaps(text))}, given were {sorted(values)}")
    return _GAP.sub(lambda gap: values[gap[1]], text)


def _enumerated(parts: Sequence[str], last: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + last + parts[-1]


def _table(kind: type[StrEnum]) -> str:
    return _HUMP.sub("_", kind.__name__).lower()
