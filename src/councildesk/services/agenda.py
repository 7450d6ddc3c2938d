"""The agenda of a meeting: its items with their numbers, planned times and people.

Moving items is in `agenda_tree`, their times in `timetable`, what is written for them in `item_words`, their people in
`item_persons`, their papers in `papers`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from councildesk.domain.agenda import ItemKind, ItemState
from councildesk.domain.errors import NotFound, TextMissing, ValueNotAllowed
from councildesk.domain.schedule import Schedule, Slot
from councildesk.domain.text import Blocks, from_json
from councildesk.services import agenda_tree, item_words, meetings, running, texts, timetable, vote_outcomes
from councildesk.services.agenda_tree import ItemFields
from councildesk.services.item_persons import ItemPersonRow
from councildesk.services.item_words import ItemWords
from councildesk.storage import removal
from councildesk.storage.ids import new_id
from councildesk.storage.models import AgendaItem, Meeting, Side
from councildesk.storage.session import INCLUDE_REMOVED, RecordSession


class AgendaRow(NamedTuple):
    """An item as the agenda shows it; texts in the reader's language. A tuple: hundreds are made at every key."""

    id: str
    parent_id: str | None
    level: int
    """0 for items of the agenda itself."""
    number: str
    """As it was sent, else by its place in the tree; empty for breaks."""
    is_frozen: bool
    """The number is the one it was sent with."""
    kind: ItemKind
    state: ItemState
    planned_minutes: int | None
    fixed_start: dt.datetime | None
    slot: Slot | None
    """Its planned time; None for what is postponed or withdrawn, and while no item or the meeting has a time."""
    is_closed: bool
    side_id: str | None
    words: ItemWords

    @property
    def title(self) -> str:
        return self.words.title

    @property
    def note(self) -> str:
        return self.words.note

    @property
    def has_proposal(self) -> bool:
        return self.words.has_proposal

    @property
    def persons(self) -> tuple[ItemPersonRow, ...]:
        return self.words.persons


@dataclass(frozen=True)
class Agenda:
    """An agenda as the window shows it, from one reading."""

    rows: tuple[AgendaRow, ...]
    """In the order of the agenda, each before what is under it."""
    plan: Schedule | None
    """Planned clock times, their sum and overlaps; None while no item or the meeting has a time."""
    fields: Mapping[str, ItemFields] = field(default_factory=dict, repr=False, compare=False)
    """What was read of the items, by their ids: for the next reading."""
    rests_on: tuple[object, ...] = ()
    """What of the meeting numbers and times follow from."""


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
    return list(whole(session, meeting_id, language).rows)


def whole(
    session: RecordSession,
    meeting_id: str,
    language: str,
    known: Agenda | None = None,
    touched: Collection[str] | None = None,
) -> Agenda:
    """All that the window shows of an agenda.

    `known` is what was read before in this language, where since then items came, went, moved and changed, but no text,
    person or paper did: those of known items are then not read again. `touched` are all records that were: then no
    other item is read again. Refuses with NotFound.
    """
    meeting = meetings.get(session, meeting_id)  # held here, it is asked for once
    if known is None or touched is None:
        found = agenda_tree.fields(session, meeting.id)
    else:
        found = agenda_tree.fields_again(session, meeting.id, known.fields, touched)
    placed, numbers = agenda_tree.numbered(session, meeting.id, found)
    planned = timetable.laid_out(session, meeting_id, placed)
    slots = {slot.id: slot for slot in planned.slots} if planned else {}
    before = {row.id: row.words for row in known.rows} if known else {}
    words = before | item_words.of(session, meeting_id, [one for one in placed if one.item.id not in before], language)
    rows = tuple(
        AgendaRow(
            item.id,
            item.parent_id,
            level,
            numbers.get(item.id, ""),
            bool(item.number),
            item.kind,
            item.state,
            item.planned_minutes,
            item.fixed_start,
            slots.get(item.id),
            item.is_closed,
            item.side_id,
            words[item.id],
        )
        for item, level in placed
    )
    return Agenda(rows, planned, found, _basis(meeting))


def followed(session: RecordSession, meeting_id: str, language: str, known: Agenda, touched: Collection[str]) -> Agenda:
    """As `whole`, where since `known` nothing but these items, events, texts and meetings changed.

    Going on to the next item makes one item done; nothing else of four hundred is read again then.
    """
    if _touches_words(known, touched):
        return whole(session, meeting_id, language)
    found = agenda_tree.fields_again(session, meeting_id, known.fields, touched)
    if not _keeps_all_else(session, meeting_id, known, found, touched):
        return whole(session, meeting_id, language, known, touched)
    rows = tuple(row._replace(state=found[row.id].state) if row.id in touched else row for row in known.rows)
    return replace(known, rows=rows, fields=found)


def _touches_words(known: Agenda, touched: Collection[str]) -> bool:
    """Whether these are texts of the items and of their people, or meetings from which items were carried over."""
    owners = {owner for owner in map(texts.owner_of, touched) if owner is not None}
    if not owners.isdisjoint(known.fields):
        return True
    words = [row.words for row in known.rows]
    return any(not owners.isdisjoint(person.id for person in one.persons) for one in words if one.persons) or any(
        one.carried_from.meeting_id in touched for one in words if one.carried_from is not None
    )


def _keeps_all_else(
    session: RecordSession, meeting_id: str, known: Agenda, found: Mapping[str, ItemFields], touched: Collection[str]
) -> bool:
    """Whether the items are the same at the same places and times, but for the states of some."""
    if found.keys() != known.fields.keys():
        return False
    for key in found.keys() & touched:
        before, now = known.fields[key], found[key]
        if before._replace(state=now.state) != now or timetable.LEFT_OUT & {before.state, now.state}:
            return False
    if meeting_id in touched and _basis(meetings.get(session, meeting_id)) != known.rests_on:
        return False
    opened = running.items_of(session, touched) if any(row.state in timetable.LEFT_OUT for row in known.rows) else set()
    return not any(known.fields[key].state in timetable.LEFT_OUT for key in opened & known.fields.keys())


def _basis(meeting: Meeting) -> tuple[object, ...]:
    return meeting.starts_at, meeting.agenda_sent_at


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
    item_id: str | None = None,
    is_first: bool = False,
) -> str:
    """Put a new item behind another one as its sibling, or last (first: `is_first`) under a parent or in the agenda.

    `item_id`: where its id is made of what it stands for; one that there was before, even removed, is left alone.
    Refuses with TextMissing an item without a title that is no break, with NotFound and ValueNotAllowed.
    """
    meetings.get(session, meeting_id)
    if after_id is not None:
        ahead = _in_meeting(session, after_id, meeting_id)
        parent_id, place = ahead.parent_id, agenda_tree.rank_behind(session, ahead)
    else:
        if parent_id is not None:
            _in_meeting(session, parent_id, meeting_id)
        rank = agenda_tree.rank_first if is_first else agenda_tree.rank_last
        place = rank(session, meeting_id, parent_id)
    if item_id is None or session.get(AgendaItem, item_id, execution_options=INCLUDE_REMOVED) is not None:
        item_id = new_id()
    item = AgendaItem(id=item_id, meeting_id=meeting_id, parent_id=parent_id, rank=place)
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
    one = agenda_tree.get(session, item_id)
    with vote_outcomes.followed(session, one.meeting_id):
        removal.remove(session, one)


def _in_meeting(session: RecordSession, item_id: str, meeting_id: str) -> AgendaItem:
    item = agenda_tree.get(session, item_id)
    if item.meeting_id != meeting_id:
        raise NotFound("agenda_item", item_id)
    return item


def _fill(session: RecordSession, item: AgendaItem, draft: ItemDraft) -> None:
    _check_title(draft.kind, {**texts.one(session, item.id, "title"), **draft.title})
    if draft.planned_minutes is not None and draft.planned_minutes < 0:
        raise ValueNotAllowed("planned_minutes", str(draft.planned_minutes), "0")
    if draft.side_id is not None:
        session.require(Side, draft.side_id)
    item.kind, item.planned_minutes, item.fixed_start = draft.kind, draft.planned_minutes, draft.fixed_start
    item.is_closed, item.side_id = draft.is_closed, draft.side_id
    texts.put(session, "agenda_item", item.id, "title", draft.title)
    texts.put(session, "agenda_item", item.id, "note", draft.note)
    for language, blocks in draft.proposal.items():
        texts.put_blocks(session, "agenda_item", item.id, "proposal", language, blocks)


def _check_title(kind: ItemKind, title: Mapping[str, str]) -> None:
    if kind is not ItemKind.BREAK and not any(text.strip() for text in title.values()):
        raise TextMissing("title")
