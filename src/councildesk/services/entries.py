"""Entries of the minutes: what was said, decided, put to the vote and asked for, under the items of the agenda.

Every entry has a place, a kind and a content in several languages. A decision, a vote and an action have facts of their
own besides: their record is made and removed with the kind of the entry (`decisions`, `votes`, `actions`). How the
minutes read as a whole is in `minutes`, splitting and joining in `entry_parts`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select

from councildesk.domain import rank
from councildesk.domain.errors import NotFound
from councildesk.domain.minutes import EntryKind, TextState, check_editable
from councildesk.domain.text import Blocks, from_json
from councildesk.services import agenda_tree, entry_order, meetings, texts, vote_outcomes
from councildesk.storage import removal
from councildesk.storage.ids import new_id
from councildesk.storage.models import (
    Action,
    Decision,
    Entry,
    Person,
    Side,
    Text,
    Vote,
    text_id,
)
from councildesk.storage.session import INCLUDE_REMOVED, RecordSession

_RECORDS: dict[EntryKind, type[Decision] | type[Vote] | type[Action]] = {
    EntryKind.DECISION: Decision,
    EntryKind.VOTE: Vote,
    EntryKind.ACTION: Action,
}


@dataclass(frozen=True)
class EntryDraft:
    """An entry as a form holds it. Content is by language."""

    kind: EntryKind = EntryKind.PARAGRAPH
    content: Mapping[str, Blocks] = field(default_factory=dict)
    speaker_id: str | None = None
    side_id: str | None = None
    """Whose reservation or statement it is, where it is not one person's."""
    at: dt.datetime | None = None


def draft(session: RecordSession, entry_id: str) -> EntryDraft:
    """The entry as it is now, to be changed and given to `change`."""
    one = entry_order.get(session, entry_id)
    bodies = texts.one(session, one.id, "content")
    content = {language: from_json(body) for language, body in bodies.items()}
    return EntryDraft(one.kind, content, one.speaker_id, one.side_id, one.at)


def passage(entry_id: str, language: str) -> str:
    """The name under which typing into one entry in one language is joined (`Workspace.perform_typing`)."""
    return text_id(entry_id, "content", language)


def add(
    session: RecordSession,
    meeting_id: str,
    draft: EntryDraft,
    *,
    item_id: str | None = None,
    after_id: str | None = None,
    entry_id: str | None = None,
) -> str:
    """Put a new entry behind another one, else last under the item, else (None) last of those before the first item.

    It gets the given id where no entry has had it yet, else one of its own.
    A decision is dated with the meeting's day; a vote is on the decision last taken before it under the same item.
    Refuses with NotFound, and with StateNotAllowed once the minutes are signed or adopted, as every change here does.
    """
    check_editable(meetings.get(session, meeting_id).minutes_state)
    if after_id is not None:
        item_id = _in_meeting(session, after_id, meeting_id).agenda_item_id
    elif item_id is not None and agenda_tree.get(session, item_id).meeting_id != meeting_id:
        raise NotFound("agenda_item", item_id)
    beside = entry_order.siblings(session, meeting_id, item_id)
    index = next((place for place, other in enumerate(beside, start=1) if other.id == after_id), len(beside))
    if entry_id is None or session.get(Entry, entry_id, execution_options=INCLUDE_REMOVED) is not None:
        entry_id = new_id()
    one = Entry(
        id=entry_id,
        meeting_id=meeting_id,
        agenda_item_id=item_id,
        rank=rank.place([other.rank for other in beside], index),
        kind=draft.kind,
    )
    session.add(one)
    _fill(session, one, draft)
    _furnish(session, one)
    return one.id


def change(session: RecordSession, entry_id: str, draft: EntryDraft) -> None:
    """Make the entry what the draft says; languages it does not hold stay as they are. Refuses as `add` does."""
    one = entry_order.editable(session, entry_id)
    _turn_into(session, one, draft.kind)
    _fill(session, one, draft)


def write(session: RecordSession, entry_id: str, language: str, blocks: Blocks) -> None:
    """Write the content in one language; empty blocks take it away. Perform as typing under `passage`."""
    texts.put_blocks(session, "entry", entry_order.editable(session, entry_id).id, "content", language, blocks)


def set_text_state(session: RecordSession, entry_id: str, language: str, state: TextState) -> None:
    """Say that the content in a language is an original, a translation or a checked one, which fits its source now.

    Refuses with NotFound where nothing is written in the language.
    """
    one = entry_order.editable(session, entry_id)
    if session.get(Text, text_id(one.id, "content", language)) is None:
        raise NotFound("text", language)
    texts.set_state(session, one.id, "content", language, state)


def set_kind(session: RecordSession, entry_id: str, kind: EntryKind) -> None:
    """Facts of the former kind (a decision's number, an action's date) go; refuses with InUse a decision voted on."""
    _turn_into(session, entry_order.editable(session, entry_id), kind)


def set_speaker(session: RecordSession, entry_id: str, person_id: str | None) -> None:
    one = entry_order.editable(session, entry_id)
    _check_person(session, person_id)
    one.speaker_id = person_id


def set_side(session: RecordSession, entry_id: str, side_id: str | None) -> None:
    one = entry_order.editable(session, entry_id)
    _check_side(session, side_id)
    one.side_id = side_id


def move(session: RecordSession, entry_id: str, item_id: str | None, index: int) -> None:
    """Put the entry at this place, from 0, among the other entries of an item of its meeting (None: before the first).

    Refuses with NotFound an item of another meeting.
    """
    one = entry_order.editable(session, entry_id)
    if item_id is not None and agenda_tree.get(session, item_id).meeting_id != one.meeting_id:
        raise NotFound("agenda_item", item_id)
    ranks = [other.rank for other in entry_order.siblings(session, one.meeting_id, item_id) if other.id != one.id]
    with vote_outcomes.followed(session, one.meeting_id):
        former, one.agenda_item_id = one.agenda_item_id, item_id
        one.rank = rank.place(ranks, index)
        session.flush()
        if former != item_id:
            vote_outcomes.judge_under(session, one)


def move_up(session: RecordSession, entry_id: str) -> None:
    """Before the entry ahead of it under the same item; the first stays where it is."""
    _shift(session, entry_id, -1)


def move_down(session: RecordSession, entry_id: str) -> None:
    """Behind the entry that follows it under the same item; the last stays where it is."""
    _shift(session, entry_id, 1)


def remove(session: RecordSession, entry_id: str) -> None:
    """With its decision, vote or action. Refuses with InUse a decision that another entry votes on."""
    one = entry_order.editable(session, entry_id)
    with vote_outcomes.followed(session, one.meeting_id):
        removal.remove(session, one)


def _in_meeting(session: RecordSession, entry_id: str, meeting_id: str) -> Entry:
    one = entry_order.get(session, entry_id)
    if one.meeting_id != meeting_id:
        raise NotFound("entry", entry_id)
    return one


def _fill(session: RecordSession, one: Entry, draft: EntryDraft) -> None:
    _check_person(session, draft.speaker_id)
    _check_side(session, draft.side_id)
    one.speaker_id, one.side_id, one.at = draft.speaker_id, draft.side_id, draft.at
    for language, blocks in draft.content.items():
        texts.put_blocks(session, "entry", one.id, "content", language, blocks)


def _check_person(session: RecordSession, person_id: str | None) -> None:
    if person_id is not None:
        session.require(Person, person_id)


def _check_side(session: RecordSession, side_id: str | None) -> None:
    if side_id is not None:
        session.require(Side, side_id)


def _turn_into(session: RecordSession, one: Entry, kind: EntryKind) -> None:
    if one.kind is kind:
        return
    former = _RECORDS.get(one.kind)
    if former is not None:
        with vote_outcomes.followed(session, one.meeting_id):
            for record in session.scalars(select(former).where(former.entry_id == one.id)):
                removal.remove(session, record)
    one.kind = kind
    _furnish(session, one)


def _furnish(session: RecordSession, one: Entry) -> None:
    """Make the record that goes with the kind of the entry."""
    session.flush()
    if one.kind is EntryKind.DECISION:
        session.add(Decision(id=new_id(), entry_id=one.id, decided_on=meetings.get(session, one.meeting_id).date))
    elif one.kind is EntryKind.VOTE:
        session.add(Vote(id=new_id(), entry_id=one.id, decision_id=_decision_before(session, one)))
    elif one.kind is EntryKind.ACTION:
        session.add(Action(id=new_id(), entry_id=one.id))


def _decision_before(session: RecordSession, one: Entry) -> str | None:
    beside = entry_order.siblings(session, one.meeting_id, one.agenda_item_id)
    ahead = [other.id for other in beside[: beside.index(one)] if other.kind is EntryKind.DECISION]
    if not ahead:
        return None
    return session.scalars(select(Decision.id).where(Decision.entry_id == ahead[-1])).first()


def _shift(session: RecordSession, entry_id: str, by: int) -> None:
    one = entry_order.get(session, entry_id)
    beside = entry_order.siblings(session, one.meeting_id, one.agenda_item_id)
    index = beside.index(one) + by
    if 0 <= index < len(beside):
        move(session, entry_id, one.agenda_item_id, index)
