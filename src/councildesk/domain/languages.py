"""The languages a council works in: tags, names, scripts, capital letters, and which text to show when one is missing.

A language is named by its BCP 47 tag. Six languages are known in depth: they have fixed words, dates, plural forms and
an alphabet to sort by. Any other well-formed tag may carry the council's texts and borrows the fixed words of English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import chain

from councildesk.domain.errors import ValueNotAllowed


class Script(StrEnum):
    """ISO 15924 codes, as they stand in a language tag."""

    LATIN = "Latn"
    CYRILLIC = "Cyrl"


@dataclass(frozen=True)
class Language:
    """A language known in depth."""

    tag: str
    endonym: str
    english: str
    script: Script
    pdf_tag: str
    """What a PDF names as its language, so that a screen reader chooses the right voice."""


AZERBAIJANI = Language("az", "Azərbaycan dili", "Azerbaijani", Script.LATIN, "az-AZ")
UZBEK = Language("uz", "Oʻzbekcha", "Uzbek", Script.LATIN, "uz-UZ")
UZBEK_CYRILLIC = Language("uz-Cyrl", "Ўзбекча", "Uzbek (Cyrillic)", Script.CYRILLIC, "uz-Cyrl-UZ")
RUSSIAN = Language("ru", "Русский", "Russian", Script.CYRILLIC, "ru-RU")
GERMAN = Language("de", "Deutsch", "German", Script.LATIN, "de-DE")
ENGLISH = Language("en", "English", "English", Script.LATIN, "en-GB")

KNOWN: Mapping[str, Language] = {
    language.tag: language for language in (AZERBAIJANI, UZBEK, UZBEK_CYRILLIC, RUSSIAN, GERMAN, ENGLISH)
}

_WELL_FORMED = re.compile(
    r"""(?:
        (?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})   # language, extended languages
        (?:-[a-z]{4})?                                # script
        (?:-(?:[a-z]{2}|[0-9]{3}))?                   # region
        (?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*      # variants
        (?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*           # extensions
        (?:-x(?:-[a-z0-9]{1,8})+)?                    # private use
    | x(?:-[a-z0-9]{1,8})+ )""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)

_OTHER_SCRIPT = {"uz": "uz-Cyrl", "uz-Cyrl": "uz"}

# Turkic languages written with both a dotted and a dotless i.
_DOTTED_UPPER = str.maketrans({"i": "İ", "ı": "I"})
_DOTTED_LOWER = str.maketrans({"I": "ı", "İ": "i"})


def well_formed(tag: str) -> bool:
    """Whether this is a language tag by the grammar of RFC 5646, registered or not."""
    return _WELL_FORMED.fullmatch(tag) is not None


def canonical(tag: str) -> str:
    """The tag in its usual capitals: `UZ_cyrl` gives `uz-Cyrl`. Refuses what is no tag with ValueNotAllowed."""
    cleaned = tag.strip().replace("_", "-")
    if not well_formed(cleaned):
        raise ValueNotAllowed("language", tag, "BCP 47")
    return "-".join(_in_usual_capitals(cleaned.lower().split("-")))


@lru_cache(256)  # asked for each name of a list
def known(tag: str) -> Language | None:
    """The language known in depth that this tag means: `az-AZ` means `az`, `uz-Cyrl-UZ` means `uz-Cyrl`."""
    return next((KNOWN[each] for each in _shortenings(tag) if each in KNOWN), None)


def fixed_words(tag: str) -> str:
    """The tag of the language whose fixed words, dates and plurals serve this one; English where none is nearer."""
    language = known(tag)
    return language.tag if language else ENGLISH.tag


def pdf_tag(tag: str) -> str:
    """The tag a PDF carries for text in this language."""
    language = KNOWN.get(tag)
    return language.pdf_tag if language else tag


def endonym(tag: str) -> str:
    """The language's own name for itself; the tag where we do not know it."""
    language = KNOWN.get(tag)
    return language.endonym if language else tag


def other_script(tag: str) -> str | None:
    """The same language in its other script, from which a text can be derived."""
    return _OTHER_SCRIPT.get(tag)


def pick(texts: Mapping[str, str], language: str, order: Sequence[str] = ()) -> tuple[str, str] | None:
    """The text to show to a reader of `language`, with the tag it was found under; None when all are empty.

    Tried in turn: the language itself, its other script, its shorter tags (`de-AT`, `de`), the council's languages in
    their order, then whatever there is, so that a text once written is never hidden.
    """
    for tag in chain(_near(language), order, texts):
        if texts.get(tag):
            return tag, texts[tag]
    return None


def upper(text: str, language: str) -> str:
    """Capital letters by the language's rules: Azerbaijani and Turkish i becomes İ and ı becomes I."""
    return (text.translate(_DOTTED_UPPER) if _is_dotted(language) else text).upper()


def lower(text: str, language: str) -> str:
    """Small letters by the language's rules: Azerbaijani and Turkish I becomes ı and İ becomes i."""
    if _is_dotted(language):
        return text.translate(_DOTTED_LOWER).lower()
    # Elsewhere İ stands in a foreign name, and Python would leave a loose dot above the i.
    return text.replace("İ", "i").lower()


def capitalised(text: str, language: str) -> str:
    """The text with its first letter a capital and the rest as it was."""
    for index, character in enumerate(text):
        if character.isalpha():
            return text[:index] + upper(character, language) + text[index + 1 :]
    return text


def _in_usual_capitals(subtags: list[str]) -> Iterator[str]:
    """Scripts in title case and regions in capitals, until a singleton opens an extension."""
    extended = False
    for index, subtag in enumerate(subtags):
        extended = extended or len(subtag) == 1
        if index == 0 or extended or not subtag.isalpha():
            yield subtag
        elif len(subtag) == 4:
            yield subtag.title()
        else:
            yield subtag.upper() if len(subtag) == 2 else subtag


def _shortenings(tag: str) -> Iterator[str]:
    """The tag and the tags it specialises, nearest first: uz-Cyrl-UZ, uz-Cyrl, uz."""
    subtags = tag.split("-")
    for count in range(len(subtags), 0, -1):
        yield "-".join(subtags[:count])


@lru_cache(256)
def _near(language: str) -> tuple[str, ...]:
    """The tags whose texts a reader of the language reads as well, nearest first."""
    either = ((tag, other_script(tag)) for tag in _shortenings(language))
    return tuple(tag for pair in either for tag in pair if tag is not None)


def _is_dotted(language: str) -> bool:
    return language.split("-")[0] in ("az", "tr")
