"""Meetings, where they take place, who presides and who writes."""

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from councildesk.domain.council import Role
from councildesk.domain.meetings import EventKind, MeetingFormat, MeetingKind, MeetingState, SiteKind
from councildesk.domain.minutes import MinutesState
from councildesk.storage.base import Journaled, part_of, refers_to
from councildesk.storage.types import Day, Instant, Line, Passage, Rank, Word, Zone


class Meeting(Journaled):
    """Texts: title, place (in words, for one line of a paper)."""

    __tablename__ = "meeting"
    __table_args__ = (CheckConstraint("starts_at IS NULL OR ends_at IS NULL OR starts_at <= ends_at", name="times"),)

    number: Mapped[Word | None]
    kind: Mapped[MeetingKind] = mapped_column(default=MeetingKind.ORDINARY)
    format: Mapped[MeetingFormat] = mapped_column(default=MeetingFormat.HYBRID)
    state: Mapped[MeetingState] = mapped_column(default=MeetingState.PLANNED)
    state_reason: Mapped[Passage] = mapped_column(default="")
    date: Mapped[Day]
    """The day in the meeting's own zone; known even where the clock time is not."""
    starts_at: Mapped[Instant | None]
    ends_at: Mapped[Instant | None]
    time_zone: Mapped[Zone]
    host_side_id: Mapped[str | None] = refers_to("side")
    previous_id: Mapped[str | None] = refers_to("meeting")
    rules_id: Mapped[str | None] = refers_to("rules_of_procedure")
    """The rules it is held under; empty: those valid on its day."""
    agenda_sent_at: Mapped[Instant | None]
    """From then on the numbers of items stay."""
    minutes_state: Mapped[MinutesState] = mapped_column(default=MinutesState.DRAFT)
    minutes_adopted_at_id: Mapped[str | None] = refers_to("meeting")


class MeetingSite(Journaled):
    """A room or an online link of a meeting. Texts: name, address. Access data never reach a public paper."""

    __tablename__ = "meeting_site"

    meeting_id: Mapped[str] = part_of("meeting")
    kind: Mapped[SiteKind] = mapped_column(default=SiteKind.ROOM)
    side_id: Mapped[str | None] = refers_to("side")
    time_zone: Mapped[Zone | None]
    link: Mapped[Line] = mapped_column(default="")
    access: Mapped[Passage] = mapped_column(default="")
    rank: Mapped[Rank]


class Officer(Journaled):
    """Who presides over a meeting or keeps its minutes, and in whose place."""

    __tablename__ = "officer"

    meeting_id: Mapped[str] = part_of("meeting")
    person_id: Mapped[str] = refers_to("person")
    role: Mapped[Role]
    side_id: Mapped[str | None] = refers_to("side")
    replaces_id: Mapped[str | None] = refers_to("person")
    rank: Mapped[Rank]


class MeetingEvent(Journaled):
    """What happened when, while the meeting ran."""

    __tablename__ = "meeting_event"

    meeting_id: Mapped[str] = part_of("meeting")
    kind: Mapped[EventKind]
    at: Mapped[Instant]
    agenda_item_id: Mapped[str | None] = refers_to("agenda_item")
