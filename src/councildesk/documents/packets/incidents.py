"""What happened between the entries of the minutes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from councildesk.documents.packets.head import Words
from councildesk.domain.attendance import Presence
from councildesk.domain.incidents import IncidentKind


@dataclass(frozen=True)
class MoverFacts:
    """Who came or went; `stands_for` is the holder of the seat, where the person is not the holder."""

    name: Words
    stands_for: Words = field(default_factory=dict)


@dataclass(frozen=True)
class IncidentFacts:
    """`before` is the place, from 0, of the entry before which it is told. Who moved together is told together."""

    before: int
    kind: IncidentKind
    at: dt.datetime
    until: dt.datetime | None = None
    presence: Presence | None = None
    movers: tuple[MoverFacts, ...] = ()
