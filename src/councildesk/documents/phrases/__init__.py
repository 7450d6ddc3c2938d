"""Phrases of the trade, to be put into minutes while they are written: a TOML file for each language.

The files have the same kinds with the same number of phrases; a test holds them together. A blank to be filled stands
in square brackets, in the phrase's own language: `[who]`.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from councildesk.domain import languages
from councildesk.domain.minutes import EntryKind


def phrases(language: str, kind: EntryKind) -> tuple[str, ...]:
    """Those for an entry of this kind, in the language or the one whose fixed words it takes."""
    return _table(languages.fixed_words(language)).get(kind.value, ())


@cache
def _table(tag: str) -> dict[str, tuple[str, ...]]:
    text = (resources.files(__package__) / f"{tag}.toml").read_text(encoding="utf-8")
    return {kind: tuple(found) for kind, found in tomllib.loads(text).items()}
