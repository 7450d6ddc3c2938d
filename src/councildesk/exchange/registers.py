"""Which registers can be taken out, and how their columns are headed in each language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib import resources

from councildesk.domain import languages, transliteration


class Register(StrEnum):
    PERSONS = "persons"
    MEMBERS = "members"
    ORGANISATIONS = "organisations"
    MEETINGS = "meetings"
    DECISIONS = "decisions"
    ACTIONS = "actions"

    @property
    def has_cards(self) -> bool:
        """Whether it can be taken out as vCards."""
        return self in (Register.PERSONS, Register.MEMBERS)


def name(register: Register, language: str) -> str:
    """What a register is called in a language."""
    return _word("registers", register.value, language)


def heading(field: str, language: str, text_language: str = "") -> str:
    """What a column is headed with; `text_language` where it holds a text in one of several languages."""
    word = _word("headings", field, language)
    return f"{word} ({text_language})" if text_language else word


def _word(table: str, key: str, language: str) -> str:
    words = _words()[table][key]
    tag = languages.fixed_words(language)
    if tag in words:
        return words[tag]
    other = languages.other_script(tag)
    return transliteration.to_cyrillic(words[other]) if other is not None else words["en"]


@cache
def _words() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    kept: Mapping[str, Mapping[str, Mapping[str, str]]] = tomllib.loads(
        resources.files("councildesk.exchange").joinpath("registers.toml").read_text("utf-8")
    )
    return kept
