"""The agenda of a meeting: its items with their numbers, planned times and people.

Moving items is in `agenda_tree`, their people in `item_persons`, their papers in `papers`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from councildesk.domain.agenda import ItemKind, ItemState
from councildesk.domain.errors import NotFound, TextMissing, ValueNotAllowed
from councildesk.domain.schedule import PlannedItem, Projection, Schedule, Slot, projection, schedule
from councildesk.domain.text import Blocks, from_json
from councildesk.services import agenda_tree, item_persons, meetings, running, texts
from councildesk.services.agenda_tree import Placed
from councildesk.services.item_persons import ItemPersonRow
from councildesk.storage import removal
from councildesk.storage.ids import new_id
from councildesk.storage.models import AgendaItem, Side
from councildesk.storage.session import RecordSession


@dataclass(frozen=True)
class AgendaRow:
    """An item as the agenda shows it; texts in the reader's language."""

    id: str
    parent_id: str | None
    level: int
    """0 for items of the agenda itself."""
    number: str
    """As it was sent, else by its place in the tree; empty for breaks."""
    title: str
    note: str
    has_proposal: bool
    kind: ItemKind
    state: ItemState
    planned_minutes: int | None
    fixed_start: dt.datetime | None
    slot: Slot | None
    """Its planned time; None for what is postponed or withdrawn, and while no item or the meeting has a time."""
    is_closed: bool
    side_id: str | None
    persons: tuple[ItemPersonRow, ...]


@dataclass(frozen=True)
class ItemDraft:
    """An item as a form holds it. Texts are by language."""

    title: Mapping[str, str] = field(default_factory=dict)
    note: Mapping[str, str] = field(default_factory=dict)
    proposal: Mapping[str, Blocks] = field(default_factory=dict)
    """The proposed wording of a decision."""
    kind: ItemKind = ItemKind.DISCUSSION
    planned_minutes: int | None = None
    fixed_start: dt.datetime | None = None
    is_closed: bool = False
    side_id: str | None = None
    """The side that proposed it."""


def rows(session: RecordSession, meeting_id: str, language: str) -> list[AgendaRow]:
    """All items in the order of the agenda, each before what is under it."""
    placed = agenda_tree.in_order(session, meeting_id)
    ids = [one.item.id for one in placed]
    numbers = agenda_tree.numbers_of(session, meeting_id, placed)
    words = texts.shown_fields(session, ids, ("title", "note", "proposal"), language)
    persons = item_persons.rows(session, ids, language)
    planned = _schedule(session, meeting_id, placed)
    slots = {slot.id: slot for slot in planned.slots} if planned else {}
    return [
        AgendaRow(
            id=one.item.id,
            parent_id=one.item.parent_id,
            level=one.level,
            number=numbers.get(one.item.id, ""),
            title=words["title"][one.item.id],
            note=words["note"][one.item.id],
            has_proposal=bool(words["proposal"][one.item.id]),
            kind=one.item.kind,
            state=one.item.state,
            planned_minutes=one.item.planned_minutes,
            fixed_start=one.item.fixed_start,
            slot=slots.get(one.item.id),
            is_closed=one.item.is_closed,
            side_id=one.item.side_id,
            persons=tuple(persons[one.item.id]),
        )
        for one in placed
    ]


def plan(session: RecordSession, meeting_id: str) -> Schedule | None:
    """Planned clock times of all items, their sum and overlaps; None while no item or the meeting has a time.

    What is postponed or withdrawn takes no time.
    """
    return _schedule(session, meeting_id, agenda_tree.in_order(session, meeting_id))


def expected_end(session: RecordSession, meeting_id: str, now: dt.datetime) -> Projection | None:
    """When the running meeting will end, as planned and at its pace; None while the meeting has no clock time."""
    starts_at = meetings.get(session, meeting_id).starts_at
    if starts_at is None:
        return None
    placed = agenda_tree.in_order(session, meeting_id)
    finished = [one.item.id for one in placed if one.item.state is ItemState.DONE]
    times = running.course(session, meeting_id).items
    return projection(_planned(placed), starts_at, times, now, finished)


def draft(session: RecordSession, item_id: str) -> ItemDraft:
    """The item as it is now, to be changed and given to `change`."""
    item = agenda_tree.get(session, item_id)
    proposal = texts.one(session, item.id, "proposal")
    return ItemDraft(
        title=texts.one(session, item.id, "title"),
        note=texts.one(session, item.id, "note"),
        proposal={language: from_json(body) for language, body in proposal.items()},
        kind=item.kind,
        planned_minutes=item.planned_minutes,
        fixed_start=item.fixed_start,
        is_closed=item.is_closed,
        side_id=item.side_id,
    )


def add(
    session: RecordSession,
    meeting_id: str,
    draft: ItemDraft,
    *,
    after_id: str | None = None,
    parent_id: str | None = None,
) -> str:
    """Put a new item behind another one as its sibling, or last under a parent, or last in the agenda.

    Refuses with TextMissing an item without a title that is no break, with NotFound and ValueNotAllowed.
    """
    meetings.get(session, meeting_id)
    if after_id is not None:
        ahead = _in_meeting(session, after_id, meeting_id)
        parent_id, place = ahead.parent_id, agenda_tree.rank_behind(session, ahead)
    else:
        if parent_id is not None:
            _in_meeting(session, parent_id, meeting_id)
        place = agenda_tree.rank_last(session, meeting_id, parent_id)
    item = AgendaItem(id=new_id(), meeting_id=meeting_id, parent_id=parent_id, rank=place)
    _fill(session, item, draft)
    session.add(item)
    return item.id


def change(session: RecordSession, item_id: str, draft: ItemDraft) -> None:
    """Make the item what the draft says. Refuses as `add` does."""
    _fill(session, agenda_tree.get(session, item_id), draft)


def rename(session: RecordSession, item_id: str, language: str, title: str) -> None:
    """Write the title in one language. Refuses with TextMissing when no language would have one."""
    item = agenda_tree.get(session, item_id)
    _check_title(item.kind, {**texts.one(session, item.id, "title"), language: title})
    texts.put(session, "agenda_item", item.id, "title", {language: title})


def set_state(session: RecordSession, item_id: str, state: ItemState) -> None:
    """Postpone or withdraw an item, or put it back to planned or done. What is under it stays as it is."""
    agenda_tree.get(session, item_id).state = state


def send(session: RecordSession, meeting_id: str, at: dt.datetime) -> None:
    """Note that the agenda was sent: every item keeps its number from now on, later ones become 4a.

    Sent again, items that were added since keep theirs too.
    """
    meeting = meetings.get(session, meeting_id)
    numbers = agenda_tree.numbers(session, meeting_id)
    for placed in agenda_tree.in_order(session, meeting_id):
        placed.item.number = numbers.get(placed.item.id)
    meeting.agenda_sent_at = at


def recall(session: RecordSession, meeting_id: str) -> None:
    """Take the sending back: numbers follow the tree again."""
    meetings.get(session, meeting_id).agenda_sent_at = None
    for placed in agenda_tree.in_order(session, meeting_id):
        placed.item.number = None


def remove(session: RecordSession, item_id: str) -> None:
    """With what is under it, its people and minutes. Refuses with InUse while papers, events or guests refer to it."""
    removal.remove(session, agenda_tree.get(session, item_id))


def _schedule(session: RecordSession, meeting_id: str, placed: Iterable[Placed]) -> Schedule | None:
    starts_at = meetings.get(session, meeting_id).starts_at
    planned = _planned(placed)
    has_times = any(item.minutes is not None or item.fixed_start is not None for item in planned)
    return schedule(planned, starts_at) if starts_at and has_times else None


def _planned(placed: Iterable[Placed]) -> list[PlannedItem]:
    """What takes time, in order: without what is postponed or withdrawn, and all that is under it."""
    planned: dict[str | None, PlannedItem] = {}
    for one in placed:
        item = one.item
        is_left_out = item.state in (ItemState.POSTPONED, ItemState.WITHDRAWN)
        if not is_left_out and (one.level == 0 or item.parent_id in planned):
            is_break = item.kind is ItemKind.BREAK
            planned[item.id] = PlannedItem(
                item.id, item.parent_id, item.planned_minutes, item.fixed_start, is_break=is_break
            )
    return list(planned.values())


def _in_meeting(session: RecordSession, item_id: str, meeting_id: str) -> AgendaItem:
    item = agenda_tree.get(session, item_id)
    if item.meeting_id != meeting_id:
        raise NotFound("agenda_item", item_id)
    return item


def _fill(session: RecordSession, item: AgendaItem, draft: ItemDraft) -> None:
    _check_title(draft.kind, {**texts.one(session, item.id, "title"), **draft.title})
    if draft.planned_minutes is not None and draft.planned_minutes < 0:
        raise ValueNotAllowed("planned_minutes", str(draft.planned_minutes), "0")
    if draft.side_id is not None and session.get(Side, draft.side_id) is None:
        raise NotFound("side", draft.side_id)
    item.kind, item.planned_minutes, item.fixed_start = draft.kind, draft.planned_minutes, draft.fixed_start
    item.is_closed, item.side_id = draft.is_closed, draft.side_id
    texts.put(session, "agenda_item", item.id, "title", draft.title)
    texts.put(session, "agenda_item", item.id, "note", draft.note)
    for language, blocks in draft.proposal.items():
        texts.put_blocks(session, "agenda_item", item.id, "proposal", language, blocks)


def _check_title(kind: ItemKind, title: Mapping[str, str]) -> None:
    if kind is not ItemKind.BREAK and not any(text.strip() for text in title.values()):
        raise TextMissing("title")
