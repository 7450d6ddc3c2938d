"""What became of an invitation: when it was sent, what was answered, who was asked instead; read from the journal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Any

from councildesk.domain.attendance import Channel, Presence, Reply
from councildesk.services import history, invitations, person_names
from councildesk.storage.session import RecordSession


class Happening(StrEnum):
    ASKED = "asked"
    INFORMED = "informed"
    SENT = "sent"
    ANSWERED = "answered"


@dataclass(frozen=True)
class InvitationEvent:
    """One thing that happened; `channel` is of what was sent, the rest of what was answered."""

    at: dt.datetime
    """When it happened by what was entered, else when it was entered."""
    what: Happening
    channel: Channel | None = None
    reply: Reply = Reply.NONE
    """NONE: the answer was taken back."""
    presence: Presence | None = None
    instead: str = ""
    """Who comes instead; as lists have the name."""


def rows(session: RecordSession, invitation_id: str, language: str) -> list[InvitationEvent]:
    """The newest first. Refuses with NotFound."""
    invitations.get(session, invitation_id)
    changes = history.of_record(session, "invitation", invitation_id)[::-1]
    sent = {change.new for change in changes if change.field == "substitute_id" and change.new}
    names = person_names.listed(session, sent, language)
    found: list[InvitationEvent] = []
    said: dict[str, Any] = {}
    for _place, step in groupby(changes, key=lambda change: change.place):
        changed = list(step)
        fields = {change.field: change.new for change in changed}
        said |= fields
        found += _events(fields, said, changed[0].at, names)
    return found[::-1]


def _events(
    fields: Mapping[str, Any], said: Mapping[str, Any], at: dt.datetime, names: Mapping[str, str]
) -> Iterator[InvitationEvent]:
    """What one step did: `fields` it changed, `said` is all that holds after it."""
    is_new = "deleted" in fields
    # What comes in with a loaded record was made before it was sent, and nobody knows when.
    if "informed_only" in fields and not (is_new and fields.get("sent_at")):
        yield InvitationEvent(at, Happening.INFORMED if fields["informed_only"] else Happening.ASKED)
    if fields.get("sent_at") is not None:
        yield InvitationEvent(fields["sent_at"], Happening.SENT, said.get("channel"))
    has_answer = not is_new or fields.get("reply", Reply.NONE) is not Reply.NONE
    if has_answer and fields.keys() & {"reply", "presence", "substitute_id"}:
        yield InvitationEvent(
            said.get("replied_at") or at,
            Happening.ANSWERED,
            reply=said.get("reply") or Reply.NONE,
            presence=said.get("presence"),
            instead=names.get(said.get("substitute_id") or "", ""),
        )
