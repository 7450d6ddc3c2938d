"""Words of a meeting, and the states it goes through."""

from __future__ import annotations

from enum import StrEnum


class MeetingKind(StrEnum):
    ORDINARY = "ordinary"
    EXTRAORDINARY = "extraordinary"
    CONFERENCE = "conference"
    WRITTEN_PROCEDURE = "written_procedure"


class MeetingFormat(StrEnum):
    IN_PERSON = "in_person"
    ONLINE = "online"
    HYBRID = "hybrid"


class MeetingState(StrEnum):
    PLANNED = "planned"
    INVITED = "invited"
    RUNNING = "running"
    HELD = "held"
    CLOSED = "closed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class SiteKind(StrEnum):
    ROOM = "room"
    ONLINE = "online"


class EventKind(StrEnum):
    """What happens while a meeting runs."""

    OPENED = "opened"
    ITEM_OPENED = "item_opened"
    ITEM_CLOSED = "item_closed"
    BREAK_STARTED = "break_started"
    BREAK_ENDED = "break_ended"
    ADJOURNED = "adjourned"
    CLOSED = "closed"
