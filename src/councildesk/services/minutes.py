"""The minutes of a meeting as a whole: what they hold in order, how far they are translated, the state they are in.

Writing them is in `entries` and `entry_parts`; the facts of decisions, votes and actions in services of their own;
versions that left the house in `minutes_versions`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from councildesk.domain.errors import NotFound
from councildesk.domain.minutes import (
    NEXT_MINUTES_STATES,
    EntryKind,
    MinutesState,
    TextState,
    move_minutes,
)
from councildesk.domain.text import Blocks, from_json
from councildesk.services import actions, decisions, entry_order, meetings, person_names, texts, titles, votes
from councildesk.services.actions import ActionFacts
from councildesk.services.decisions import DecisionFacts
from councildesk.services.texts import TextRow
from councildesk.services.votes import VoteFacts
from councildesk.storage.models import Entry
from councildesk.storage.session import RecordSession, once


@dataclass(frozen=True)
class Content:
    """An entry in one language."""

    language: str
    blocks: Blocks
    state: TextState
    is_out_of_date: bool
    """The original it was made from has changed since."""
    source_language: str | None


@dataclass(frozen=True)
class EntryRow:
    """An entry as the minutes show it; names in the reader's language, content in all languages."""

    id: str
    meeting_id: str
    item_id: str | None
    """None: before the first item."""
    kind: EntryKind
    at: dt.datetime | None
    speaker_id: str | None
    speaker: str
    """In full."""
    side_id: str | None
    side: str
    content: Mapping[str, Content]
    decision: DecisionFacts | None
    vote: VoteFacts | None
    action: ActionFacts | None


@dataclass(frozen=True)
class Translation:
    """How many entries of the minutes are written in a language; private notes and entries without any text aside."""

    language: str
    entries: int
    """Entries that should be there."""
    originals: int
    translated: int
    """Up to date, not checked yet."""
    checked: int
    out_of_date: int
    """Translated or checked, but the original has changed since."""

    @property
    def missing(self) -> int:
        return self.entries - self.originals - self.translated - self.checked - self.out_of_date

    @property
    def is_complete(self) -> bool:
        return self.missing == self.out_of_date == 0


def rows(session: RecordSession, meeting_id: str, language: str) -> list[EntryRow]:
    """All entries: those before the first item, then item by item in the order of the agenda."""
    found = list(session.scalars(select(Entry).where(Entry.meeting_id == meeting_id)))
    return _rows(session, entry_order.in_minutes(session, found), language)


def under(session: RecordSession, meeting_id: str, item_id: str | None, language: str) -> list[EntryRow]:
    """The entries of one item, or (None) those before the first, in their order."""
    return _rows(session, entry_order.siblings(session, meeting_id, item_id), language)


def row(session: RecordSession, entry_id: str, language: str) -> EntryRow:
    """Refuses with NotFound."""
    return _rows(session, [entry_order.get(session, entry_id)], language)[0]


def translations(session: RecordSession, meeting_id: str) -> list[Translation]:
    """The progress of each working language, in their order; then of others in which something is written."""
    found = session.execute(select(Entry.id, Entry.kind).where(Entry.meeting_id == meeting_id))
    written = texts.rows(session, (entry for entry, kind in found if not kind.is_private), "content")
    contents = [content for content in written.values() if content]
    tags = dict.fromkeys(texts.working_languages(session))
    tags |= dict.fromkeys(sorted({language for content in contents for language in content}))
    return [_translation(tag, contents) for tag in tags]


def next_states(session: RecordSession, meeting_id: str) -> tuple[MinutesState, ...]:
    """The states the minutes may enter from the one they are in (`MeetingRow.minutes_state`)."""
    return NEXT_MINUTES_STATES[meetings.get(session, meeting_id).minutes_state]


def set_state(
    session: RecordSession, meeting_id: str, state: MinutesState, *, adopted_at_id: str | None = None
) -> None:
    """Circulate, agree, sign, adopt, or go a step back. `adopted_at_id`: the meeting that adopted them.

    Refuses with StateNotAllowed what does not follow, with NotFound.
    """
    meeting = meetings.get(session, meeting_id)
    if adopted_at_id is not None and meetings.get(session, adopted_at_id).id == meeting_id:
        raise NotFound("meeting", adopted_at_id)
    meeting.minutes_state = move_minutes(meeting.minutes_state, state)
    meeting.minutes_adopted_at_id = adopted_at_id if state is MinutesState.ADOPTED else None


def adopted_at(session: RecordSession, meeting_id: str) -> str | None:
    """The meeting that adopted the minutes, where it is known."""
    return meetings.get(session, meeting_id).minutes_adopted_at_id


def _rows(session: RecordSession, found: list[Entry], language: str) -> list[EntryRow]:
    ids = [one.id for one in found]
    contents = _contents(session, tuple(ids))
    speakers = person_names.full(session, {one.speaker_id for one in found if one.speaker_id}, language)
    sides = titles.of(session, {("side", one.side_id) for one in found if one.side_id}, language)
    # Of whatever kind they are: a decision may come with its vote, and with who does it.
    decided, voted = decisions.of_entries(session, ids), votes.of_entries(session, ids, language)
    asked = actions.of_entries(session, ids, language)
    return [
        EntryRow(
            id=one.id,
            meeting_id=one.meeting_id,
            item_id=one.agenda_item_id,
            kind=one.kind,
            at=one.at,
            speaker_id=one.speaker_id,
            speaker=speakers[one.speaker_id] if one.speaker_id else "",
            side_id=one.side_id,
            side=sides["side", one.side_id] if one.side_id else "",
            content=contents[one.id],
            decision=decided.get(one.id),
            vote=voted.get(one.id),
            action=asked.get(one.id),
        )
        for one in found
    ]


@once
def _contents(session: RecordSession, ids: tuple[str, ...]) -> Mapping[str, Mapping[str, Content]]:
    """By entry and language. A paper in two languages asks for it in both."""
    found = texts.rows(session, ids, "content")
    return {key: {tag: _content(text) for tag, text in written.items()} for key, written in found.items()}


def _content(text: TextRow) -> Content:
    return Content(text.language, from_json(text.body), text.state, text.is_out_of_date, text.source_language)


def _translation(language: str, contents: Iterable[Mapping[str, TextRow]]) -> Translation:
    contents = list(contents)
    written = [content[language] for content in contents if language in content]
    fresh = [text.state for text in written if not text.is_out_of_date]
    return Translation(
        language,
        entries=len(contents),
        originals=fresh.count(TextState.ORIGINAL),
        translated=fresh.count(TextState.TRANSLATED),
        checked=fresh.count(TextState.CHECKED),
        out_of_date=len(written) - len(fresh),
    )
