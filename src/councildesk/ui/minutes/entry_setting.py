"""What the entries of the minutes are shown with: the council around them, and whom and what they can name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from councildesk.services import organisations
from councildesk.services.meetings import MeetingRow
from councildesk.services.minutes import EntryRow
from councildesk.ui.meetings import surroundings
from councildesk.ui.meetings.surroundings import Surroundings
from councildesk.ui.page import Desk
from councildesk.ui.widgets.person_field import Candidate

_LONGEST = 40


@dataclass(frozen=True)
class EntrySetting:
    around: Surroundings
    meeting: MeetingRow
    persons: Sequence[Candidate]
    assignees: Sequence[Candidate]
    """Sides, persons and organisations, their ids with the noun before them: `side/…`."""
    decisions: Sequence[tuple[str, str]]
    """Those of the meeting, with what they are called."""
    is_editable: bool
    tells_states: bool = True
    """Whether it is told what each text is: an original, a translation."""


def ask(desk: Desk, around: Surroundings, meeting: MeetingRow, rows: Iterable[EntryRow]) -> EntrySetting:
    """Read it from the open council; `rows` are the entries of the meeting."""
    is_editable = meeting.minutes_state.accepts_edits
    persons = surroundings.candidates(desk)
    owners = [Candidate(f"side/{side.id}", side.name) for side in around.sides]
    owners += [Candidate(f"person/{one.id}", one.name, one.detail, one.listed) for one in persons]
    found = desk.live.read(organisations.register, desk.language)
    owners += [Candidate(f"organisation/{one.id}", one.name) for one in found]
    return EntrySetting(around, meeting, persons, owners, decisions_of(rows), is_editable)


def decisions_of(rows: Iterable[EntryRow]) -> list[tuple[str, str]]:
    """The decisions among these entries, with what they are called."""
    return [(row.decision.id, _called(row)) for row in rows if row.decision is not None]


def _called(row: EntryRow) -> str:
    """A decision by its number, or by its first words."""
    if row.decision is not None and row.decision.number:
        return row.decision.number
    words = next((content.blocks[0].text for content in row.content.values() if content.blocks), "")
    return words[:_LONGEST] or "…"
