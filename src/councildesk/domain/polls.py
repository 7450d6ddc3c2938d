"""Polls: who is entitled to vote at an instant, the votes counted, and whether the counts can be right."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from councildesk.domain.attendance import Capacity, Presence, SeatPresence
from councildesk.domain.council import Seat
from councildesk.domain.minutes import Choice
from councildesk.domain.rules import MajorityRule, Rules, VoteScope


@dataclass(frozen=True)
class Voter:
    """A seat that may vote, and who votes for it."""

    seat: str
    side: str | None
    person: str


@dataclass(frozen=True)
class Electorate:
    """Those entitled to one vote, and the council they belong to."""

    voters: tuple[Voter, ...]
    seats: tuple[Seat, ...]
    """Every voting seat of the day, vacant or not."""
    recused: frozenset[str] = frozenset()

    @property
    def sides(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(seat.side for seat in self.seats if seat.side is not None))

    def present(self, side: str | None = None) -> int:
        """How many may vote now: of all, or of a side."""
        return sum(side in (None, voter.side) for voter in self.voters)

    def entitled(self, side: str | None = None) -> int:
        """Filled seats that are not recused, whether they are represented or not."""
        voting = {voter.seat for voter in self.voters}
        return sum(
            side in (None, seat.side) and (seat.is_filled or seat.id in voting) and seat.id not in self.recused
            for seat in self.seats
        )

    def all_seats(self, side: str | None = None) -> int:
        return sum(side in (None, seat.side) for seat in self.seats)


@dataclass(frozen=True)
class Tally:
    """Votes counted, of all or of one side."""

    in_favour: int = 0
    against: int = 0
    abstained: int = 0
    not_voting: int = 0
    """Entitled and there, but took no part; zero where nobody counted them."""

    @property
    def cast(self) -> int:
        """Votes for, against and abstentions."""
        return self.in_favour + self.against + self.abstained

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.in_favour + other.in_favour,
            self.against + other.against,
            self.abstained + other.abstained,
            self.not_voting + other.not_voting,
        )


@dataclass(frozen=True)
class Poll:
    """The votes of all, and those of each side where they were counted apart."""

    overall: Tally
    sides: Mapping[str, Tally] = field(default_factory=dict, hash=False)


class PollFault(StrEnum):
    NEGATIVE = "negative"
    TOO_MANY = "too_many"
    """More votes than seats that may vote now."""
    TOO_FEW = "too_few"
    """Seats whose vote is not accounted for."""
    SIDE_UNKNOWN = "side_unknown"
    SIDE_MISSING = "side_missing"
    """The rule asks each side, and this one was not counted."""
    SIDES_DIFFER = "sides_differ"
    """The sides do not add up to the count of all."""
    NOT_ENTITLED = "not_entitled"

    @property
    def is_impossible(self) -> bool:
        """Whether some count is wrong; the others may only wait for more to be counted."""
        return self not in (PollFault.TOO_FEW, PollFault.SIDE_MISSING)


@dataclass(frozen=True)
class PollProblem:
    """A fact about counts that need a second look; nothing is refused for it."""

    fault: PollFault
    side: str | None = None
    counted: int = 0
    expected: int = 0
    seat: str | None = None


def electorate(
    rules: Rules, seats: Iterable[Seat], presences: Iterable[SeatPresence], recused: Collection[str] = ()
) -> Electorate:
    """Who may vote at an instant: the voting seats represented then (`attendance.represented`), without those recused.

    Of all who sit for a seat the first votes who may: whether alternates, proxies and those online do is in the rules.
    `recused` are seats. A recused holder's alternate who may vote all the same is represented by leaving the seat out
    of them.
    """
    voting = tuple(seat for seat in seats if seat.voting)
    by_seat: dict[str, SeatPresence] = {}
    for presence in presences:
        if _may_vote(rules, presence):
            by_seat.setdefault(presence.seat, presence)
    voters = (
        Voter(seat.id, seat.side, by_seat[seat.id].person)
        for seat in voting
        if seat.id in by_seat and seat.id not in recused
    )
    return Electorate(tuple(voters), voting, frozenset(recused))


def counted(tallies: Mapping[str | None, Tally]) -> Poll:
    """A poll from hands counted by side; None is the count of all, and the sum of the sides where it is left out."""
    sides = {side: tally for side, tally in tallies.items() if side is not None}
    return Poll(tallies.get(None, sum(sides.values(), Tally())), sides)


def roll_call(ballots: Mapping[str, Choice], voters: Electorate) -> Poll:
    """A poll from votes by seat; who was not called or gave no answer did not vote. Ignores those not entitled."""
    sides: dict[str | None, Tally] = {side: Tally() for side in voters.sides}
    overall = Tally()
    for voter in voters.voters:
        vote = _one(ballots.get(voter.seat, Choice.NOT_VOTING))
        overall += vote
        if voter.side is not None:
            sides[voter.side] = sides[voter.side] + vote
    return counted({None: overall, **sides})


def no_objection(voters: Electorate, objecting: Collection[str] = ()) -> Poll:
    """The poll of a consensus: everybody there agrees but the seats that object."""
    agreed = {voter.seat: Choice.FOR for voter in voters.voters}
    return roll_call({**agreed, **dict.fromkeys(objecting, Choice.AGAINST)}, voters)


def problems(poll: Poll, voters: Electorate, rule: MajorityRule) -> list[PollProblem]:
    """What cannot be right in the counts, measured against those who may vote."""
    found = [*_count_problems(None, poll.overall, voters)]
    for side, tally in poll.sides.items():
        found += _count_problems(side, tally, voters)
    if poll.sides:
        found += _sum_problems(poll, voters)
    if rule.scope is not VoteScope.OVERALL:
        found += [PollProblem(PollFault.SIDE_MISSING, side) for side in voters.sides if side not in poll.sides]
    return found


def strangers(ballots: Mapping[str, Choice], voters: Electorate) -> list[PollProblem]:
    """Votes by name of seats that may not vote: absent, recused or without a vote."""
    entitled = {voter.seat for voter in voters.voters}
    return [
        PollProblem(PollFault.NOT_ENTITLED, seat=seat)
        for seat, choice in ballots.items()
        if seat not in entitled and choice is not Choice.NOT_VOTING
    ]


def _may_vote(rules: Rules, presence: SeatPresence) -> bool:
    if presence.presence is Presence.ONLINE and not rules.online_votes:
        return False
    return {
        Capacity.HOLDER: True,
        Capacity.ALTERNATE: rules.alternates_vote,
        Capacity.PROXY: rules.proxies_vote,
    }[presence.capacity]


def _one(choice: Choice) -> Tally:
    return {
        Choice.FOR: Tally(in_favour=1),
        Choice.AGAINST: Tally(against=1),
        Choice.ABSTAINED: Tally(abstained=1),
        Choice.NOT_VOTING: Tally(not_voting=1),
    }[choice]


def _count_problems(side: str | None, tally: Tally, voters: Electorate) -> Iterable[PollProblem]:
    if side is not None and side not in voters.sides:
        yield PollProblem(PollFault.SIDE_UNKNOWN, side)
        return
    lowest = min(tally.in_favour, tally.against, tally.abstained, tally.not_voting)
    if lowest < 0:
        yield PollProblem(PollFault.NEGATIVE, side, lowest)
    accounted, present = tally.cast + tally.not_voting, voters.present(side)
    if accounted > present:
        yield PollProblem(PollFault.TOO_MANY, side, accounted, present)
    if accounted < present:
        yield PollProblem(PollFault.TOO_FEW, side, accounted, present)


def _sum_problems(poll: Poll, voters: Electorate) -> Iterable[PollProblem]:
    """The rest of the overall count must be votes of seats without a side, of which there are so many."""
    sum_of_sides = sum(poll.sides.values(), Tally())
    sideless = sum(voter.side is None for voter in voters.voters)
    rest = [
        poll.overall.in_favour - sum_of_sides.in_favour,
        poll.overall.against - sum_of_sides.against,
        poll.overall.abstained - sum_of_sides.abstained,
    ]
    if min(rest) < 0 or sum(rest) > sideless:
        yield PollProblem(PollFault.SIDES_DIFFER, counted=sum_of_sides.cast, expected=poll.overall.cast)
