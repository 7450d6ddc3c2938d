"""Where a person appears besides seats and attendance: in offices, agendas, minutes, votes, actions, invitations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select

from councildesk.domain.minutes import ActionState, EntryKind
from councildesk.services import texts, titles
from councildesk.storage.models import (
    Action,
    AgendaItem,
    Assignee,
    Ballot,
    Entry,
    Invitation,
    ItemPerson,
    Meeting,
    Officer,
    Vote,
)
from councildesk.storage.session import RecordSession


@dataclass(frozen=True)
class AppearanceRow:
    """One place in the record; texts in the reader's language."""

    noun: str
    """officer, item_person, entry, ballot, assignee or invitation."""
    id: str
    meeting_id: str
    meeting: str
    """Number and title."""
    date: dt.date
    """Of the meeting."""
    text: str
    """The item, the first words of the statement, of what was voted on, or of the action; empty for the meeting."""
    choice: StrEnum | None = None
    """The role, how somebody voted or replied, the state of an action."""
    talk: str = ""
    """On what somebody speaks."""
    action_id: str | None = None
    due_on: dt.date | None = None


@dataclass(frozen=True)
class AppearanceFigures:
    statements: int
    open_actions: int


def rows(session: RecordSession, person_id: str, language: str) -> list[AppearanceRow]:
    """By kind, the latest first in each."""
    found = [
        *_offices(session, person_id),
        *_items(session, person_id, language),
        *_statements(session, person_id, language),
        *_ballots(session, person_id, language),
        *_actions(session, person_id, language),
        *_invitations(session, person_id),
    ]
    meetings = titles.of(session, {("meeting", row.meeting_id) for row in found}, language)
    order = {noun: place for place, noun in enumerate(dict.fromkeys(row.noun for row in found))}
    named = [replace(row, meeting=meetings["meeting", row.meeting_id]) for row in found]
    named.sort(key=lambda row: row.date, reverse=True)
    return sorted(named, key=lambda row: order[row.noun])


def figures(session: RecordSession, person_id: str) -> AppearanceFigures:
    """Statements in all minutes, and actions that the person still owes."""
    spoken = select(func.count()).select_from(Entry)
    spoken = spoken.where(Entry.speaker_id == person_id, Entry.kind == EntryKind.STATEMENT)
    owed = select(Action.id).join(Assignee, Assignee.action_id == Action.id)
    owed = owed.where(Assignee.person_id == person_id, Action.state == ActionState.OPEN)
    return AppearanceFigures(session.scalar(spoken) or 0, len(set(session.scalars(owed))))


def _offices(session: RecordSession, person_id: str) -> Iterable[AppearanceRow]:
    chosen = select(Officer, Meeting.date).join(Meeting, Meeting.id == Officer.meeting_id)
    for one, day in _ordered(session, chosen.where(Officer.person_id == person_id), Officer):
        yield AppearanceRow("officer", one.id, one.meeting_id, "", day, "", one.role)


def _items(session: RecordSession, person_id: str, language: str) -> Iterable[AppearanceRow]:
    chosen = select(ItemPerson, AgendaItem.meeting_id, Meeting.date)
    chosen = chosen.join(AgendaItem, AgendaItem.id == ItemPerson.agenda_item_id)
    chosen = chosen.join(Meeting, Meeting.id == AgendaItem.meeting_id).where(ItemPerson.person_id == person_id)
    found = _ordered(session, chosen, ItemPerson)
    items = texts.shown(session, {one.agenda_item_id for one, _meeting, _day in found}, "title", language)
    talks = texts.shown(session, [one.id for one, _meeting, _day in found], "talk", language)
    for one, meeting, day in found:
        text = items[one.agenda_item_id]
        yield AppearanceRow("item_person", one.id, meeting, "", day, text, one.role, talks[one.id])


def _statements(session: RecordSession, person_id: str, language: str) -> Iterable[AppearanceRow]:
    chosen = select(Entry, Meeting.date).join(Meeting, Meeting.id == Entry.meeting_id)
    found = _ordered(session, chosen.where(Entry.speaker_id == person_id), Entry)
    words = _words(session, [one.id for one, _day in found], language)
    for one, day in found:
        yield AppearanceRow("entry", one.id, one.meeting_id, "", day, words[one.id], one.kind)


def _ballots(session: RecordSession, person_id: str, language: str) -> Iterable[AppearanceRow]:
    chosen = select(Ballot, Vote.entry_id, Entry.meeting_id, Meeting.date).join(Vote, Vote.id == Ballot.vote_id)
    chosen = chosen.join(Entry, Entry.id == Vote.entry_id).join(Meeting, Meeting.id == Entry.meeting_id)
    found = _ordered(session, chosen.where(Ballot.person_id == person_id), Ballot)
    words = _words(session, [entry for _one, entry, _meeting, _day in found], language)
    for one, entry, meeting, day in found:
        yield AppearanceRow("ballot", one.id, meeting, "", day, words[entry], one.choice)


def _actions(session: RecordSession, person_id: str, language: str) -> Iterable[AppearanceRow]:
    chosen = select(Assignee, Action, Entry.meeting_id, Meeting.date).join(Action, Action.id == Assignee.action_id)
    chosen = chosen.join(Entry, Entry.id == Action.entry_id).join(Meeting, Meeting.id == Entry.meeting_id)
    found = _ordered(session, chosen.where(Assignee.person_id == person_id), Assignee)
    words = _words(session, [action.entry_id for _one, action, _meeting, _day in found], language)
    for one, action, meeting, day in found:
        text = " ".join(filter(None, (action.number, words[action.entry_id])))
        yield AppearanceRow("assignee", one.id, meeting, "", day, text, action.state, "", action.id, action.due_on)


def _invitations(session: RecordSession, person_id: str) -> Iterable[AppearanceRow]:
    chosen = select(Invitation, Meeting.date).join(Meeting, Meeting.id == Invitation.meeting_id)
    for one, day in _ordered(session, chosen.where(Invitation.person_id == person_id), Invitation):
        yield AppearanceRow("invitation", one.id, one.meeting_id, "", day, "", one.reply)


def _ordered(session: RecordSession, chosen: Any, model: Any) -> list[Any]:
    return list(session.execute(chosen.order_by(Meeting.date.desc(), model.id)))


def _words(session: RecordSession, entries: Iterable[str], language: str) -> Mapping[str, str]:
    """The first words of each entry."""
    named = titles.of(session, {("entry", entry) for entry in entries}, language)
    return {key: title for (_noun, key), title in named.items()}
