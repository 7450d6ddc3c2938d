"""Arrivals, departures and breaks as sentences between the entries under an item."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from councildesk.documents.glossary import glossary
from councildesk.documents.happenings_in_words import sentence
from councildesk.domain import clocks
from councildesk.domain.happenings import place_among
from councildesk.services import happenings, person_names
from councildesk.services.meetings import MeetingRow
from councildesk.services.minutes import EntryRow
from councildesk.ui.kept_answers import Question
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.meetings.surroundings import Surroundings

_NOUNS = frozenset({"meeting", "meeting_event", "stay", "seat", "mandate", "side", "proxy", "rules_of_procedure"})


def question(meeting_id: str) -> Question:
    """What happened. In a meeting of 200 persons that is ten milliseconds, and nothing that is typed changes it."""
    return Question(_NOUNS, happenings.of, (meeting_id,))


def told(
    live: LiveWorkspace,
    meeting: MeetingRow,
    around: Surroundings,
    item_id: str | None,
    rows: Sequence[EntryRow],
    language: str,
) -> dict[str | None, str]:
    """What to tell before each entry of the item, and (None) after the last one."""
    found = [one for one in live.answers.recall(question(meeting.id)) if one.item == item_id]
    if not found:
        return {}
    persons = {mover.person for one in found for mover in one.movers}
    names, words = live.read(person_names.full, persons, language), glossary(language)
    zones = around.zones(meeting.time_zone)

    def clock(at: dt.datetime) -> str:
        return clocks.clocks_in_text(at, zones, language, meeting.date)

    lines: dict[str | None, list[str]] = defaultdict(list)
    times = happenings.times_among(rows)
    for one in found:
        place = place_among(one, times)
        ahead = rows[place].id if place < len(rows) else None
        lines[ahead].append(sentence(one, [names.get(mover.person, "") for mover in one.movers], words, clock))
    return {key: "\n".join(sentences) for key, sentences in lines.items()}
