"""What is missing in the minutes of a meeting before they go out (domain.completeness)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from councildesk.domain import completeness, names
from councildesk.domain.agenda import ItemKind, ItemState
from councildesk.domain.completeness import EntryToCheck, Gap, ItemToCheck, MinutesToCheck, Missing, PersonToCheck
from councildesk.domain.council import Role
from councildesk.domain.meetings import MeetingState
from councildesk.domain.rules import QuorumRule
from councildesk.services import (
    agenda,
    agenda_tree,
    attendance,
    meetings,
    minutes,
    officers,
    person_names,
    running,
    stays,
    texts,
)
from councildesk.services.minutes import EntryRow
from councildesk.storage.session import RecordSession


@dataclass(frozen=True)
class Report:
    """What is missing, and what those are called to whom or to which something is missing, by their ids."""

    missing: tuple[Missing, ...] = ()
    persons: Mapping[str, str] = field(default_factory=dict)
    items: Mapping[str, str] = field(default_factory=dict)
    """By number, or by title where there is none."""
    entries: Mapping[str, EntryRow] = field(default_factory=dict)


def report(session: RecordSession, meeting_id: str, language: str) -> Report:
    """What is missing in the minutes, told to a reader of this language. May run in any thread."""
    if not _has_begun(session, meeting_id):
        return Report()
    rows = minutes.rows(session, meeting_id, language)
    found = completeness.missing(_facts(session, meeting_id, rows))
    if not found:
        return Report()
    persons = {one.target for one in found if one.target and one.gap in (Gap.UNACCOUNTED, Gap.NAME_MISSING)}
    return Report(
        tuple(found),
        person_names.full(session, persons, language),
        {item.id: item.number or item.title for item in agenda.rows(session, meeting_id, language)},
        {row.id: row for row in rows},
    )


def of_meeting(session: RecordSession, meeting_id: str) -> list[Missing]:
    """What is missing, in the order in which the minutes are read. Of a meeting to come nothing is missing yet."""
    if not _has_begun(session, meeting_id):
        return []
    return completeness.missing(_facts(session, meeting_id, minutes.rows(session, meeting_id, "en")))


def _facts(session: RecordSession, meeting_id: str, rows: Sequence[EntryRow]) -> MinutesToCheck:
    """What the record says of everything that the checklist asks for; `rows` are the entries of the meeting."""
    languages = texts.working_languages(session)
    course, noted = running.course(session, meeting_id), stays.rows(session, meeting_id)
    roles = [officer.role for officer in officers.rows(session, meeting_id, "en")]
    is_locked = not meetings.get(session, meeting_id).minutes_state.accepts_edits
    asks_quorum = meetings.rules(session, meeting_id).quorum != QuorumRule()
    return MinutesToCheck(
        languages=tuple(languages),
        has_chair=any(role.presides for role in roles),
        has_secretary=Role.SECRETARY in roles,
        opened_at=course.opened_at,
        closed_at=course.closed_at,
        has_attendance=bool(noted),
        has_quorum=not asks_quorum or any(stay.seat_id for stay in noted),
        people=tuple(_people(session, meeting_id, rows, languages)),
        items=tuple(_items(session, meeting_id)),
        entries=tuple(_entry(row, is_locked=is_locked) for row in rows),
    )


def _has_begun(session: RecordSession, meeting_id: str) -> bool:
    begun = (MeetingState.RUNNING, MeetingState.HELD, MeetingState.CLOSED)
    return meetings.get(session, meeting_id).state in begun


def _people(
    session: RecordSession, meeting_id: str, rows: Iterable[EntryRow], languages: Sequence[str]
) -> Iterator[PersonToCheck]:
    """Those expected and those who came, then who else speaks or owes an action."""
    attending = attendance.rows(session, meeting_id, "en")
    named = dict.fromkeys(row.person_id for row in attending)
    for row in rows:
        owing = [one.person_id for one in row.action.assignees] if row.action else []
        named |= dict.fromkeys(person for person in (row.speaker_id, *owing) if person)
    shown = {language: person_names.chosen(session, named, language) for language in languages}
    turnouts = {row.person_id: row for row in reversed(attending)}
    for person in named:
        came = turnouts.get(person)
        written = frozenset(tag for tag in languages if names.serves(shown[tag][person], tag))
        if came is None:
            yield PersonToCheck(person, written)
        else:
            yield PersonToCheck(person, written, came.turnout.status, came.seat_id is not None and came.is_expected)


def _items(session: RecordSession, meeting_id: str) -> Iterator[ItemToCheck]:
    items = [placed.item for placed in agenda_tree.fields_in_order(session, meeting_id)]
    titles = texts.of(session, [item.id for item in items], "title")
    holders = {item.parent_id for item in items}
    for item in items:
        is_dealt_with = item.state in (ItemState.PLANNED, ItemState.DONE) and item.kind is not ItemKind.BREAK
        yield ItemToCheck(item.id, frozenset(titles[item.id]), is_dealt_with and item.id not in holders)


def _entry(row: EntryRow, *, is_locked: bool) -> EntryToCheck:
    found: dict[str, Any] = {}
    if row.vote is not None:
        found |= {"method": row.vote.method, "is_counted": row.vote.is_counted, "problems": row.vote.problems}
        found |= {"to_be_called": row.vote.still_to_be_called(is_locked=is_locked)}
    if row.action is not None:
        found |= {"assignees": len(row.action.assignees), "due_on": row.action.due_on}
    return EntryToCheck(
        row.id,
        row.item_id,
        row.kind,
        written=frozenset(row.content),
        out_of_date=frozenset(tag for tag, content in row.content.items() if content.is_out_of_date),
        has_speaker=row.speaker_id is not None or row.side_id is not None,
        speaker=row.speaker_id,
        **found,
    )
