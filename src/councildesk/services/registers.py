"""What the registers of decisions and of actions have in common: each line is an entry of the minutes of a meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy import ColumnElement, select

from councildesk.domain.text import from_json, plain
from councildesk.services import entry_order, texts
from councildesk.storage.models import Action, Decision, Entry, Meeting
from councildesk.storage.session import RecordSession

T = TypeVar("T", Action, Decision)


@dataclass(frozen=True)
class Registered(Generic[T]):
    """For services: the record itself, where it stands, and its words by language, without formatting."""

    one: T
    entry: Entry
    meeting_number: str
    meeting_date: dt.date
    text: Mapping[str, str]


def registered(
    session: RecordSession, kind: type[T], meeting_id: str | None, *conditions: ColumnElement[bool]
) -> list[Registered[T]]:
    """Of one meeting or (None) of all: by day and meeting, then as they stand in the minutes."""
    chosen = select(kind, Entry, Meeting.number, Meeting.date).join(Entry, Entry.id == kind.entry_id)
    chosen = chosen.join(Meeting, Meeting.id == Entry.meeting_id).where(*conditions)
    if meeting_id is not None:
        chosen = chosen.where(Entry.meeting_id == meeting_id)
    found = {row[1].id: row for row in session.execute(chosen)}
    words = texts.of(session, found, "content")
    return [
        Registered(one, entry, number or "", date, {tag: plain(from_json(body)) for tag, body in words[key].items()})
        for key, (one, entry, number, date) in (
            (entry.id, found[entry.id]) for entry in entry_order.in_minutes(session, (row[1] for row in found.values()))
        )
    ]
