"""Items as copies of others, and items from lines of a text: what is pasted into an agenda."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import select

from councildesk.domain.outline import Line
from councildesk.services import agenda, agenda_tree, texts
from councildesk.services.agenda import ItemDraft
from councildesk.storage.ids import new_id
from councildesk.storage.models import AgendaItem, ItemPerson
from councildesk.storage.session import RecordSession


def copy(
    session: RecordSession, item_ids: Collection[str], meeting_id: str, *, after_id: str | None = None
) -> list[str]:
    """Put copies of items, of this or another meeting, behind an item as its siblings, else last in the agenda.

    With their texts, people, times and all that is under them; without numbers, papers and what became of them.
    Returns the copies of the items themselves. Refuses with NotFound.
    """
    made: list[str] = []
    wanted = set(item_ids)
    for meeting in dict.fromkeys(agenda_tree.get(session, item_id).meeting_id for item_id in item_ids):
        under: dict[str, str] = {}
        for placed in agenda_tree.in_order(session, meeting):
            above = under.get(placed.item.parent_id or "")
            if above is not None:
                under[placed.item.id] = _copy_item(session, placed.item, meeting_id, above, None)
            elif placed.item.id in wanted:
                behind = made[-1] if made else after_id
                under[placed.item.id] = _copy_item(session, placed.item, meeting_id, None, behind)
                made.append(under[placed.item.id])
    return made


def add_lines(
    session: RecordSession,
    meeting_id: str,
    lines: Sequence[Line],
    languages: Sequence[str],
    *,
    after_id: str | None = None,
) -> list[str]:
    """Put an item for each line behind an item as its siblings, else last in the agenda; deeper lines go under others.

    `languages` are those of a line's titles in their order. Returns the items' ids. Refuses as `agenda.add` does.
    """
    above: list[str] = []
    made = []
    for line in lines:
        level = min(line.level, len(above))
        draft = ItemDraft(dict(zip(languages, line.titles, strict=False)), kind=line.kind, planned_minutes=line.minutes)
        if level:
            item = agenda.add(session, meeting_id, draft, parent_id=above[level - 1])
        else:
            item = agenda.add(session, meeting_id, draft, after_id=above[0] if above else after_id)
        above[level:] = [item]
        made.append(item)
    return made


def copy_person(session: RecordSession, source: ItemPerson, item_id: str) -> None:
    """For services: give another item the same person with the same part."""
    person = ItemPerson(
        id=new_id(),
        agenda_item_id=item_id,
        person_id=source.person_id,
        role=source.role,
        planned_minutes=source.planned_minutes,
        rank=source.rank,
    )
    session.add(person)
    texts.copy(session, source.id, person.id, ("talk",))


def _copy_item(
    session: RecordSession, source: AgendaItem, meeting_id: str, parent_id: str | None, after_id: str | None
) -> str:
    draft = agenda.draft(session, source.id)
    made = agenda.add(
        session,
        meeting_id,
        ItemDraft(
            kind=draft.kind,
            planned_minutes=draft.planned_minutes,
            fixed_start=draft.fixed_start if source.meeting_id == meeting_id else None,
            is_closed=draft.is_closed,
            side_id=draft.side_id,
            title=draft.title,
            note=draft.note,
            proposal=draft.proposal,
        ),
        after_id=after_id,
        parent_id=parent_id,
    )
    for person in session.scalars(select(ItemPerson).where(ItemPerson.agenda_item_id == source.id)).all():
        copy_person(session, person, made)
    return made
