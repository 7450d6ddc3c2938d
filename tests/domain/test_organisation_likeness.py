"""Organisations that may be one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain.organisation_likeness import Known, groups, is_alike

NAMES = st.sampled_from(["Academy of Sciences", "Akademiya", "Академия", "Institute 1", "Institute 2", "ISRS", ""])


def test_three_that_are_like_each_other_by_steps_are_one_group() -> None:
    first = Known.of("1", ["Academy of Sciences", "AS"])
    second = Known.of("2", ["AS", "Elmlər Akademiyası"])
    third = Known.of("3", ["Elmler Akademiyasi"])
    apart = Known.of("4", ["Ministry of Energy"])

    assert groups([first, apart, second, third]) == [("1", "2", "3")]


def test_an_organisation_without_a_name_is_like_no_other() -> None:
    assert not is_alike(Known.of("1", ["", " "]), Known.of("2", [""]))


def test_short_names_with_a_slip_are_others() -> None:
    assert not is_alike(Known.of("1", ["ISRS"]), Known.of("2", ["ISRC"]))


@given(st.lists(st.lists(NAMES, max_size=3), max_size=6))
def test_likeness_goes_both_ways_and_nobody_stands_in_two_groups(named: list[list[str]]) -> None:
    known = [Known.of(str(number), names) for number, names in enumerate(named)]

    assert all(is_alike(one, other) is is_alike(other, one) for one in known for other in known)
    keys = [key for group in groups(known) for key in group]
    assert len(keys) == len(set(keys))
    alike = {one.key for one in known for other in known if one is not other and is_alike(one, other)}
    assert set(keys) == alike
