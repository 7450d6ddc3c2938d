"""Rules of procedure as plain data: both ways, and strict."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain import rules, rules_json
from councildesk.domain.council import Role
from councildesk.domain.meetings import MeetingKind
from councildesk.domain.minutes import DecisionKind

parts = st.fractions(min_value=Fraction(1, 60), max_value=Fraction(59, 60), max_denominator=60)
shares = st.builds(rules.Share, parts, st.booleans()) | st.just(rules.ALL)
thresholds = st.none() | shares | st.builds(rules.Count, st.integers(1, 99))
requirements = st.builds(
    rules.RoleRequirement,
    st.lists(st.sampled_from(Role), min_size=1, max_size=3).map(tuple),
    st.integers(1, 9),
    st.booleans(),
    st.booleans(),
)
quorums = st.builds(
    rules.QuorumRule,
    overall=thresholds,
    each_side=thresholds,
    of=st.sampled_from(rules.SeatBase),
    roles=st.lists(requirements, max_size=3).map(tuple),
    online_counts=st.booleans(),
    alternates_count=st.booleans(),
    proxies_count=st.booleans(),
    article=st.text(max_size=20),
)
majorities = st.builds(
    rules.MajorityRule,
    share=st.none() | shares,
    of=st.sampled_from(rules.VoteBase),
    scope=st.sampled_from(rules.VoteScope),
    abstentions_count=st.booleans(),
    chair_breaks_tie=st.booleans(),
    article=st.text(max_size=20),
)
procedures = st.builds(
    rules.Rules,
    quorum=quorums,
    majority=majorities,
    majorities=st.dictionaries(st.sampled_from(DecisionKind), majorities),
    alternates_vote=st.booleans(),
    proxies_vote=st.booleans(),
    online_votes=st.booleans(),
    notice_days=st.integers(0, 90),
    special_notice_days=st.dictionaries(st.sampled_from(MeetingKind), st.integers(0, 90)),
    correction_days=st.integers(0, 90),
)


@given(procedures)
def test_rules_come_back_from_their_json_as_they_were(procedure: rules.Rules) -> None:
    text = json.dumps(rules_json.to_plain(procedure))

    assert rules_json.from_plain(json.loads(text)) == procedure


def test_what_is_left_out_takes_its_default() -> None:
    assert rules_json.from_plain({}) == rules.WITHOUT_SIDES
    assert rules_json.from_plain({}, missing=rules.WITH_SIDES) == rules.WITH_SIDES


def test_a_rule_of_two_sides_can_be_written_by_hand() -> None:
    written = {"quorum": {"each_side": {"share": "1/2"}, "roles": [{"any_of": ["co_chair"], "each_side": True}]}}

    assert rules_json.from_plain(written) == rules.WITH_SIDES


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ([], "rules: expected an object, found []"),
        ({"quorums": {}}, "rules: 'quorums' is not known here; expected alternates_vote, "),
        ({"notice_days": "14"}, "rules.notice_days: expected a whole number, found '14'"),
        ({"notice_days": True}, "rules.notice_days: expected a whole number, found True"),
        ({"notice_days": -1}, "rules: a period of less than no days"),
        ({"quorum": {"online_counts": 1}}, "rules.quorum.online_counts: expected true or false, found 1"),
        ({"quorum": {"article": 5}}, "rules.quorum.article: expected a text, found 5"),
        ({"quorum": {"overall": {}}}, "rules.quorum.overall: expected either a share or a count"),
        ({"quorum": {"overall": {"share": "1/0"}}}, "rules.quorum.overall.share: expected a share such as"),
        ({"quorum": {"overall": {"share": "1/00"}}}, "rules.quorum.overall.share: expected a share such as"),
        ({"quorum": {"overall": {"share": "3/2"}}}, "rules.quorum.overall: not a share that can be reached"),
        ({"quorum": {"overall": {"count": 0}}}, "rules.quorum.overall: not a number that can be needed"),
        ({"quorum": {"roles": {}}}, "rules.quorum.roles: expected a list, found {}"),
        ({"quorum": {"roles": [{}]}}, "rules.quorum.roles[0]: a requirement names at least one role"),
        ({"quorum": {"roles": [{"any_of": ["king"]}]}}, "rules.quorum.roles[0].any_of[0]: expected one of co_"),
        ({"quorum": {"of": ["all"]}}, "rules.quorum.of: expected one of all, filled, found ['all']"),
        ({"majority": {"share": 0.5}}, "rules.majority.share: expected a share such as"),
        ({"majority": {"share": "0"}}, "rules.majority: not a share that can be reached"),
        ({"majorities": []}, "rules.majorities: expected an object, found []"),
        ({"majorities": {"wish": {}}}, "rules.majorities: expected one of decision, "),
        ({"majorities": {"decision": {"of": "x"}}}, "rules.majorities.decision.of: expected one of cast, "),
    ],
)
def test_wrong_rules_are_refused_with_their_place(written: Any, sentence: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the sentence is compared below
        rules_json.from_plain(written)

    assert str(refused.value).startswith(sentence)
