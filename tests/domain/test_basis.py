"""What a decision rests on: frozen, kept as plain data, judged again from the facts."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from councildesk.domain import basis
from councildesk.domain.attendance import Capacity, Presence, SeatPresence
from councildesk.domain.basis import Basis
from councildesk.domain.council import Role, Seat
from councildesk.domain.minutes import Choice, DecisionKind, VoteMethod, VoteOutcome
from councildesk.domain.polls import Tally, counted
from councildesk.domain.rules import HALF, SIMPLE_MAJORITY, QuorumRule, Rules

FOUNDING = Basis(
    Rules(quorum=QuorumRule(each_side=HALF), majorities={DecisionKind.RECOMMENDATION: SIMPLE_MAJORITY}),
    DecisionKind.RECOMMENDATION,
    seats=(
        Seat("az", "AZ", Role.CO_CHAIR, holder="Aysel", alternates=("Zarina",)),
        Seat("uz", "UZ", Role.CO_CHAIR, holder="Nodira"),
        Seat("observer", None, Role.OBSERVER, voting=False),
    ),
    presences=(
        SeatPresence("az", "Zarina", Capacity.ALTERNATE, Presence.ONLINE),
        SeatPresence("uz", "Nodira"),
    ),
    recused=("uz",),
    taken_at=datetime(2024, 8, 27, 9, 30, tzinfo=UTC),
)


def test_a_basis_comes_back_from_its_json_as_it_was() -> None:
    kept = json.dumps(basis.to_plain(FOUNDING))

    assert basis.from_plain(json.loads(kept)) == FOUNDING


def test_an_instant_that_nobody_noted_stays_open() -> None:
    bare = Basis(Rules(), DecisionKind.DECISION, (), ())

    assert basis.from_plain(basis.to_plain(bare)) == bare


def test_quorum_electorate_and_outcome_follow_from_the_facts() -> None:
    assert FOUNDING.quorum.is_quorate
    assert [voter.person for voter in FOUNDING.electorate.voters] == ["Zarina"]
    assert FOUNDING.majority is SIMPLE_MAJORITY
    assert FOUNDING.vote(VoteMethod.ROLL_CALL, counted({None: Tally(1)})).outcome is VoteOutcome.ADOPTED


def test_the_chair_decides_a_tie_where_the_frozen_rules_say_so() -> None:
    rules = Rules(majority=replace(SIMPLE_MAJORITY, chair_breaks_tie=True))
    tied = Basis(rules, DecisionKind.DECISION, FOUNDING.seats, FOUNDING.presences)

    verdict = tied.vote(VoteMethod.SHOW_OF_HANDS, counted({None: Tally(1, 1)}), Choice.FOR)

    assert (verdict.outcome, verdict.chair) == (VoteOutcome.ADOPTED, Choice.FOR)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"rules": {"notice_days": "x"}}, "basis.rules.notice_days: expected a whole number, found 'x'"),
        ({"kind": "wish"}, "basis.kind: expected one of decision, "),
        ({"seats": [{}]}, "basis.seats[0]: 'id' is missing"),
        ({"seats": [{"id": "az", "holder": 5}]}, "basis.seats[0].holder: expected a text, found 5"),
        ({"seats": [{"id": "az", "hat": 5}]}, "basis.seats[0]: 'hat' is not known here"),
        ({"presences": [{"seat": "az"}]}, "basis.presences[0]: 'person' is missing"),
        ({"presences": 1}, "basis.presences: expected a list, found 1"),
        ({"taken_at": "2024-08-27T09:30"}, "basis.taken_at: expected an instant such as"),
        ({"taken_at": "yesterday"}, "basis.taken_at: expected an instant such as"),
        ({"taken_at": 5}, "basis.taken_at: expected a text, found 5"),
        ({"weather": "fine"}, "basis: 'weather' is not known here"),
    ],
)
def test_a_wrong_basis_is_refused_with_its_place(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the sentence is compared below
        basis.from_plain({**basis.to_plain(FOUNDING), **change})

    assert str(refused.value).startswith(sentence)


def test_a_basis_without_its_rules_is_none() -> None:
    with pytest.raises(ValueError, match="basis: 'rules' is missing"):
        basis.from_plain({})
