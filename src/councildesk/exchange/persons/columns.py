"""What a column of a list of people means, and how to tell it from the column's heading.

Headings are known in the working languages, whatever their spelling or script, and so are those of Outlook and Google.
Around the word may stand what it is about: a language (`Family name (ru)`, `name_az`), a purpose (`Business phone`,
`E-mail (invitations)`), a number (`E-mail 2`). The same table heads the columns that we write.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from councildesk.domain import languages, transliteration
from councildesk.domain.folding import fold
from councildesk.domain.languages import Script

_KEY_WORD = re.compile(r"[^\W_]+(?:['’‘ʻʼ`][^\W_]+)*|№")
_ABOUT = re.compile(r"([^()\[\]]*[^()\[\]\s])\s*[(\[]([^()\[\]]+)[)\]]")
"""A heading with what it is about in brackets behind it."""
_WORD = re.compile(r"[^\s_/:,;()\[\]]+")
_TAG = re.compile(r"[a-z]{2,3}(?:[-_][a-z]{4})?", re.IGNORECASE)


class Field(StrEnum):
    """What a column holds."""

    FULL_NAME = "full_name"
    FAMILY = "family"
    GIVEN = "given"
    PATRONYMIC = "patronymic"
    MIDDLE_NAME = "middle_name"
    """A patronymic or a second given name; the cell tells which."""
    HONORIFIC = "honorific"
    PRINTED = "printed"
    FORM_OF_ADDRESS = "form_of_address"
    SIDE = "side"
    ORGANISATION = "organisation"
    POST = "post"
    MAIL = "mail"
    PHONE = "phone"
    ADDRESS = "address"
    ADDRESS_PART = "address_part"
    """A street, a town, a postal code: all of one purpose make an address."""
    COUNTRY = "country"
    LANGUAGES = "languages"
    ROLE = "role"
    ALTERNATE_FOR = "alternate_for"
    SINCE = "since"
    UNTIL = "until"
    NOTES = "notes"
    IGNORED = "ignored"


IN_LANGUAGES = frozenset(
    {
        Field.FULL_NAME,
        Field.FAMILY,
        Field.GIVEN,
        Field.PATRONYMIC,
        Field.MIDDLE_NAME,
        Field.HONORIFIC,
        Field.PRINTED,
        Field.FORM_OF_ADDRESS,
        Field.ORGANISATION,
        Field.POST,
    }
)
"""Fields that a person has once for each language."""

CONTACTS = frozenset({Field.MAIL, Field.PHONE, Field.ADDRESS, Field.ADDRESS_PART})
"""Fields that a person has for several purposes."""


@dataclass(frozen=True)
class Column:
    """The meaning of one column. Without a language its texts are in the language of the list."""

    field: Field = Field.IGNORED
    language: str = ""
    purpose: str = ""
    number: int = 1
    """Of several columns of a kind: the second mail address is 2."""


def recognised(headings: Sequence[str]) -> tuple[Column, ...]:
    """What each column means by its heading; what no heading tells is ignored.

    `Name` is a given name where there are family names in the same language, otherwise the whole name.
    """
    found = [_recognised(heading) for heading in headings]
    families = {column.language for field, column in found if field == Field.FAMILY}
    return tuple(_resolved(field, column, families) for field, column in found)


def heading(column: Column, language: str) -> str:
    """What the column is headed with in a list in this language, so that `recognised` tells it again.

    Where a language has one word for name and given name, it is that.
    """
    words = _spoken(_headings()[column.field.value], language) or _spoken(_headings()["name"], language)
    number = f" {column.number}" if column.number > 1 else ""
    about = ", ".join(part for part in (column.language, column.purpose) if part)
    return f"{words}{number}" + (f" ({about})" if about else "")


def language_of(headings: Sequence[str], default: str) -> str:
    """The language in which a list is headed, as far as its words tell against the default."""
    keys = {key(heading) for heading in headings}
    found = {tag: sum(word in keys for word in _words_of(tag)) for tag in languages.KNOWN}
    most = max(found.values())
    if most == 0 or found.get(default) == most:
        return default
    is_cyrillic = re.search("[а-яёўқғҳ]", " ".join(headings).lower()) is not None
    likely = [tag for tag, count in found.items() if count == most]
    return next((tag for tag in likely if (languages.KNOWN[tag].script is Script.CYRILLIC) is is_cyrillic), likely[0])


def values(table: str) -> Mapping[str, str]:
    """What may stand in cells, by the key of its words: folded words to `AZ`, `co_chair`, `uz-Cyrl`."""
    return _values()[table]


def role_word(role: str, language: str) -> str:
    """What a list in this language calls a role, or an `alternate`."""
    word: str = _values_file()["roles"][role][languages.fixed_words(language)]
    return word


def key(text: str) -> str:
    """The words of a heading or cell as they are compared, whatever the spelling and script."""
    return " ".join(folded for word in _KEY_WORD.findall(text) if (folded := fold(word)))


def as_plain(columns: Iterable[Column]) -> list[list[Any]]:
    """For keeping."""
    return [[column.field.value, column.language, column.purpose, column.number] for column in columns]


def from_plain(kept: Iterable[Sequence[Any]]) -> tuple[Column, ...]:
    """What `as_plain` kept; columns that are not understood any more are ignored."""
    return tuple(
        Column(Field(row[0]), str(row[1]), str(row[2]), int(row[3])) if row[0] in list(Field) else Column()
        for row in kept
    )


def _recognised(heading: str) -> tuple[str, Column]:
    """The field by its key in the table, and what else the heading says."""
    name = _fields().get(key(heading))
    if name:
        return name, Column()
    if about := _ABOUT.fullmatch(heading.strip()):
        name, column = _recognised(about[1])
        for part in about[2].split(","):
            said = _qualified(column, part.strip())
            if said is None and name in CONTACTS:
                said = replace(column, purpose=part.strip())
            column = said or column
        return name, column
    return _told_by_words([word for word in _WORD.findall(heading) if word != "-"])


def _told_by_words(words: Sequence[str]) -> tuple[str, Column]:
    """A field with what stands around it, or with a number inside: `Business phone 2`, `E-mail 1 - Value`."""
    left, column = list(words), Column()
    while len(left) > 1:
        for place in (-1, 0):
            if said := _qualified(column, left[place]):
                del left[place]
                column = said
                break
        else:
            break
        if name := _fields().get(key(" ".join(left))):
            return name, column
    numbers = [word for word in words if word.isdecimal()]
    name = _fields().get(key(" ".join(word for word in words if not word.isdecimal())))
    if name and numbers:
        return name, Column(number=_number(numbers[0]))
    return Field.IGNORED.value, Column()


def _qualified(column: Column, word: str) -> Column | None:
    """The column with what a word beside the heading says of it; None when the word says nothing."""
    if word.isdecimal():
        return replace(column, number=_number(word))
    if tag := language_tag(word):
        return replace(column, language=tag)
    purpose = values("purposes").get(key(word))
    if purpose:
        return replace(column, purpose=purpose)
    return None


def language_tag(text: str) -> str | None:
    """The language that a tag or a name means: `AZ`, `uz-Cyrl`, `Russian`, `özbəkcə`."""
    written = text.strip().replace("_", "-")
    if _TAG.fullmatch(written):
        known = languages.KNOWN.get(languages.canonical(written))
        if known:
            return known.tag
    return values("languages").get(key(text))


def _number(figures: str) -> int:
    return int(figures[:2]) or 1


def _resolved(field: str, column: Column, families: set[str]) -> Column:
    if field == "name":
        return replace(column, field=Field.GIVEN if column.language in families else Field.FULL_NAME)
    known = Field(field)
    language = column.language if known in IN_LANGUAGES else ""
    return replace(column, field=known, language=language) if known is not Field.IGNORED else Column()


def _spoken(words: Mapping[str, Sequence[str]], language: str) -> str:
    tag = languages.fixed_words(language)
    if tag in words:
        return words[tag][0]
    other = languages.other_script(tag)
    if other is not None and other in words:
        return transliteration.to_cyrillic(words[other][0])
    return ""


@cache
def _headings() -> Mapping[str, Mapping[str, Sequence[str]]]:
    kept: Mapping[str, Mapping[str, Sequence[str]]] = _read("headings.toml")
    return kept


@cache
def _words_of(tag: str) -> frozenset[str]:
    """The folded headings of a language; of Uzbek the same in both scripts."""
    other = languages.other_script(tag) or tag
    return frozenset(
        key(word) for spoken in _headings().values() for word in (*spoken.get(tag, ()), *spoken.get(other, ()))
    )


@cache
def _fields() -> Mapping[str, str]:
    """Folded heading to field."""
    return {key(word): field for field, spoken in _headings().items() for words in spoken.values() for word in words}


@cache
def _values() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for table, rows in _values_file().items():
        for meaning, kept in rows.items():
            words = kept if isinstance(kept, list) else [*kept["other"], *(kept[tag] for tag in languages.KNOWN)]
            found[table] |= {key(word): meaning for word in (meaning, meaning.replace("_", " "), *words)}
    return found


@cache
def _values_file() -> Mapping[str, Mapping[str, Any]]:
    kept: Mapping[str, Mapping[str, Any]] = _read("values.toml")
    return kept


def _read(name: str) -> Any:
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text("utf-8"))
