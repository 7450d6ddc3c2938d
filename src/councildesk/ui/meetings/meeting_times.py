"""Changing the day, the clock times or the zone of a meeting as a person means it.

The clock is what people agree on: on another day or in another zone a meeting begins at the same hour, and one that
begins later ends later. A clock may be read and typed in any zone; the day of a meeting is that in its own.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from councildesk.domain import clocks
from councildesk.services.meetings import MeetingDraft


def start(draft: MeetingDraft, zone: str = "") -> dt.time | None:
    """The clock time at which it begins, in this zone; without one, in its own."""
    return _clock(draft.starts_at, zone or draft.time_zone)


def end(draft: MeetingDraft, zone: str = "") -> dt.time | None:
    return _clock(draft.ends_at, zone or draft.time_zone)


def on_day(draft: MeetingDraft, day: dt.date) -> MeetingDraft:
    """The same hours on another day. Refuses with ValueNotAllowed an hour that the clocks skip."""
    return _laid(replace(draft, date=day), start(draft), _lasts(draft))


def in_zone(draft: MeetingDraft, zone: str) -> MeetingDraft:
    """The same hours by the clocks of another zone."""
    return _laid(replace(draft, time_zone=zone), start(draft), _lasts(draft))


def from_clock(draft: MeetingDraft, clock: dt.time | None, zone: str = "") -> MeetingDraft:
    """Beginning then, by the clocks of this zone, and lasting as long; without a beginning there is no end."""
    return _laid(draft, clock, _lasts(draft), zone)


def until_clock(draft: MeetingDraft, clock: dt.time | None, zone: str = "") -> MeetingDraft:
    """Ending then, by the clocks of this zone: on the next day where the clock shows less than at the beginning."""
    if clock is None or draft.starts_at is None:
        return replace(draft, ends_at=None)
    return replace(draft, ends_at=clocks.next_moment(draft.starts_at, clock, zone or draft.time_zone))


def _laid(draft: MeetingDraft, clock: dt.time | None, lasts: dt.timedelta | None, zone: str = "") -> MeetingDraft:
    if clock is None:
        return replace(draft, starts_at=None, ends_at=None)
    starts = clocks.moment_on_day(draft.date, draft.time_zone, clock, zone or draft.time_zone)
    return replace(draft, starts_at=starts, ends_at=starts + lasts if lasts is not None else None)


def _lasts(draft: MeetingDraft) -> dt.timedelta | None:
    return draft.ends_at - draft.starts_at if draft.starts_at and draft.ends_at else None


def _clock(instant: dt.datetime | None, zone: str) -> dt.time | None:
    return instant.astimezone(clocks.zone(zone)).time() if instant else None
