"""Words of the attendance ledger and of invitations."""

from __future__ import annotations

from enum import StrEnum


class Presence(StrEnum):
    """Where somebody takes part."""

    IN_ROOM = "in_room"
    ONLINE = "online"


class Reply(StrEnum):
    NONE = "none"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TENTATIVE = "tentative"


class Channel(StrEnum):
    """How an invitation left the house."""

    MAIL = "mail"
    POST = "post"
    HAND = "hand"
    NOTE_VERBALE = "note_verbale"
