"""What happened in a meeting besides what was said, for minutes and live desk to tell; computed, never kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from councildesk.domain import happenings
from councildesk.domain.happenings import Happening
from councildesk.services import quorum, running, stays
from councildesk.services.minutes import EntryRow
from councildesk.storage.session import RecordSession


def of(session: RecordSession, meeting_id: str) -> list[Happening]:
    """Opening and closing, breaks, arrivals and departures, a lost and regained quorum, by their instants.

    Nothing of a quorum in a meeting in which nobody sat for a seat.
    """
    events = [running.as_event(one) for one in running.events(session, meeting_id)]
    ledger = stays.ledger(session, meeting_id)
    spans = quorum.over(session, meeting_id) if any(stay.seat for stay in ledger) else []
    quorate = happenings.known((span.starts_at, span.verdict.is_quorate) for span in spans)
    return happenings.happenings(events, ledger, quorate)


def times_among(rows: Sequence[EntryRow]) -> list[dt.datetime | None]:
    """The times of the entries under one item, by which it is told between them what happened meanwhile.

    A decision is taken when it is voted on: nothing comes between its words and the votes that follow on them.
    """
    times = [row.at for row in rows]
    decided: int | None = None
    for place, row in enumerate(rows):
        decision = rows[decided].decision if decided is not None else None
        if row.decision is not None:
            decided = place
        elif decided is None or decision is None or row.vote is None or row.vote.decision_id != decision.id:
            decided = None
        else:
            times[decided], times[place] = row.at or times[decided], None
    return times
