"""A meeting under way, as if its hour had come: for pictures and for tests of what is seen while a meeting runs.

It writes into the council that it is given, which is therefore a copy.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial

from councildesk.domain.meetings import NOT_BEGUN
from councildesk.domain.minutes import EntryKind
from councildesk.services import arrivals, entries, invitations, meetings, minutes, order_of_business, running, stays
from councildesk.services.entries import EntryDraft
from councildesk.services.minutes import EntryRow
from councildesk.ui.live_workspace import LiveWorkspace

_ITEMS_DONE = 3
_STATEMENTS = 2
_PACE = dt.timedelta(minutes=6)


def hold(live: LiveWorkspace, meeting_id: str) -> dt.datetime:
    """Let the meeting have come to its fourth item; returns the instant at which it stands there.

    Those invited are in the room or online, one of them late, one gone for some minutes; what was said is taken from
    the meeting held last. Refuses with NotFound.
    """
    meeting = live.read(meetings.row, meeting_id, "en")
    at = meeting.starts_at or dt.datetime.combine(meeting.date, dt.time(10), dt.UTC)
    live.perform("Open meeting", order_of_business.start, meeting_id, at)
    _gather(live, meeting_id, at)
    for _ in range(_ITEMS_DONE):
        at += _PACE
        live.perform("Next item", order_of_business.go_on, meeting_id, at)
    item = live.read(running.course, meeting_id).item
    for said in _statements(live, meeting_id):
        at += _PACE
        content = {tag: text.blocks for tag, text in said.content.items()}
        draft = EntryDraft(said.kind, content, said.speaker_id, at=at)
        live.perform("Add entry", partial(entries.add, item_id=item), meeting_id, draft)
    return at + _PACE


def _gather(live: LiveWorkspace, meeting_id: str, opened_at: dt.datetime) -> None:
    asked = [one.person_id for one in live.read(invitations.rows, meeting_id, "en") if not one.informed_only]
    for place, person in enumerate(asked):
        at = opened_at + _PACE * 1.5 if person == asked[-1] else opened_at
        draft = replace(live.read(arrivals.proposed, meeting_id, person), arrived_at=at)
        live.perform("Note attendance", stays.arrive, meeting_id, draft)
        if place == 1:
            left_at = opened_at + _PACE * 3.5
            live.perform("Note attendance", stays.leave, meeting_id, person, left_at)
            live.perform("Note attendance", stays.come_back, meeting_id, person, left_at + _PACE)


def _statements(live: LiveWorkspace, meeting_id: str) -> list[EntryRow]:
    """The first ones of the meeting held last, in all their languages."""
    others = [row for row in live.read(meetings.rows, "en") if row.id != meeting_id]
    held = next((row for row in others if row.state not in NOT_BEGUN), None)
    said = live.read(minutes.rows, held.id, "en") if held else []
    return [row for row in said if row.kind is EntryKind.STATEMENT][:_STATEMENTS]
