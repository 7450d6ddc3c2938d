"""Computed facts agree: what is told of a meeting, against a slow and plain look at every minute of it.

The second computation knows nothing of the first: it reads ledgers, rules and ballots as a person with a pencil would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from councildesk.domain import attendance, attendance_figures, polls, quorum, turnout, voting
from councildesk.domain import course as courses
from councildesk.domain.attendance import Presence, Proxy, Stay
from councildesk.domain.council import Role, Seat
from councildesk.domain.course import Event
from councildesk.domain.errors import StaysOverlap
from councildesk.domain.happenings import HappeningKind, happenings, known
from councildesk.domain.meetings import EventKind
from councildesk.domain.minutes import Choice, VoteMethod, VoteOutcome
from councildesk.domain.quorum import QuorumSpan
from councildesk.domain.rules import (
    ALL,
    HALF,
    MORE_THAN_HALF,
    TWO_THIRDS,
    Count,
    MajorityRule,
    QuorumRule,
    RoleRequirement,
    Rules,
    SeatBase,
    Threshold,
    VoteBase,
    VoteScope,
)
from councildesk.domain.turnout import Span
from domain.ledgers import MINUTES, PERSONS, SEATS, at, stays

OTHERS = (None, *PERSONS)
thresholds = st.sampled_from([None, HALF, MORE_THAN_HALF, TWO_THIRDS, ALL, Count(2)])
requirements = st.builds(
    RoleRequirement,
    st.sampled_from([(Role.CO_CHAIR,), (Role.CO_CHAIR, Role.DEPUTY_CHAIR)]),
    st.integers(1, 2),
    st.booleans(),
    st.booleans(),
)
quorum_rules = st.builds(
    QuorumRule,
    thresholds,
    thresholds,
    st.sampled_from(SeatBase),
    st.lists(requirements, max_size=1).map(tuple),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
majorities = st.builds(
    MajorityRule,
    st.sampled_from([None, HALF, MORE_THAN_HALF, TWO_THIRDS, ALL]),
    st.sampled_from(VoteBase),
    st.sampled_from(VoteScope),
    st.booleans(),
    st.booleans(),
)
rules = st.builds(Rules, quorum_rules, majorities, st.just({}), st.booleans(), st.booleans(), st.booleans())
proxies = st.lists(st.builds(Proxy, st.sampled_from(SEATS), st.sampled_from(PERSONS)), max_size=2)


@st.composite
def councils(draw: st.DrawFn) -> list[Seat]:
    """Three seats of one, two or no sides, held or vacant, with alternates, some without a vote."""
    sides = draw(st.sampled_from([(None, None, None), ("AZ", "AZ", "UZ"), ("AZ", "UZ", None)]))
    return [
        Seat(
            key,
            side,
            draw(st.sampled_from([Role.CO_CHAIR, Role.DEPUTY_CHAIR, Role.MEMBER])),
            draw(st.booleans() | st.just(True)),
            draw(st.sampled_from(OTHERS)),
            tuple(draw(st.lists(st.sampled_from(PERSONS), max_size=2, unique=True))),
        )
        for key, side in zip(SEATS, sides, strict=True)
    ]


@st.composite
def ledgers(draw: st.DrawFn) -> list[Stay]:
    """As they are kept: nobody at two places at once."""
    try:
        return attendance.joined(draw(st.lists(stays, max_size=10)))
    except StaysOverlap:
        assume(False)
        raise


openings = st.none() | st.integers(0, 4).map(at)
closings = st.none() | st.integers(5, 12).map(at)
interruptions = st.lists(st.tuples(st.integers(1, 10), st.integers(1, 3)), max_size=2)
"""When breaks begin and how long they last."""


@dataclass(frozen=True)
class Sitter:
    """Who sits for a seat at a minute, and as what: the pencil's note."""

    person: str
    capacity: str
    is_online: bool


def is_there(stay: Stay, minute: datetime) -> bool:
    has_come = stay.arrived_at is None or stay.arrived_at <= minute
    return has_come and (stay.left_at is None or minute < stay.left_at)


def line_for(seat: Seat, ledger: Sequence[Stay], papers: Sequence[Proxy], minute: datetime) -> list[Sitter]:
    """Who sits for the seat, the first in line first."""
    there = [stay for stay in ledger if is_there(stay, minute)]
    for_it = {stay.person: stay for stay in there if stay.seat == seat.id}
    by_arrival = sorted(for_it.values(), key=lambda stay: (stay.arrived_at is not None, stay.arrived_at, stay.person))
    named = [person for person in seat.alternates if person in for_it]
    holder = [seat.holder] if seat.holder in for_it else []
    order = [*holder, *named, *(stay.person for stay in by_arrival)]
    found = [
        Sitter(person, "holder" if person in holder else "alternate", for_it[person].presence is Presence.ONLINE)
        for person in dict.fromkeys(order)
    ]
    for stay in there:
        if not found and Proxy(seat.id, stay.person) in papers:
            found.append(Sitter(stay.person, "proxy", stay.presence is Presence.ONLINE))
    return found


def needed(threshold: Threshold | None, whole: int) -> int:
    """The first number that is enough, by counting up from one."""
    if threshold is None:
        return 0
    if isinstance(threshold, Count):
        return threshold.number
    number = 1
    while not (number > threshold.part * whole if threshold.exceeded else number >= threshold.part * whole):
        number += 1
    return number


def may_count(one: Sitter, *, online: bool, alternates: bool, by_proxy: bool) -> bool:
    if one.is_online and not online:
        return False
    return {"holder": True, "alternate": alternates, "proxy": by_proxy}[one.capacity]


def allowed_by(rule: QuorumRule | Rules) -> dict[str, bool]:
    if isinstance(rule, Rules):
        return {"online": rule.online_votes, "alternates": rule.alternates_vote, "by_proxy": rule.proxies_vote}
    return {"online": rule.online_counts, "alternates": rule.alternates_count, "by_proxy": rule.proxies_count}


def counted_seats(rule: QuorumRule, sitters: Mapping[str, Sitter]) -> set[str]:
    return {seat for seat, one in sitters.items() if may_count(one, **allowed_by(rule))}


def can_decide(rule: QuorumRule, council: Sequence[Seat], sitters: Mapping[str, Sitter]) -> bool:
    counted = counted_seats(rule, sitters)
    voting_seats = [seat for seat in council if seat.voting]
    sides = {seat.side for seat in voting_seats} - {None}

    def enough(seats: Sequence[Seat], threshold: Threshold | None) -> bool:
        filled = [seat for seat in seats if seat.holder is not None or seat.id in counted]
        whole = len(seats) if rule.of is SeatBase.ALL else len(filled)
        return len([seat for seat in seats if seat.id in counted]) >= needed(threshold, whole)

    if not enough(voting_seats, rule.overall):
        return False
    for side in sides or {None}:
        if not enough([seat for seat in voting_seats if side in (None, seat.side)], rule.each_side):
            return False
    for requirement in rule.roles:
        for side in sides if requirement.each_side and sides else {None}:
            fitting = [
                seat
                for seat in council
                if seat.id in counted
                and seat.role in requirement.any_of
                and side in (None, seat.side)
                and (sitters[seat.id].capacity == "holder" or not requirement.holder_only)
            ]
            if len(fitting) < requirement.number:
                return False
    return True


def sitters_of(
    council: Sequence[Seat],
    ledger: Sequence[Stay],
    papers: Sequence[Proxy],
    minute: datetime,
    rule: QuorumRule | Rules,
) -> dict[str, Sitter]:
    """For each seat the first in line who counts, or may vote; else the first in line."""
    found: dict[str, Sitter] = {}
    for seat in council:
        line = line_for(seat, ledger, papers, minute)
        able = [one for one in line if may_count(one, **allowed_by(rule))]
        if line:
            found[seat.id] = (able or line)[0]
    return found


def span_at(spans: Iterable[QuorumSpan], minute: datetime) -> QuorumSpan | None:
    found = [
        span
        for span in spans
        if (span.starts_at is None or span.starts_at <= minute) and (span.ends_at is None or minute < span.ends_at)
    ]
    assert len(found) <= 1
    return found[0] if found else None


def apart(breaks: Iterable[tuple[int, int]], opens: int, closes: int) -> list[Span]:
    """Breaks in order, within the meeting, with a minute between."""
    found: list[Span] = []
    last = opens
    for starts, length in sorted(breaks):
        if last < starts and starts + length <= closes:
            found.append(Span(at(starts), at(starts + length)))
            last = starts + length
    return found


def judged_at(minute: int, first: int, breaks: Iterable[Span]) -> int:
    """The last minute up to this one in which the meeting sat."""
    while minute > first and any(one.starts <= at(minute) < one.ends for one in breaks):
        minute -= 1
    return minute


@given(councils(), ledgers(), proxies, quorum_rules, openings, closings, interruptions)
def test_the_quorum_over_a_meeting_agrees_with_a_count_at_every_minute(
    council: list[Seat],
    ledger: list[Stay],
    papers: list[Proxy],
    rule: QuorumRule,
    opened_at: datetime | None,
    closed_at: datetime | None,
    interrupted: list[tuple[int, int]],
) -> None:
    opens = next(minute for minute in MINUTES if at(minute) == (opened_at or at(0)))
    breaks = apart(interrupted, opens, 12) if opened_at else []
    spans = quorum.over(rule, council, ledger, papers, opened_at, closed_at, breaks)

    first = opened_at or min((stay.starts for stay in ledger), default=at(0))
    last = closed_at or (attendance.FOR_EVER if opened_at else max((stay.ends for stay in ledger), default=at(0)))
    for number in MINUTES:
        span = span_at(spans, at(number))
        assert (span is not None) == (bool(ledger) and first <= at(number) < last)
        if span is None:
            continue
        sitters = sitters_of(council, ledger, papers, at(judged_at(number, opens, breaks)), rule)
        counted = counted_seats(rule, sitters)
        assert span.verdict.is_quorate == can_decide(rule, council, sitters)
        for part in (span.verdict.overall, *span.verdict.sides):
            own = [seat.id for seat in council if seat.voting and part.side in (None, seat.side)]
            assert part.present == len([seat for seat in own if seat in sitters])
            assert part.counted == len([seat for seat in own if seat in counted])
    for before, after in pairwise(spans):
        assert before.ends_at == after.starts_at
        assert before.verdict != after.verdict


@given(councils(), ledgers(), proxies, quorum_rules, st.integers(0, 3), st.none() | st.integers(6, 11), interruptions)
def test_a_lost_and_a_regained_quorum_are_told_at_the_minute_at_which_they_happen(
    council: list[Seat],
    ledger: list[Stay],
    papers: list[Proxy],
    rule: QuorumRule,
    opens: int,
    closes: int | None,
    interrupted: list[tuple[int, int]],
) -> None:
    breaks = apart(interrupted, opens, closes or max(MINUTES))
    kinds = (EventKind.ADJOURNED, EventKind.OPENED), (EventKind.BREAK_STARTED, EventKind.BREAK_ENDED)
    events = [Event(EventKind.OPENED, at(opens))]
    for span, (starts, ends) in zip(breaks, kinds, strict=False):
        events += [Event(starts, span.starts), Event(ends, span.ends)]
    if closes is not None:
        events.append(Event(EventKind.CLOSED, at(closes)))
    course = courses.read(events)
    assert [*course.breaks] == breaks
    spans = quorum.over(rule, council, ledger, papers, course.opened_at, course.closed_at, course.breaks)

    told = happenings(events, ledger, known((span.starts_at, span.verdict.is_quorate) for span in spans))

    can = {
        minute: can_decide(
            rule, council, sitters_of(council, ledger, papers, at(judged_at(minute, opens, breaks)), rule)
        )
        for minute in MINUTES
    }
    inside = range(opens + 1, closes if closes is not None else max(MINUTES) + 1)
    turned = [minute for minute in inside if ledger and can[minute - 1] is not can[minute]]
    first = next((minute for minute in turned if can[minute]), None) if not can[opens] else None
    for kind, expected in (
        (HappeningKind.QUORUM_LOST, [at(minute) for minute in turned if not can[minute]]),
        (HappeningKind.QUORUM_ATTAINED, [at(minute) for minute in turned if minute == first]),
        (HappeningKind.QUORUM_REGAINED, [at(minute) for minute in turned if can[minute] and minute != first]),
    ):
        assert [one.at for one in told if one.kind is kind] == expected


@given(councils(), ledgers(), proxies, rules, st.sets(st.sampled_from(SEATS), max_size=2))
def test_whoever_may_vote_is_found_by_looking_at_each_seat(
    council: list[Seat], ledger: list[Stay], papers: list[Proxy], rule: Rules, recused: set[str]
) -> None:
    for minute in map(at, MINUTES):
        presences = attendance.represented(ledger, council, minute, papers)
        voters = polls.electorate(rule, council, presences, recused)

        sitters = sitters_of(council, ledger, papers, minute, rule)
        assert [(one.seat, one.person, one.capacity.value) for one in presences] == [
            (seat.id, one.person, one.capacity) for seat in council for one in line_for(seat, ledger, papers, minute)
        ]
        able = {seat for seat, one in sitters.items() if may_count(one, **allowed_by(rule))}
        expected = {seat.id: sitters[seat.id].person for seat in council if seat.voting and seat.id in able - recused}
        assert {voter.seat: voter.person for voter in voters.voters} == expected
        for side in (None, *voters.sides):
            own = [seat for seat in council if seat.voting and side in (None, seat.side)]
            held = [seat for seat in own if seat.holder is not None or seat.id in expected]
            assert voters.entitled(side) == len([seat for seat in held if seat.id not in recused])
            assert voters.all_seats(side) == len(own)


_HEARD = (Choice.FOR, Choice.AGAINST, Choice.ABSTAINED)


def outcome(
    rule: MajorityRule, method: VoteMethod, votes: Mapping[str, Choice], voters: polls.Electorate, chair: Choice | None
) -> VoteOutcome:
    """As an article of the rules would be read aloud, with the ballots on the table."""
    must_agree = rule.share is None or method in (VoteMethod.CONSENSUS, VoteMethod.NO_OBJECTION)

    def ballots(side: str | None, choice: Choice) -> int:
        return len([1 for one in voters.voters if side in (None, one.side) and votes.get(one.seat) is choice])

    def whole(side: str | None, more: int) -> int:
        if rule.of is VoteBase.PRESENT:
            return voters.present(side)
        if rule.of is VoteBase.ENTITLED:
            return voters.entitled(side)
        if rule.of is VoteBase.ALL_SEATS:
            return voters.all_seats(side)
        cast = ballots(side, Choice.FOR) + ballots(side, Choice.AGAINST) + more
        return cast + (ballots(side, Choice.ABSTAINED) if rule.abstentions_count else 0)

    def agrees(side: str | None, more: int = 0) -> bool:
        """Whether all, or a side, agree; `more` votes in favour thought of."""
        if must_agree and ballots(side, Choice.AGAINST):
            return False
        return rule.share is None or ballots(side, Choice.FOR) + more >= needed(rule.share, whole(side, more))

    def is_tied() -> bool:
        even = ballots(None, Choice.FOR) == ballots(None, Choice.AGAINST) > 0
        return not must_agree and even and not agrees(None) and agrees(None, 1)

    if not any(ballots(None, choice) for choice in _HEARD):
        return VoteOutcome.UNDECIDED
    asked = [] if rule.scope is VoteScope.OVERALL else list(voters.sides)
    silent = [side for side in asked if not any(ballots(side, choice) for choice in _HEARD)]
    if must_agree and silent and not ballots(None, Choice.AGAINST):
        return VoteOutcome.UNDECIDED
    asks_all = rule.scope is not VoteScope.EACH_SIDE or not asked
    if asks_all and rule.chair_breaks_tie and is_tied():
        if chair is None:
            return VoteOutcome.UNDECIDED
        agreed = chair is Choice.FOR
    else:
        agreed = not asks_all or agrees(None)
    return VoteOutcome.ADOPTED if agreed and all(map(agrees, asked)) else VoteOutcome.REJECTED


@st.composite
def electorates(draw: st.DrawFn) -> polls.Electorate:
    """Up to eight seats; some are vacant, some are recused, and of the others some may vote now."""
    sides = draw(st.sampled_from([(None,), ("AZ", "UZ"), ("AZ", "UZ", None)]))
    council = tuple(
        Seat(f"{number}", draw(st.sampled_from(sides)), holder=draw(st.sampled_from([None, "Aysel", "Farid"])))
        for number in range(draw(st.integers(1, 8)))
    )
    recused = frozenset(draw(st.sets(st.sampled_from([seat.id for seat in council]), max_size=2)))
    able = [seat for seat in council if seat.id not in recused and draw(st.sampled_from([True, True, True, False]))]
    return polls.Electorate(tuple(polls.Voter(seat.id, seat.side, "Nodira") for seat in able), council, recused)


@settings(max_examples=500)  # a tie that the chair may break is a rare thing
@given(
    electorates(),
    majorities,
    st.sampled_from(VoteMethod),
    st.lists(st.sampled_from([*Choice, Choice.FOR, Choice.AGAINST]), min_size=8, max_size=8),
    st.none() | st.sampled_from([Choice.FOR, Choice.AGAINST]),
)
def test_the_outcome_of_a_vote_agrees_with_the_rules_read_aloud(
    voters: polls.Electorate, rule: MajorityRule, method: VoteMethod, choices: list[Choice], chair: Choice | None
) -> None:
    votes = {f"{number}": choice for number, choice in enumerate(choices)}

    verdict = voting.verdict(rule, method, polls.roll_call(votes, voters), voters, chair)

    assert verdict.outcome is outcome(rule, method, votes, voters, chair)


@given(
    st.lists(st.tuples(ledgers(), st.integers(0, 4), st.integers(5, 12), st.none() | st.just("ill")), max_size=5),
    st.sampled_from(PERSONS),
    st.sampled_from(SEATS),
)
def test_how_often_somebody_attended_agrees_with_a_look_at_every_minute_of_every_meeting(
    held: list[tuple[list[Stay], int, int, str | None]], person: str, seat: str
) -> None:
    figures = attendance_figures.counted(
        turnout.turnout(person, seat, ledger, at(opens), at(closes), excuse) for ledger, opens, closes, excuse in held
    )

    notes = [_note(ledger, range(opens, closes), person, seat, excuse) for ledger, opens, closes, excuse in held]

    def having(question: Callable[[set[str]], bool]) -> int:
        return len([note for note in notes if question(note)])

    assert figures.meetings == len(notes)
    assert figures.attended == having(lambda note: "attended" in note)
    assert figures.online == having(lambda note: {"attended", "online"} <= note and "room" not in note)
    assert figures.late == having(lambda note: "late" in note)
    assert figures.left_early == having(lambda note: "early" in note)
    assert figures.replaced == having(lambda note: "replaced" in note)
    assert figures.excused == having(lambda note: "excused" in note)
    assert figures.absent == having(lambda note: not note)


def _note(ledger: Sequence[Stay], minutes: range, person: str, seat: str, excuse: str | None) -> set[str]:
    """What the pencil notes of one person in one meeting; nothing for whoever simply was not there."""
    own = {minute: [s for s in ledger if s.person == person and is_there(s, at(minute))] for minute in minutes}
    there = [minute for minute in minutes if own[minute]]
    if there:
        note = {"attended"}
        note |= {"late"} if there[0] > minutes[0] else set()
        note |= {"early"} if there[-1] < minutes[-1] else set()
        places = {stay.presence for minute in there for stay in own[minute]}
        note |= {"online"} if Presence.ONLINE in places else set()
        return note | ({"room"} if Presence.IN_ROOM in places else set())
    if any(s.seat == seat and s.person != person and is_there(s, at(minute)) for s in ledger for minute in minutes):
        return {"replaced"}
    return {"excused"} if excuse is not None else set()
