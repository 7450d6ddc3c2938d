"""Words of the agenda."""

from __future__ import annotations

from enum import StrEnum


class ItemKind(StrEnum):
    OPENING = "opening"
    ADDRESS = "address"
    MESSAGE = "message"
    PANEL = "panel"
    INFORMATION = "information"
    DISCUSSION = "discussion"
    DECISION = "decision"
    AGENDA_ADOPTION = "agenda_adoption"
    MINUTES_ADOPTION = "minutes_adoption"
    MATTERS_ARISING = "matters_arising"
    OTHER_BUSINESS = "other_business"
    BREAK = "break"
    CLOSING = "closing"


class ItemState(StrEnum):
    PLANNED = "planned"
    DONE = "done"
    POSTPONED = "postponed"
    WITHDRAWN = "withdrawn"


class ItemRole(StrEnum):
    """In which role a person stands under an agenda item."""

    RAPPORTEUR = "rapporteur"
    MODERATOR = "moderator"
    SPEAKER = "speaker"
    GUEST = "guest"
