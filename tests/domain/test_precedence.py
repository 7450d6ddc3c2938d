"""Precedence: who stands where in a list."""

from __future__ import annotations

from councildesk.domain.council import Role
from councildesk.domain.precedence import Order, Standing, in_order

PEOPLE = {
    "guest": Standing(None, Role.GUEST, None, "a"),
    "uz member": Standing("UZ", Role.MEMBER, "n0", "a"),
    "uz chair": Standing("UZ", Role.CO_CHAIR, "n1", "z"),
    "az expert": Standing("AZ", Role.EXPERT, None, "a"),
    "az second": Standing("AZ", Role.MEMBER, "n1", "a"),
    "az first": Standing("AZ", Role.MEMBER, "n0", "z"),
    "az chair": Standing("AZ", Role.CO_CHAIR, "n0", "z"),
}


def ordered(*sides: str, by_side: bool = True) -> list[str]:
    return in_order(PEOPLE, PEOPLE.__getitem__, sides, Order(by_side=by_side))


def test_people_stand_side_by_side_by_role_and_seat() -> None:
    assert ordered("AZ", "UZ") == ["az chair", "az first", "az second", "az expert", "uz chair", "uz member", "guest"]


def test_in_its_own_copy_a_side_comes_first() -> None:
    assert ordered("UZ", "AZ")[:2] == ["uz chair", "uz member"]


def test_without_grouping_roles_come_before_sides() -> None:
    order = ordered("AZ", "UZ", by_side=False)

    assert order == ["az chair", "uz chair", "az first", "az second", "uz member", "az expert", "guest"]


def test_a_side_that_is_not_listed_comes_behind_those_listed_and_before_none() -> None:
    assert ordered("UZ") == ["uz chair", "uz member", "az chair", "az first", "az second", "az expert", "guest"]


def test_those_without_a_seat_come_behind_those_of_their_role_who_have_one() -> None:
    people = {"seated": Standing(None, Role.EXPERT, "n5", "z"), "standing": Standing(None, Role.EXPERT, None, "a")}

    assert in_order(people, people.__getitem__) == ["seated", "standing"]


def test_names_decide_between_people_of_one_role_without_a_seat() -> None:
    people = {"b": Standing(None, Role.GUEST, None, "2"), "a": Standing(None, Role.GUEST, None, "1")}

    assert in_order(people, people.__getitem__) == ["a", "b"]


def test_roles_stand_in_their_order_of_precedence() -> None:
    assert Role.CO_CHAIR.precedence < Role.DEPUTY_CHAIR.precedence < Role.MEMBER.precedence < Role.GUEST.precedence
    assert [role for role in Role if role.presides] == [Role.CO_CHAIR, Role.CHAIR]
