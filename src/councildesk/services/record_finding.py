"""Which record somebody means who types a number, a name or an id, as on the command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from councildesk.domain import folding
from councildesk.services import families, search, titles
from councildesk.storage.models import journaled
from councildesk.storage.session import INCLUDE_REMOVED, RecordSession

_NUMBERED = ("meeting", "decision", "action", "paper")
_CODED = ("organisation", "side")
_MOST = 20


@dataclass(frozen=True)
class Meant:
    noun: str
    id: str
    title: str
    is_removed: bool = False


def meant(session: RecordSession, typed: str, language: str) -> list[Meant]:
    """The records that are meant: one where it is clear, none, or several among which somebody has to choose.

    What is exactly an id, a number or a code is that; so is a title written out. Else whatever has all the words in
    its name. By id and number removed records are found too.
    """
    typed = typed.strip()
    if not typed:
        return []
    for found in (_by_id(session, typed, language), _by_number(session, typed, language)):
        if found:
            return found
    hits = search.search(session, typed, language, _MOST)
    named = {(hit.noun, hit.id): titles.one(session, hit.noun, hit.id, language) for hit in hits}
    called = [Meant(noun, key, title) for (noun, key), title in named.items() if noun in families.RECORDS]
    wanted = _folded(typed)
    exact = [one for one in called if _folded(one.title) == wanted]
    in_title = [one for one in called if wanted <= _folded(one.title)]
    return exact or in_title or called


def _by_id(session: RecordSession, typed: str, language: str) -> list[Meant]:
    for noun in families.RECORDS:
        model: Any = journaled()[noun]
        for row in session.scalars(select(model).where(model.id == typed), execution_options=INCLUDE_REMOVED):
            return [Meant(noun, typed, titles.one(session, noun, typed, language), row.deleted)]
    return []


def _by_number(session: RecordSession, typed: str, language: str) -> list[Meant]:
    found: list[Meant] = []
    for noun, column in (*((noun, "number") for noun in _NUMBERED), *((noun, "code") for noun in _CODED)):
        model: Any = journaled()[noun]
        chosen = select(model).where(getattr(model, column) == typed).order_by(model.id)
        rows = session.scalars(chosen, execution_options=INCLUDE_REMOVED)
        found += [Meant(noun, row.id, titles.one(session, noun, row.id, language), row.deleted) for row in rows]
    return [one for one in found if not one.is_removed] or found


def _folded(text: str) -> frozenset[str]:
    return frozenset(map(folding.fold, folding.words_of(text)))
