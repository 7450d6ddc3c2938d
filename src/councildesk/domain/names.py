"""Names of persons: one row per language or script, and the forms in which papers print them.

A name is printed by the custom of the language it is written in: Azerbaijani papers list `Şəfiyev Fərid Rauf oğlu`,
Russian ones `Шафиев Фарид Рауфович` and shorten to `Шафиев Ф. Р.`, English and German ones list `Shafiyev, Farid`. An
Uzbek name in one script gives the other until somebody writes it by hand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from councildesk.domain import languages, patronymics, transliteration
from councildesk.domain.spelling import OKINA, clean_line, normalise

# Family name first and no comma is the custom of these; the others set a comma.
_FAMILY_FIRST = ("az", "uz", "uz-Cyrl", "ru")

_UZBEK_INITIALS = re.compile(rf"(?:[OoGg]{OKINA}|[Ss]h|[Cc]h|[Yy](?:[aeu]|o(?!{OKINA})))")


@dataclass(frozen=True)
class PersonName:
    """A person's name in one language or script, in its parts."""

    language: str
    given: str = ""
    family: str = ""
    patronymic: str = ""
    """As printed, with its particle: `Rauf oğlu`, `Rustam qizi`, `Рауфович`."""

    honorific: str = ""
    printed: str = ""
    """The full form where the parts would print it wrongly; wins over them in full forms."""


def cleaned(name: PersonName) -> PersonName:
    """The name as it is kept: one line each, nothing invisible, Uzbek apostrophes by the alphabet."""

    tag = languages.canonical(name.language)

    def tidy(part: str) -> str:
        return normalise(clean_line(part), tag)

    return PersonName(
        tag,
        tidy(name.given),
        tidy(name.family),
        tidy(name.patronymic),
        tidy(name.honorific),
        tidy(name.printed),
    )


def is_empty(name: PersonName) -> bool:
    """Whether nothing could be printed."""
    return not (name.given or name.family or name.printed)


def serves(name: PersonName, language: str) -> bool:
    """Whether the name is written for readers of this language; German takes names over as English writes them."""
    takes_english = language.split("-")[0] == languages.GERMAN.tag and name.language == "en"
    return not is_empty(name) and (name.language == language or takes_english)


def full(name: PersonName) -> str:
    """In natural order: `Farid Shafiyev`, `Fərid Rauf oğlu Şəfiyev`, `Фарид Рауфович Шафиев`."""
    return name.printed or _spaced(name.given, name.patronymic, name.family)


def with_honorific(name: PersonName) -> str:
    """`Mr Farid Shafiyev`, `cənab Fərid Şəfiyev`; the form of address and the full form without a patronymic."""
    plain = name.printed or _spaced(name.given, name.family)
    honorific = _bare_words(name.honorific)
    stands_there = _bare_words(plain)[: len(honorific)] == honorific
    return plain if stands_there else _spaced(name.honorific, plain)


def short(name: PersonName) -> str:
    """`F. Shafiyev`, `Sh. Gʻulomov`, Russian with both initials `Ф. Р. Шафиев`; as printed where no parts are known."""
    if not name.family:
        return full(name)
    return _spaced(_all_initials(name), name.family)


def listed(name: PersonName) -> str:
    """For lists by family name: `Shafiyev, Farid`, `Şəfiyev Fərid Rauf oğlu`, `Шафиев Фарид Рауфович`."""
    if not (name.family and name.given):
        return full(name)
    comma = "" if _custom(name) in _FAMILY_FIRST else ","
    return _spaced(name.family + comma, name.given, name.patronymic)


def sorted_by(name: PersonName) -> str:
    """The text whose sort key places a person in a list: family name, given name, patronymic."""
    return _spaced(name.family, name.given, name.patronymic) or name.printed


def choose(names: Sequence[PersonName], language: str, order: Sequence[str] = ()) -> PersonName | None:
    """The name to print in a paper of this language; None when a person has none.

    Tried in turn: the language itself, for Uzbek the other script turned into this one, the language without its
    region, English, the council's languages in their order, whatever there is.
    """
    written = {name.language: name for name in names if not is_empty(name)}
    known = languages.known(language)
    wanted = [language, known.tag if known else language]
    for tag in wanted:
        if tag in written:
            return written[tag]
        sibling = languages.other_script(tag)
        if sibling in written:
            return in_other_script(written[sibling])
    return next((written[tag] for tag in ("en", *order, *written) if tag in written), None)


def in_other_script(name: PersonName) -> PersonName:
    """An Uzbek name in its other script, as a draft; a name in another language comes back as it is."""
    tag = languages.other_script(name.language)
    if tag is None:
        return name
    turn = transliteration.to_cyrillic if tag == languages.UZBEK_CYRILLIC.tag else transliteration.to_latin
    return replace(
        name,
        language=tag,
        given=turn(name.given),
        family=turn(name.family),
        patronymic=turn(name.patronymic),
        honorific=turn(name.honorific),
        printed=turn(name.printed),
    )


def initials(text: str, language: str) -> str:
    """`Farid` gives `F.`, `Hans-Peter` `H.-P.`, Uzbek `Shavkat` `Sh.`; particles of patronymics give none."""
    words = [word for word in text.split() if not patronymics.CHILD_OF.fullmatch(word)]
    return " ".join("-".join(_initial(part, language) for part in word.split("-") if part) for word in words)


def _custom(name: PersonName) -> str:
    return languages.fixed_words(name.language)


def _all_initials(name: PersonName) -> str:
    """Of the given names, in Russian of the patronymic too."""
    given = initials(name.given, name.language)
    if _custom(name) != languages.RUSSIAN.tag:
        return given
    return _spaced(given, initials(name.patronymic, name.language))


def _initial(word: str, language: str) -> str:
    if word.endswith("."):
        return word
    two = _UZBEK_INITIALS.match(word) if language == languages.UZBEK.tag else None
    return languages.capitalised(two[0] if two else word[0], language) + "."


def _bare_words(text: str) -> list[str]:
    """`Dr` and `Dr.` are one word, `Dr` and `Dragan` are two."""
    return [word.strip(".,").casefold() for word in text.split()]


def _spaced(*parts: str) -> str:
    return " ".join(part for part in parts if part)
