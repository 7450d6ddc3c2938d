"""What happened between the entries of the minutes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from councildesk.documents.packets.head import Words
from councildesk.domain.attendance import Presence
from councildesk.domain.happenings import HappeningKind


@dataclass(frozen=True)
class MoverFacts:
    """Who came or went; `stands_for` is the holder of the seat, where the person is not the holder."""

    name: Words
    stands_for: Words = field(default_factory=dict)


@dataclass(frozen=True)
class HappeningFacts:
    """`before` is the place, from 0, of the entry before which it is told. Who moved together is told together."""

    before: int
    kind: HappeningKind
    at: dt.datetime
    ends: dt.datetime | None = None
    presence: Presence | None = None
    movers: tuple[MoverFacts, ...] = ()
