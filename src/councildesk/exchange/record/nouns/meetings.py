"""Meetings: sites, officers, agenda, papers, invitations, attendance, events."""

from __future__ import annotations

from councildesk.domain.agenda import ItemKind, ItemRole, ItemState
from councildesk.domain.attendance import Channel, Presence, Reply
from councildesk.domain.council import Role
from councildesk.domain.meetings import EventKind, MeetingFormat, MeetingKind, MeetingState, SiteKind
from councildesk.domain.minutes import (
    MinutesState,
)
from councildesk.exchange.record import kinds
from councildesk.exchange.record.kinds import Day, Flag, Instant, Integer, Line, Passage, Reference, Tag, Zone
from councildesk.exchange.record.shape import WORD, Field, Noun, Part

NOUNS = (
    Noun(
        "meeting",
        fields=(
            Field("number", WORD),
            Field("kind", kinds.Choice(MeetingKind), default=MeetingKind.ORDINARY),
            Field("format", kinds.Choice(MeetingFormat), default=MeetingFormat.HYBRID),
            Field("state", kinds.Choice(MeetingState), default=MeetingState.PLANNED),
            Field("state_reason", Passage(), default=""),
            Field("date", Day(), required=True),
            Field("time_zone", Zone(), falls_back_to="time_zone"),
            Field("starts_at", Instant()),
            Field("ends_at", Instant()),
            Field("host_side_id", Reference("side")),
            Field("previous_id", Reference("meeting")),
            Field("rules_id", Reference("rules_of_procedure")),
            Field("agenda_sent_at", Instant()),
            Field("minutes_state", kinds.Choice(MinutesState), default=MinutesState.DRAFT),
            Field("minutes_adopted_at_id", Reference("meeting")),
        ),
        parts=(
            Part("sites", "meeting_site", "meeting_id"),
            Part("officers", "officer", "meeting_id"),
            Part("agenda", "agenda_item", "meeting_id"),
            Part("papers", "paper", "meeting_id"),
            Part("invitations", "invitation", "meeting_id"),
            Part("attendance", "stay", "meeting_id"),
            Part("excuses", "excuse", "meeting_id"),
            Part("proxies", "proxy", "meeting_id"),
            Part("events", "meeting_event", "meeting_id"),
            Part("entries", "entry", "meeting_id"),
            Part("versions", "minutes_version", "meeting_id"),
        ),
        named_by="number",
        period=("starts_at", "ends_at"),
    ),
    Noun(
        "meeting_site",
        fields=(
            Field("kind", kinds.Choice(SiteKind), default=SiteKind.ROOM),
            Field("side_id", Reference("side")),
            Field("time_zone", Zone()),
            Field("link", Line(), default=""),
            Field("access", Passage(), default=""),
        ),
        ranked=True,
        shorthand="name",
    ),
    Noun(
        "officer",
        fields=(
            Field("person_id", Reference("person"), required=True),
            Field("role", kinds.Choice(Role), required=True),
            Field("side_id", Reference("side")),
            Field("replaces_id", Reference("person")),
        ),
        ranked=True,
    ),
    Noun(
        "agenda_item",
        fields=(
            Field("kind", kinds.Choice(ItemKind), default=ItemKind.DISCUSSION),
            Field("state", kinds.Choice(ItemState), default=ItemState.PLANNED),
            Field("number", WORD),
            Field("planned_minutes", Integer()),
            Field("fixed_start", Instant()),
            Field("is_closed", Flag(), default=False),
            Field("side_id", Reference("side")),
            Field("carried_from_id", Reference("agenda_item")),
        ),
        parts=(
            Part("items", "agenda_item", "parent_id"),
            Part("persons", "item_person", "agenda_item_id"),
            Part("recusals", "recusal", "agenda_item_id"),
            Part("entries", "entry", "agenda_item_id"),
        ),
        ranked=True,
        shorthand="title",
        inherits=(("meeting_id", "meeting"),),
    ),
    Noun(
        "item_person",
        fields=(
            Field("person_id", Reference("person"), required=True),
            Field("role", kinds.Choice(ItemRole), default=ItemRole.SPEAKER),
            Field("planned_minutes", Integer()),
        ),
        ranked=True,
        shorthand="person",
    ),
    Noun(
        "paper",
        fields=(
            Field("agenda_item_id", Reference("agenda_item")),
            Field("number", WORD),
            Field("dated", Day()),
        ),
        parts=(Part("versions", "paper_version", "paper_id"),),
        ranked=True,
        shorthand="title",
    ),
    Noun(
        "paper_version",
        fields=(
            Field("language", Tag(), falls_back_to="language"),
            Field("file_id", Reference("stored_file"), required=True),
        ),
    ),
    Noun(
        "invitation",
        fields=(
            Field("person_id", Reference("person"), required=True),
            Field("seat_id", Reference("seat")),
            Field("role", kinds.Choice(Role), default=Role.MEMBER),
            Field("informed_only", Flag(), default=False),
            Field("sent_at", Instant()),
            Field("first_sent_at", Instant()),
            Field("sent_digest", Line()),
            Field("channel", kinds.Choice(Channel)),
            Field("reply", kinds.Choice(Reply), default=Reply.NONE),
            Field("replied_at", Instant()),
            Field("presence", kinds.Choice(Presence)),
            Field("reason", Passage(), default=""),
            Field("substitute_id", Reference("person")),
            Field("calendar_uid", Line()),
            Field("sequence", Integer(), default=0),
        ),
        parts=(Part("items", "invited_item", "invitation_id"),),
        shorthand="person",
    ),
    Noun(
        "invited_item",
        fields=(Field("agenda_item_id", Reference("agenda_item"), required=True),),
        shorthand="agenda_item",
    ),
    Noun(
        "stay",
        fields=(
            Field("person_id", Reference("person"), required=True),
            Field("seat_id", Reference("seat")),
            Field("role", kinds.Choice(Role), default=Role.MEMBER),
            Field("presence", kinds.Choice(Presence), default=Presence.IN_ROOM),
            Field("site_id", Reference("meeting_site")),
            Field("arrived_at", Instant()),
            Field("left_at", Instant()),
        ),
        shorthand="person",
        period=("arrived_at", "left_at"),
    ),
    Noun(
        "excuse",
        fields=(
            Field("person_id", Reference("person"), required=True),
            Field("seat_id", Reference("seat")),
            Field("reason", Passage(), default=""),
            Field("told_at", Instant()),
        ),
        shorthand="person",
    ),
    Noun(
        "proxy",
        fields=(
            Field("seat_id", Reference("seat"), required=True),
            Field("person_id", Reference("person"), required=True),
            Field("file_id", Reference("stored_file")),
        ),
    ),
    Noun(
        "recusal",
        fields=(
            Field("seat_id", Reference("seat"), required=True),
            Field("reason", Passage(), default=""),
        ),
        shorthand="seat",
    ),
    Noun(
        "meeting_event",
        fields=(
            Field("kind", kinds.Choice(EventKind), required=True),
            Field("at", Instant(), required=True),
            Field("agenda_item_id", Reference("agenda_item")),
        ),
    ),
)
