"""Why somebody did not come, in the language of the paper: the usual reasons are fixed words, others stay as typed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from councildesk.documents.glossary import Glossary, glossary
from councildesk.domain import folding, languages
from councildesk.domain.attendance import UsualExcuse


def said(reason: str, words: Glossary) -> str:
    """A usual reason, in whichever language and script it was written, in the words of this paper."""
    usual = _usual().get(_key(reason))
    return words.name(usual) if usual is not None else reason


def offered(language: str) -> list[str]:
    """The usual reasons, as somebody who speaks this language writes them."""
    return [glossary(language).name(one) for one in UsualExcuse]


@cache
def _usual() -> Mapping[str, UsualExcuse]:
    return {_key(glossary(tag).name(one)): one for tag in languages.KNOWN for one in UsualExcuse}


def _key(reason: str) -> str:
    return " ".join(map(folding.fold, folding.words_of(reason)))
