"""Polls: entitlement to vote, counts, and what cannot be right in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain.attendance import Capacity, Presence, SeatPresence
from councildesk.domain.council import Seat
from councildesk.domain.minutes import Choice
from councildesk.domain.polls import (
    Electorate,
    Poll,
    PollFault,
    PollProblem,
    Tally,
    Voter,
    counted,
    electorate,
    no_objection,
    problems,
    roll_call,
    strangers,
)
from councildesk.domain.rules import SIMPLE_MAJORITY, Rules, VoteScope

SEATS = [
    Seat("az1", "AZ", holder="Aysel"),
    Seat("az2", "AZ", holder="Farid"),
    Seat("uz1", "UZ", holder="Nodira"),
    Seat("uz2", "UZ", holder="Ulugbek"),
    Seat("uz3", "UZ"),
    Seat("observer", "UZ", voting=False, holder="Ada"),
]
ALL_HERE = [SeatPresence(seat.id, seat.holder) for seat in SEATS if seat.holder]
VOTERS = electorate(Rules(), SEATS, ALL_HERE)
EACH_SIDE = replace(SIMPLE_MAJORITY, scope=VoteScope.EACH_SIDE)


def faults(tallies: Mapping[str | None, Tally], voters: Electorate = VOTERS) -> list[tuple[PollFault, str | None]]:
    return [(found.fault, found.side) for found in problems(counted(tallies), voters, SIMPLE_MAJORITY)]


def test_those_represented_may_vote_but_not_observers() -> None:
    assert [voter.seat for voter in VOTERS.voters] == ["az1", "az2", "uz1", "uz2"]
    assert VOTERS.voters[0] == Voter("az1", "AZ", "Aysel")


def test_the_wholes_are_counted_for_all_and_for_each_side() -> None:
    absent = electorate(Rules(), SEATS, ALL_HERE[1:], recused=["uz1"])

    assert (VOTERS.present(), VOTERS.entitled(), VOTERS.all_seats()) == (4, 4, 5)
    assert (absent.present(), absent.entitled(), absent.all_seats()) == (2, 3, 5)
    assert (absent.present("UZ"), absent.entitled("UZ"), absent.all_seats("UZ")) == (1, 1, 3)
    assert absent.sides == ("AZ", "UZ")


def test_a_recused_seat_has_no_vote() -> None:
    voters = electorate(Rules(), SEATS, ALL_HERE, recused=["az1"])

    assert "az1" not in [voter.seat for voter in voters.voters]


def test_a_vacant_seat_may_be_voted_for_by_its_alternate() -> None:
    voters = electorate(Rules(), SEATS, [SeatPresence("uz3", "Zarina", Capacity.ALTERNATE)])

    assert voters.voters == (Voter("uz3", "UZ", "Zarina"),)
    assert voters.entitled("UZ") == 3


def test_the_rules_say_whether_alternates_proxies_and_those_online_vote() -> None:
    there = [
        SeatPresence("az1", "Aysel", presence=Presence.ONLINE),
        SeatPresence("az2", "Zarina", Capacity.ALTERNATE),
        SeatPresence("uz1", "Ulugbek", Capacity.PROXY),
    ]

    def voting(rules: Rules) -> list[str]:
        return [voter.seat for voter in electorate(rules, SEATS, there).voters]

    assert voting(Rules()) == ["az1", "az2"]
    assert voting(Rules(alternates_vote=False)) == ["az1"]
    assert voting(Rules(proxies_vote=True)) == ["az1", "az2", "uz1"]
    assert voting(Rules(online_votes=False)) == ["az2"]


def test_an_alternate_in_the_room_votes_where_the_holder_online_may_not() -> None:
    there = [
        SeatPresence("az1", "Aysel", presence=Presence.ONLINE),
        SeatPresence("az1", "Zarina", Capacity.ALTERNATE),
        SeatPresence("az1", "Tofiq", Capacity.ALTERNATE),
    ]

    def voting(rules: Rules) -> list[str]:
        return [voter.person for voter in electorate(rules, SEATS, there).voters]

    assert voting(Rules()) == ["Aysel"]
    assert voting(Rules(online_votes=False)) == ["Zarina"]
    assert voting(Rules(online_votes=False, alternates_vote=False)) == []


def test_sides_add_up_where_only_they_were_counted() -> None:
    poll = counted({"AZ": Tally(2), "UZ": Tally(1, 1, 1, 1)})

    assert poll.overall == Tally(3, 1, 1, 1)
    assert poll.overall.cast == 5


def test_hands_may_be_counted_without_sides() -> None:
    assert counted({None: Tally(3, 1)}) == Poll(Tally(3, 1))


def test_in_a_roll_call_who_gives_no_answer_did_not_vote() -> None:
    poll = roll_call(
        {"az1": Choice.FOR, "uz1": Choice.AGAINST, "uz2": Choice.ABSTAINED, "observer": Choice.FOR}, VOTERS
    )

    assert poll.overall == Tally(1, 1, 1, 1)
    assert poll.sides == {"AZ": Tally(1, not_voting=1), "UZ": Tally(0, 1, 1)}


def test_voters_without_a_side_count_in_the_whole_only() -> None:
    voters = electorate(Rules(), [Seat("one")], [SeatPresence("one", "Aysel")])

    assert roll_call({"one": Choice.FOR}, voters) == Poll(Tally(1))


def test_a_consensus_is_everybody_but_those_who_object() -> None:
    assert no_objection(VOTERS).overall == Tally(4)
    assert no_objection(VOTERS, ["uz2"]).sides["UZ"] == Tally(1, 1)


def test_votes_of_seats_that_may_not_vote_are_named() -> None:
    ballots = {"observer": Choice.FOR, "az1": Choice.FOR, "uz3": Choice.NOT_VOTING}

    assert strangers(ballots, VOTERS) == [PollProblem(PollFault.NOT_ENTITLED, seat="observer")]


def test_counts_that_account_for_everybody_have_no_problems() -> None:
    assert faults({None: Tally(3, 1)}) == []
    assert faults({"AZ": Tally(1, 0, 0, 1), "UZ": Tally(1, 1)}) == []


def test_more_votes_than_voters_are_a_problem_and_so_are_fewer() -> None:
    assert problems(Poll(Tally(5)), VOTERS, SIMPLE_MAJORITY) == [PollProblem(PollFault.TOO_MANY, None, 5, 4)]
    assert problems(Poll(Tally(3)), VOTERS, SIMPLE_MAJORITY) == [PollProblem(PollFault.TOO_FEW, None, 3, 4)]


def test_one_side_may_not_vote_for_the_other() -> None:
    assert faults({"AZ": Tally(3), "UZ": Tally(1)}) == [(PollFault.TOO_MANY, "AZ"), (PollFault.TOO_FEW, "UZ")]


def test_a_negative_count_is_a_problem() -> None:
    assert (PollFault.NEGATIVE, None) in faults({None: Tally(5, -1)})


def test_a_side_that_is_not_of_the_council_is_a_problem() -> None:
    assert (PollFault.SIDE_UNKNOWN, "KZ") in faults({"KZ": Tally(4)})


def test_sides_must_add_up_to_the_count_of_all() -> None:
    assert faults({None: Tally(4), "AZ": Tally(2), "UZ": Tally(1, 1)}) == [(PollFault.SIDES_DIFFER, None)]


def test_in_a_council_of_sides_the_whole_has_no_votes_beyond_them() -> None:
    assert (PollFault.SIDES_DIFFER, None) in faults({None: Tally(4), "AZ": Tally(1), "UZ": Tally(2)})


def test_what_is_missing_to_the_whole_may_be_votes_without_a_side() -> None:
    seats = [*SEATS, Seat("secretary", None, holder="Ada")]
    voters = electorate(Rules(), seats, [*ALL_HERE, SeatPresence("secretary", "Ada")])

    assert faults({None: Tally(5), "AZ": Tally(2), "UZ": Tally(2)}, voters) == []


def test_a_rule_that_asks_each_side_needs_each_side_counted() -> None:
    poll = counted({None: Tally(4), "AZ": Tally(2)})

    assert PollProblem(PollFault.SIDE_MISSING, "UZ") in problems(poll, VOTERS, EACH_SIDE)


@given(st.dictionaries(st.sampled_from([seat.id for seat in SEATS]), st.sampled_from(Choice)))
def test_a_roll_call_always_accounts_for_everybody(ballots: dict[str, Choice]) -> None:
    assert problems(roll_call(ballots, VOTERS), VOTERS, EACH_SIDE) == []
