"""What a person's name may be in a language in which nobody has written it yet: a suggestion, never imposed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from councildesk.domain import languages, names, patronymics, transcription
from councildesk.domain.names import PersonName

_HONORIFICS: tuple[dict[str, str], ...] = (
    {"az": "cənab", "uz": "janob", "uz-Cyrl": "жаноб", "ru": "господин", "en": "Mr", "de": "Herr"},
    {"az": "xanım", "uz": "xonim", "uz-Cyrl": "хоним", "ru": "госпожа", "en": "Ms", "de": "Frau"},
)
_Turn = Callable[[str, str], str | None]
_TURNS: dict[str, _Turn] = {
    "en": transcription.to_english,
    "de": transcription.to_english,
    "ru": transcription.to_russian,
}
_WITHOUT_PATRONYMIC = ("en", "de")
_SOURCES = ("az", "uz", "uz-Cyrl", "ru")


def suggested(written: Sequence[PersonName], language: str) -> PersonName | None:
    """The name in this language by the sound of one that is written; None where there is nothing to go by.

    German takes the letters of an English name, where there is one. English and German names have no patronymic.
    """
    tag = languages.fixed_words(language)
    by_tag = {languages.fixed_words(name.language): name for name in written if not names.is_empty(name)}
    if tag == "de" and "en" in by_tag:
        return _with_honorific(PersonName(language, by_tag["en"].given, by_tag["en"].family), by_tag["en"])
    turn = _TURNS.get(tag)
    source = next((by_tag[known] for known in _SOURCES if known in by_tag and known != tag), None)
    if turn is None or source is None:
        return None
    given, family = turn(source.given, source.language), turn(source.family, source.language)
    if given is None or family is None:
        return None
    patronymic = "" if tag in _WITHOUT_PATRONYMIC else _patronymic(source, language, turn)
    return _with_honorific(PersonName(language, given, family, patronymic), source)


def _patronymic(source: PersonName, language: str, turn: _Turn) -> str:
    father = patronymics.father(source.patronymic)
    if father is None:
        return turn(source.patronymic, source.language) or ""
    return patronymics.in_language(turn(father, source.language) or "", source.patronymic, language)


def _with_honorific(name: PersonName, source: PersonName) -> PersonName:
    """With what Mr or Ms is called in the language; other honorifics (Dr., Prof.) are for a person to write."""
    tag, of = languages.fixed_words(name.language), languages.fixed_words(source.language)
    known = next((words for words in _HONORIFICS if source.honorific and words.get(of) == source.honorific), None)
    return PersonName(name.language, name.given, name.family, name.patronymic, known[tag] if known else "")
