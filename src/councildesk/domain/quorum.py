"""Can the meeting decide? The verdict on a quorum, overall and for each side, at an instant and over a meeting.

Over a meeting it is judged while the meeting sits. Who leaves in a break and is back at its end was never missing: the
verdict stays as it was when the meeting was interrupted, until it goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from councildesk.domain.attendance import (
    FOR_EVER,
    FROM_EVER,
    Capacity,
    Presence,
    Proxy,
    SeatPresence,
    Stay,
    represented,
)
from councildesk.domain.council import Seat
from councildesk.domain.rules import QuorumRule, RoleRequirement, SeatBase, Threshold
from councildesk.domain.turnout import Span, minute


class WhyUncounted(StrEnum):
    ONLINE = "online"
    ALTERNATE = "alternate"
    PROXY = "proxy"


@dataclass(frozen=True)
class Uncounted:
    """A represented seat that does not count, and the condition of the rule it fails."""

    seat: str
    person: str
    why: WhyUncounted


@dataclass(frozen=True)
class QuorumPart:
    """The count of voting seats, of all (`side` None) or of one side."""

    side: str | None
    total: int
    """Seats of which the rule takes its share."""
    present: int
    """Seats represented, whether they count or not."""
    counted: int
    required: int | None
    """None: the rule asks for nothing here."""

    @property
    def missing(self) -> int:
        return max(0, (self.required or 0) - self.counted)

    @property
    def is_reached(self) -> bool:
        return self.missing == 0


@dataclass(frozen=True)
class RolePart:
    """Who must be there by role, of all (`side` None) or of one side."""

    requirement: RoleRequirement
    side: str | None
    counted: int

    @property
    def missing(self) -> int:
        return max(0, self.requirement.number - self.counted)

    @property
    def is_reached(self) -> bool:
        return self.missing == 0


@dataclass(frozen=True)
class QuorumVerdict:
    rule: QuorumRule
    overall: QuorumPart
    sides: tuple[QuorumPart, ...]
    """In the order in which the seats name them; empty in a council without sides."""
    roles: tuple[RolePart, ...]
    uncounted: tuple[Uncounted, ...]

    @property
    def is_quorate(self) -> bool:
        return not self.shortfalls

    @property
    def shortfalls(self) -> tuple[QuorumPart | RolePart, ...]:
        """What is missing; each names its side and how many."""
        parts: tuple[QuorumPart | RolePart, ...] = (self.overall, *self.sides, *self.roles)
        return tuple(part for part in parts if not part.is_reached)


@dataclass(frozen=True)
class QuorumSpan:
    """A time over which the verdict stays the same."""

    starts_at: datetime | None
    """None: from the opening, whose time is not known."""
    ends_at: datetime | None
    """None: until the closing, or still."""
    verdict: QuorumVerdict


def over(
    rule: QuorumRule,
    seats: Sequence[Seat],
    ledger: Sequence[Stay],
    proxies: Sequence[Proxy] = (),
    opened_at: datetime | None = None,
    closed_at: datetime | None = None,
    breaks: Sequence[Span] = (),
) -> list[QuorumSpan]:
    """The verdict over a whole meeting, from one arrival or departure that changes it to the next.

    A meeting that was opened and not closed goes on, also when everybody has left. One whose times are not known has
    one span without times. Empty while nobody came. Whoever is noted in the minute in which a break ends was there
    when it ended.
    """
    bearers = {proxy.person for proxy in proxies}
    # Guests come and go by the hundred and change nothing: only whoever may represent a seat is looked at.
    sitting = [stay for stay in ledger if stay.seat is not None or stay.person in bearers]
    spans: list[QuorumSpan] = []
    for (starts, settled), (ends, _) in pairwise(_marks(ledger, sitting, opened_at, closed_at, breaks)):
        found = verdict(rule, seats, represented(sitting, seats, settled, proxies))
        known_end = None if ends == FOR_EVER else ends
        if spans and spans[-1].verdict == found:
            spans[-1] = QuorumSpan(spans[-1].starts_at, known_end, found)
        else:
            spans.append(QuorumSpan(None if starts == FROM_EVER else starts, known_end, found))
    return spans


def _marks(
    ledger: Sequence[Stay],
    sitting: Iterable[Stay],
    opened_at: datetime | None,
    closed_at: datetime | None,
    breaks: Sequence[Span],
) -> list[tuple[datetime, datetime]]:
    """The opening, the instants at which one of those `sitting` came or went until the closing, and the closing.

    Each with the instant at which it is judged. Instead of those in a break there is its end.
    """
    if not ledger:
        return []
    starts = opened_at or min(stay.starts for stay in ledger)
    ends = closed_at or (FOR_EVER if opened_at else max(stay.ends for stay in ledger))
    changes = {instant for stay in sitting for instant in (stay.starts, stay.ends) if starts < instant < ends}
    settled = {instant: instant for instant in changes if not any(one.starts <= instant < one.ends for one in breaks)}
    for resumed in (one.ends for one in breaks if starts < one.ends < ends):
        at_once = [at for at in settled if at > resumed and minute(at) == minute(resumed)]
        settled[resumed] = max(at_once, default=resumed)
        for at in at_once:
            del settled[at]
    return [(starts, starts), *sorted(settled.items()), (ends, ends)] if starts < ends else []


def verdict(rule: QuorumRule, seats: Sequence[Seat], presences: Iterable[SeatPresence]) -> QuorumVerdict:
    """Apply the rule to the seats of the meeting's day and those represented at the instant.

    Seats without a vote count only towards required roles. A vacant seat for which somebody sits who counts is
    filled. A seat counts once, whatever `presences` holds. In a council whose seats name no side, a rule for each
    side is a rule for all.
    """
    counting, uncounted = _sorted_out(rule, presences)
    taken = counting.keys() | {presence.seat for presence in uncounted}
    voting = [seat for seat in seats if seat.voting]
    sides = tuple(dict.fromkeys(seat.side for seat in voting if seat.side is not None))

    def part(side: str | None, thresholds: Iterable[Threshold | None]) -> QuorumPart:
        own = [seat for seat in voting if side in (None, seat.side)]
        present = sum(seat.id in taken for seat in own)
        counted = sum(seat.id in counting for seat in own)
        filled = sum(seat.is_filled or seat.id in counting for seat in own)
        total = len(own) if rule.of is SeatBase.ALL else filled
        required = [threshold.required(total) for threshold in thresholds if threshold]
        return QuorumPart(side, total, present, counted, max(required, default=None))

    return QuorumVerdict(
        rule,
        overall=part(None, (rule.overall,) if sides else (rule.overall, rule.each_side)),
        sides=tuple(part(side, (rule.each_side,)) for side in sides),
        roles=tuple(_role_parts(rule, seats, sides, counting)),
        uncounted=tuple(uncounted),
    )


def _sorted_out(rule: QuorumRule, presences: Iterable[SeatPresence]) -> tuple[dict[str, SeatPresence], list[Uncounted]]:
    """The presences that count, by seat, the holder's first; and those of the other seats, with the reason."""
    counting: dict[str, SeatPresence] = {}
    uncounted: dict[str, Uncounted] = {}
    for presence in sorted(presences, key=lambda presence: list(Capacity).index(presence.capacity)):
        why = _why_uncounted(rule, presence)
        if why:
            uncounted.setdefault(presence.seat, Uncounted(presence.seat, presence.person, why))
        else:
            counting.setdefault(presence.seat, presence)
    return counting, [fact for seat, fact in uncounted.items() if seat not in counting]


def _why_uncounted(rule: QuorumRule, presence: SeatPresence) -> WhyUncounted | None:
    if presence.capacity is Capacity.PROXY and not rule.proxies_count:
        return WhyUncounted.PROXY
    if presence.capacity is Capacity.ALTERNATE and not rule.alternates_count:
        return WhyUncounted.ALTERNATE
    if presence.presence is Presence.ONLINE and not rule.online_counts:
        return WhyUncounted.ONLINE
    return None


def _role_parts(
    rule: QuorumRule, seats: Sequence[Seat], sides: Sequence[str], counting: dict[str, SeatPresence]
) -> Iterable[RolePart]:
    for requirement in rule.roles:
        for side in sides if requirement.each_side and sides else (None,):
            there = [
                counting[seat.id]
                for seat in seats
                if seat.id in counting and seat.role in requirement.any_of and side in (None, seat.side)
            ]
            if requirement.holder_only:
                there = [presence for presence in there if presence.capacity is Capacity.HOLDER]
            yield RolePart(requirement, side, len(there))
