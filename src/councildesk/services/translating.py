"""Translating the minutes: what is still to do, where it goes on, and what changed in an original since.

A translation remembers the digest of the original it was made from. What that original said is read from the journal,
which keeps every body that was ever written: nothing is kept twice. Of a record that was loaded from elsewhere the
journal knows only the text of today; then it can be told that something changed, but not what.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from councildesk.domain import differences
from councildesk.domain.differences import Piece
from councildesk.domain.errors import NotFound
from councildesk.domain.minutes import TextState
from councildesk.domain.text import from_json, plain
from councildesk.domain.texts import digest
from councildesk.services import entries, entry_order, texts
from councildesk.services.minutes import EntryRow
from councildesk.storage.models import Text, text_id
from councildesk.storage.session import RecordSession


class TextPlace(NamedTuple):
    """An entry in one language."""

    entry_id: str
    language: str


def untranslated(rows: Sequence[EntryRow], languages: Sequence[str]) -> list[TextPlace]:
    """Where a language is missing in an entry that says something in another, in the order of the minutes."""
    return [
        TextPlace(row.id, language)
        for row in rows
        for language in languages
        if row.content and not row.kind.is_private and language not in row.content
    ]


def out_of_date(rows: Sequence[EntryRow], languages: Sequence[str]) -> list[TextPlace]:
    """Where an original has changed since it was translated, in the order of the minutes."""
    return [
        TextPlace(row.id, language)
        for row in rows
        for language in languages
        if language in row.content and row.content[language].is_out_of_date
    ]


def neighbour(
    wanted: Sequence[TextPlace], rows: Sequence[EntryRow], languages: Sequence[str], here: TextPlace | None, by: int
) -> TextPlace | None:
    """The next of the wanted places behind the cursor, or (`by` -1) the one before; behind the last comes the first.

    `here` None: the cursor is nowhere. None: there is no such place besides the one with the cursor.
    """
    order = {TextPlace(row.id, tag): place for place, (row, tag) in enumerate(product(rows, languages))}
    found = sorted((place for place in wanted if place != here), key=order.__getitem__)
    at = -1 if here is None else order.get(here, -1)
    behind = [place for place in found if order[place] > at]
    before = [place for place in found if order[place] < at]
    circle = [*behind, *before]
    return (circle[0] if by > 0 else circle[-1]) if circle else None


def changes(session: RecordSession, entry_id: str, language: str) -> tuple[Piece, ...] | None:
    """What changed in the original since the text was written; None where nothing did or nobody knows any more."""
    text = session.get(Text, text_id(entry_id, "content", language))
    if text is None or text.source_language is None or text.source_digest is None:
        return None
    source = session.get(Text, text_id(entry_id, "content", text.source_language))
    now = source.body if source is not None else None
    if now is not None and digest(now) == text.source_digest:
        return None
    then = texts.source_then(session, entry_id, "content", language)
    if then is None:
        return None
    return differences.between(plain(from_json(then)), plain(from_json(now)) if now else "")


def copy_original(session: RecordSession, entry_id: str, language: str) -> None:
    """Begin the translation with the words of its original, to be written over.

    Refuses with NotFound where there is no original in another language, with StateNotAllowed in minutes that are
    signed or adopted.
    """
    one = entry_order.editable(session, entry_id)
    others = texts.rows(session, [one.id], "content")[one.id]
    originals = [row for row in others.values() if row.state is TextState.ORIGINAL and row.language != language]
    if not originals:
        raise NotFound("text", language)
    named = others[language].source_language if language in others else None
    original = next((row for row in originals if row.language == named), originals[0])
    entries.write(session, entry_id, language, from_json(original.body))
    texts.set_state(session, one.id, "content", language, TextState.TRANSLATED)
