"""Mandates: who sits where on which day."""

from __future__ import annotations

from datetime import date

from councildesk.domain import mandates
from councildesk.domain.council import MandateKind, Role, Seat
from councildesk.domain.mandates import Mandate
from councildesk.domain.terms import Term

DAY = date(2024, 8, 27)
BEFORE, AFTER = Term(None, date(2024, 8, 26)), Term(date(2024, 8, 28))


def alternate(person: str, rank: str, term: Term = Term()) -> Mandate:  # noqa: B008 - frozen
    return Mandate("seat", person, MandateKind.ALTERNATE, term, rank)


def test_the_holder_is_the_one_of_the_day_not_of_today() -> None:
    held = [Mandate("seat", "Aysel", term=Term(None, DAY)), Mandate("seat", "Farid", term=AFTER)]

    assert mandates.holder(held, "seat", DAY) == "Aysel"
    assert mandates.holder(held, "seat", date(2024, 8, 28)) == "Farid"


def test_a_seat_without_a_mandate_on_the_day_is_vacant() -> None:
    held = [Mandate("seat", "Aysel", term=BEFORE), Mandate("other", "Farid")]

    assert mandates.holder(held, "seat", DAY) is None
    assert [seat.is_filled for seat in mandates.seated([Seat("seat"), Seat("other")], held, DAY)] == [False, True]


def test_the_later_of_two_holders_holds_and_the_clash_is_named() -> None:
    old, new = Mandate("seat", "Aysel"), Mandate("seat", "Farid", term=Term(date(2024, 1, 1)))

    assert mandates.holder([old, new], "seat", DAY) == "Farid"
    assert mandates.clashes([old, new]) == [(old, new)]


def test_successors_alternates_and_other_seats_do_not_clash() -> None:
    held = [
        Mandate("seat", "Aysel", term=BEFORE),
        Mandate("seat", "Farid", term=Term(DAY)),
        Mandate("other", "Ulugbek"),
    ]

    assert mandates.clashes([*held, alternate("Nodira", "n0")]) == []


def test_alternates_come_in_their_order_each_once() -> None:
    named = [
        alternate("Nodira", "n1"),
        alternate("Ulugbek", "n0"),
        alternate("Nodira", "n2"),
        alternate("Ada", "n3", BEFORE),
    ]

    assert mandates.alternates(named, "seat", DAY) == ("Ulugbek", "Nodira")


def test_seats_are_filled_for_the_day() -> None:
    seat = Seat("seat", side="AZ", role=Role.CO_CHAIR)
    named = [Mandate("seat", "Aysel"), alternate("Aysel", "n0"), alternate("Nodira", "n1")]

    seated = mandates.seated([seat], named, DAY)

    assert seated == [Seat("seat", "AZ", Role.CO_CHAIR, holder="Aysel", alternates=("Nodira",))]
    assert seated[0].is_filled
