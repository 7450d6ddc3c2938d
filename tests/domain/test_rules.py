"""Rules of procedure: thresholds, defaults."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain import rules
from councildesk.domain.council import Role
from councildesk.domain.meetings import MeetingKind
from councildesk.domain.minutes import DecisionKind


@pytest.mark.parametrize(
    ("share", "total", "required"),
    [
        (rules.HALF, 10, 5),
        (rules.HALF, 9, 5),
        (rules.MORE_THAN_HALF, 10, 6),
        (rules.MORE_THAN_HALF, 9, 5),
        (rules.TWO_THIRDS, 9, 6),
        (rules.TWO_THIRDS, 10, 7),
        (rules.ALL, 7, 7),
    ],
)
def test_at_least_half_and_more_than_half_differ_for_even_numbers(
    share: rules.Share, total: int, required: int
) -> None:
    assert share.required(total) == required


def test_nobody_is_never_enough() -> None:
    assert rules.HALF.required(0) == 1


def test_a_fixed_number_does_not_depend_on_the_whole() -> None:
    assert rules.Count(5).required(3) == 5


@given(st.fractions(min_value=0, max_value=1, max_denominator=50), st.integers(1, 200), st.booleans())
def test_what_a_share_requires_is_the_smallest_number_that_reaches_it(
    part: Fraction, total: int, exceeded: bool
) -> None:
    if part == 0 or (part == 1 and exceeded):
        return
    share = rules.Share(part, exceeded)

    required = share.required(total)

    def reached(number: int) -> bool:
        return Fraction(number, total) > part if exceeded else Fraction(number, total) >= part

    assert reached(required)
    assert required == 1 or not reached(required - 1)


@pytest.mark.parametrize(("part", "exceeded"), [("0", False), ("3/2", False), ("1", True), ("-1/2", False)])
def test_a_share_that_nobody_can_reach_is_no_share(part: str, exceeded: bool) -> None:
    with pytest.raises(ValueError, match="not a share"):
        rules.Share(Fraction(part), exceeded)


def test_a_count_below_one_is_no_count() -> None:
    with pytest.raises(ValueError, match="not a number"):
        rules.Count(0)


def test_a_count_of_one_is_enough_for_a_rule() -> None:
    assert rules.Count(1).required(9) == 1


def test_a_requirement_names_roles_and_at_least_one_seat() -> None:
    assert rules.RoleRequirement((Role.CHAIR,)).number == 1
    with pytest.raises(ValueError, match="at least one role"):
        rules.RoleRequirement(())
    with pytest.raises(ValueError, match="one seat"):
        rules.RoleRequirement((Role.CHAIR,), number=0)


def test_a_council_starts_with_two_weeks_of_notice_and_one_of_corrections() -> None:
    assert (rules.WITHOUT_SIDES.notice_days, rules.WITHOUT_SIDES.correction_days) == (14, 7)


def test_periods_may_be_nothing_but_not_negative() -> None:
    assert rules.Rules(notice_days=0).notice_days == 0
    with pytest.raises(ValueError, match="less than no days"):
        rules.Rules(special_notice_days={MeetingKind.EXTRAORDINARY: -1})


def test_a_kind_of_decision_may_have_its_own_majority() -> None:
    procedure = rules.Rules(majorities={DecisionKind.RECOMMENDATION: rules.TWO_THIRDS_OF_CAST})

    assert procedure.majority_for(DecisionKind.RECOMMENDATION) is rules.TWO_THIRDS_OF_CAST
    assert procedure.majority_for(DecisionKind.DECISION).is_consensus


def test_a_kind_of_meeting_may_have_its_own_notice_period() -> None:
    procedure = rules.Rules(notice_days=21, special_notice_days={MeetingKind.EXTRAORDINARY: 3})

    assert procedure.notice_days_for(MeetingKind.EXTRAORDINARY) == 3
    assert procedure.notice_days_for(MeetingKind.ORDINARY) == 21


def test_a_council_with_sides_starts_with_half_of_each_and_one_co_chair_of_each() -> None:
    quorum = rules.defaults(with_sides=True).quorum

    assert quorum.each_side == rules.HALF
    assert quorum.roles == (rules.RoleRequirement((Role.CO_CHAIR,), each_side=True),)
    assert quorum.online_counts


def test_a_council_without_sides_starts_with_half_of_all() -> None:
    quorum = rules.defaults(with_sides=False).quorum

    assert (quorum.overall, quorum.each_side, quorum.roles) == (rules.HALF, None, ())


def test_rules_can_be_compared_and_kept_in_sets() -> None:
    assert len({rules.Rules(), rules.WITHOUT_SIDES, rules.WITH_SIDES}) == 2
