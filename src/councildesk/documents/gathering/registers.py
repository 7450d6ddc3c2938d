"""Gather decisions and actions as lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

from councildesk.documents.gathering import agenda
from councildesk.documents.gathering.head import head, of_council
from councildesk.documents.gathering.wording import Wording
from councildesk.documents.packets.head import Words
from councildesk.documents.packets.registers import (
    ActionsPacket,
    DecisionsPacket,
    ListedAction,
    ListedDecision,
    MeetingFacts,
)
from councildesk.domain.minutes import ActionState
from councildesk.domain.text import Blocks
from councildesk.services import actions, agenda_tree, decisions, texts
from councildesk.services.actions import ActionRow
from councildesk.services.decisions import DecisionRow
from councildesk.storage.session import RecordSession


def decisions_packet(session: RecordSession, meeting_id: str, languages: Sequence[str]) -> DecisionsPacket:
    """All decisions of a meeting, as they stand in its minutes."""
    found = decisions.rows(session, meeting_id=meeting_id)
    return DecisionsPacket(head(session, meeting_id, languages), _decisions(session, found, languages))


def decisions_register(
    session: RecordSession, ids: Collection[str], day: dt.date, languages: Sequence[str]
) -> DecisionsPacket:
    """Chosen decisions of all meetings, on a sheet of this day."""
    found = [row for row in decisions.rows(session) if row.id in ids]
    return DecisionsPacket(of_council(session, day, languages), _decisions(session, found, languages), of_meeting=False)


def actions_packet(session: RecordSession, meeting_id: str, languages: Sequence[str]) -> ActionsPacket:
    """The actions of a meeting that are still open."""
    found = _in_each(session, languages, meeting_id=meeting_id, states=(ActionState.OPEN,))
    facts = head(session, meeting_id, languages)
    return ActionsPacket(facts, facts.date, _actions(session, found, languages))


def open_actions(session: RecordSession, day: dt.date, languages: Sequence[str]) -> ActionsPacket:
    """What was agreed until a day and was not done on it; what was dropped since is not told."""
    found = [rows for rows in _in_each(session, languages) if _is_open(rows[languages[0]], day)]
    return ActionsPacket(
        of_council(session, day, languages), day, _actions(session, found, languages), of_meeting=False
    )


def actions_register(
    session: RecordSession, ids: Collection[str], day: dt.date, languages: Sequence[str]
) -> ActionsPacket:
    """Chosen actions of all meetings, done or not, on a sheet of this day."""
    found = [rows for rows in _in_each(session, languages) if rows[languages[0]].id in ids]
    listed = _actions(session, found, languages)
    return ActionsPacket(
        of_council(session, day, languages),
        day,
        listed,
        of_meeting=False,
        open_only=all(one.state is ActionState.OPEN for one in listed),
    )


def _is_open(row: ActionRow, day: dt.date) -> bool:
    if row.meeting_date > day or row.state is ActionState.DROPPED:
        return False
    return row.state is ActionState.OPEN or (row.done_on is not None and row.done_on > day)


def _in_each(
    session: RecordSession,
    languages: Sequence[str],
    *,
    meeting_id: str | None = None,
    states: Collection[ActionState] = (),
) -> list[dict[str, ActionRow]]:
    """Each action as readers of the languages see it."""
    read = [actions.rows(session, language, meeting_id=meeting_id, states=states) for language in languages]
    return [dict(zip(languages, same, strict=True)) for same in zip(*read, strict=True)]


def _decisions(
    session: RecordSession, rows: Sequence[DecisionRow], languages: Sequence[str]
) -> tuple[ListedDecision, ...]:
    wording = Wording(session, languages)
    words = _words(session, [row.entry_id for row in rows], wording)
    numbers = {key: agenda_tree.numbers(session, key) for key in {row.meeting_id for row in rows}}
    return tuple(
        ListedDecision(
            words[row.entry_id],
            MeetingFacts(row.meeting_number, row.meeting_date),
            row.number,
            row.kind,
            row.state,
            numbers[row.meeting_id].get(row.item_id or "", ""),
            row.decided_on,
            wording.kept(row.addressee),
        )
        for row in rows
    )


def _actions(
    session: RecordSession, found: Sequence[Mapping[str, ActionRow]], languages: Sequence[str]
) -> tuple[ListedAction, ...]:
    wording = Wording(session, languages)
    leading = [rows[languages[0]] for rows in found]
    words = _words(session, [row.entry_id for row in leading], wording)
    return tuple(
        ListedAction(
            words[row.entry_id],
            MeetingFacts(row.meeting_number, row.meeting_date),
            row.number,
            row.state,
            row.due_on,
            row.done_on,
            _assignees(rows, len(row.assignees)),
            wording.kept(row.progress),
        )
        for row, rows in zip(leading, found, strict=True)
    )


def _assignees(rows: Mapping[str, ActionRow], count: int) -> tuple[Words, ...]:
    return tuple({tag: row.assignees[place].name for tag, row in rows.items()} for place in range(count))


def _words(session: RecordSession, entries: Sequence[str], wording: Wording) -> dict[str, Mapping[str, Blocks]]:
    """With their formatting, which the rows of the registers do without."""
    found = texts.of(session, entries, "content")
    return {entry: agenda.blocks(wording.kept(bodies)) for entry, bodies in found.items()}
