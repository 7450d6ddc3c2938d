"""What is written for the items of an agenda, and what hangs on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from councildesk.domain.agenda import Placed
from councildesk.domain.languages import pick
from councildesk.services import item_persons, papers, texts
from councildesk.services.agenda_tree import ItemFields
from councildesk.services.item_persons import ItemPersonRow
from councildesk.services.texts import TextRow
from councildesk.storage.models import AgendaItem, Meeting
from councildesk.storage.session import RecordSession


@dataclass(frozen=True)
class Origin:
    """The earlier meeting from which an item was carried over."""

    meeting_id: str
    number: str
    date: dt.date


@dataclass(frozen=True)
class ItemWords:
    """What is written for an item, and what hangs on it: all that moving it does not change."""

    titles: Mapping[str, TextRow]
    """By language."""
    title: str
    note: str
    has_proposal: bool
    persons: tuple[ItemPersonRow, ...]
    carried_from: Origin | None
    papers: int
    """How many."""


def of(
    session: RecordSession, meeting_id: str, placed: Sequence[Placed[ItemFields]], language: str
) -> dict[str, ItemWords]:
    """By the items' ids; titles and notes in this language, else in another of the council."""
    if not placed:
        return {}
    ids = [one.item.id for one in placed]
    titles, order = texts.rows(session, ids, "title"), texts.working_languages(session)
    others = texts.shown_fields(session, ids, ("note", "proposal"), language)
    persons = item_persons.rows(session, ids, language)
    origins, enclosed = _origins(session, placed), papers.counts(session, meeting_id)
    found = {}
    for one in placed:
        key = one.item.id
        picked = pick({tag: title.body for tag, title in titles[key].items()}, language, order)
        found[key] = ItemWords(
            titles=titles[key],
            title=picked[1] if picked else "",
            note=others["note"][key],
            has_proposal=bool(others["proposal"][key]),
            persons=tuple(persons[key]),
            carried_from=origins.get(one.item.carried_from_id or ""),
            papers=enclosed.get(key, 0),
        )
    return found


def _origins(session: RecordSession, placed: Iterable[Placed[ItemFields]]) -> dict[str, Origin]:
    """The meetings from which items were carried over, by the ids these had there."""
    sources = {one.item.carried_from_id for one in placed if one.item.carried_from_id}
    if not sources:
        return {}
    chosen = select(AgendaItem.id, Meeting.id, Meeting.number, Meeting.date).join(
        Meeting, Meeting.id == AgendaItem.meeting_id
    )
    found = session.execute(chosen.where(AgendaItem.id.in_(sources)))
    return {item: Origin(meeting, number or "", date) for item, meeting, number, date in found}
