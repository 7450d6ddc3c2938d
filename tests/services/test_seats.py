"""Seats, their holders over time, and who stands in."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from builders import council, person, seat, side
from councildesk.domain.council import MandateKind, Role
from councildesk.domain.errors import AlreadyThere, NotFound, PeriodReversed
from councildesk.services import organisations, seats, sentences
from councildesk.services.organisations import OrganisationDraft
from councildesk.services.seats import SeatDraft
from councildesk.services.workspace import Workspace
from services.conftest import step

DAY = dt.date(2026, 3, 1)
DAY_BEFORE = DAY - dt.timedelta(days=1)
HOLDER, ALTERNATE = MandateKind.HOLDER, MandateKind.ALTERNATE


@pytest.fixture
def azerbaijan(workspace: Workspace) -> str:
    council(workspace)
    return side(workspace, "AZ")


@pytest.fixture
def place(workspace: Workspace, azerbaijan: str) -> str:
    return step(workspace, "Add seat", seats.add, SeatDraft(azerbaijan, Role.CHAIR, title={"en": "Head"}))


@pytest.fixture
def ada(workspace: Workspace) -> str:
    return person(workspace, "Ada Lovelace")


@pytest.fixture
def max_(workspace: Workspace) -> str:
    return person(workspace, "Max Planck")


def appoint(
    workspace: Workspace,
    place: str,
    who: str,
    starts: dt.date | None = None,
    ends: dt.date | None = None,
    kind: MandateKind = HOLDER,
) -> str:
    return step(workspace, "Appoint", seats.appoint, place, who, kind, starts, ends)


def held_by(workspace: Workspace, day: dt.date) -> str:
    return workspace.read(seats.rows, day, "en")[0].holder


def spans(workspace: Workspace, place: str) -> list[tuple[str, dt.date | None, dt.date | None]]:
    return [(row.name, row.valid_from, row.valid_to) for row in workspace.read(seats.mandates, place, "en")]


def test_the_board_shows_seats_with_holder_and_alternates(
    workspace: Workspace, place: str, azerbaijan: str, ada: str, max_: str
) -> None:
    appoint(workspace, place, ada)
    appoint(workspace, place, max_, kind=ALTERNATE)

    (row,) = workspace.read(seats.rows, DAY, "en")

    assert (row.id, row.side_id, row.role, row.title, row.voting) == (place, azerbaijan, Role.CHAIR, "Head", True)
    assert (row.holder_id, row.holder, row.alternates) == (ada, "Ada Lovelace", ("Max Planck",))


def test_a_change_of_holder_keeps_the_past(workspace: Workspace, place: str, ada: str, max_: str) -> None:
    appoint(workspace, place, ada, dt.date(2024, 1, 1))

    appoint(workspace, place, max_, DAY)

    assert held_by(workspace, DAY_BEFORE) == "Ada Lovelace"
    assert held_by(workspace, DAY) == "Max Planck"
    assert spans(workspace, place) == [
        ("Ada Lovelace", dt.date(2024, 1, 1), DAY_BEFORE),
        ("Max Planck", DAY, None),
    ]


def test_a_holder_of_earlier_days_is_followed_by_the_one_already_there(
    workspace: Workspace, place: str, ada: str, max_: str
) -> None:
    appoint(workspace, place, max_, DAY)

    appoint(workspace, place, ada)

    assert spans(workspace, place) == [("Ada Lovelace", None, DAY_BEFORE), ("Max Planck", DAY, None)]


def test_a_holder_for_a_while_leaves_the_seat_vacant_after(
    workspace: Workspace, place: str, ada: str, max_: str
) -> None:
    appoint(workspace, place, ada)

    appoint(workspace, place, max_, DAY, DAY)

    assert held_by(workspace, DAY) == "Max Planck"
    assert held_by(workspace, DAY + dt.timedelta(days=1)) == ""


@pytest.mark.parametrize("starts", [None, DAY])
def test_two_persons_do_not_hold_a_seat_on_one_day(
    workspace: Workspace, place: str, ada: str, max_: str, starts: dt.date | None
) -> None:
    appoint(workspace, place, ada, starts)

    with pytest.raises(AlreadyThere) as refused:
        workspace.perform("Appoint", seats.appoint, place, max_, HOLDER, starts)

    assert sentences.sentence(refused.value).startswith("Ada Lovelace holds this seat on some of these days.")
    assert spans(workspace, place) == [("Ada Lovelace", starts, None)]


def test_a_term_is_moved_but_not_into_that_of_another(workspace: Workspace, place: str, ada: str, max_: str) -> None:
    first = appoint(workspace, place, ada)
    second = appoint(workspace, place, max_, DAY)

    step(workspace, "Set period", seats.set_period, first, dt.date(2024, 1, 1), dt.date(2025, 1, 1))
    with pytest.raises(AlreadyThere):
        workspace.perform("Set period", seats.set_period, second, dt.date(2025, 1, 1), None)
    workspace.perform("Set period", seats.set_period, second, DAY, None)

    assert spans(workspace, place) == [
        ("Ada Lovelace", dt.date(2024, 1, 1), dt.date(2025, 1, 1)),
        ("Max Planck", DAY, None),
    ]


def test_a_seat_that_two_copies_gave_away_can_be_put_right(workspace: Workspace, ada: str, max_: str) -> None:
    place = seat(workspace, ada, alternates=[max_])
    ids = [row.id for row in workspace.read(seats.mandates, place, "en")]
    workspace.perform("Merge", lambda session: setattr(seats.get_mandate(session, ids[1]), "kind", HOLDER))

    workspace.perform("Set period", seats.set_period, ids[0], None, None)
    step(workspace, "Withdraw", seats.withdraw, ids[1])

    assert spans(workspace, place) == [("Ada Lovelace", None, None)]


def test_several_stand_in_at_one_time_in_an_order_that_can_be_changed(
    workspace: Workspace, place: str, ada: str
) -> None:
    mandates = [
        appoint(workspace, place, who, kind=ALTERNATE)
        for who in (ada, person(workspace, "Bo"), person(workspace, "Cy"))
    ]

    step(workspace, "Move alternate", seats.put_alternate_beside, mandates[2], mandates[0], after=False)
    assert workspace.read(seats.rows, DAY, "en")[0].alternates == ("Cy", "Ada Lovelace", "Bo")
    step(workspace, "Move alternate", seats.put_alternate_beside, mandates[2], mandates[1], after=True)

    assert workspace.read(seats.rows, DAY, "en")[0].alternates == ("Ada Lovelace", "Bo", "Cy")


def test_an_alternate_stands_in_for_a_while(workspace: Workspace, place: str, ada: str) -> None:
    one = appoint(workspace, place, ada, kind=ALTERNATE)

    step(workspace, "Set period", seats.set_period, one, None, DAY_BEFORE)

    assert workspace.read(seats.rows, DAY_BEFORE, "en")[0].alternates == ("Ada Lovelace",)
    assert workspace.read(seats.rows, DAY, "en")[0].alternates == ()


def test_a_seat_is_moved_among_those_of_its_side_and_role(workspace: Workspace, azerbaijan: str, ada: str) -> None:
    other = side(workspace, "UZ")
    names = {"A": azerbaijan, "B": azerbaijan, "C": azerbaijan, "D": other}
    ids = {name: seat(workspace, person(workspace, name), one) for name, one in names.items()}
    guests = [seat(workspace, person(workspace, name), None, Role.GUEST) for name in "EF"]

    step(workspace, "Move seat", seats.move, ids["C"], 1)
    step(workspace, "Move seat", seats.move, guests[1], -5)

    assert [row.holder for row in workspace.read(seats.rows, DAY, "en")] == ["A", "C", "B", "D", "F", "E"]


def test_a_seat_comes_back_as_it_was_written(workspace: Workspace, place: str) -> None:
    house = workspace.perform("Add organisation", organisations.add, OrganisationDraft({"en": "Center"}))
    draft = SeatDraft(None, Role.OBSERVER, False, house, DAY, DAY, {"en": "Guest of honour"})

    step(workspace, "Change seat", seats.change, place, draft)

    assert workspace.read(seats.draft, place) == draft
    assert workspace.read(seats.rows, DAY_BEFORE, "en") == []
    assert workspace.read(seats.rows, DAY, "en")[0].organisation_id == house


def test_a_seat_is_removed_with_its_mandates(workspace: Workspace, place: str, ada: str) -> None:
    one = appoint(workspace, place, ada)

    step(workspace, "Remove seat", seats.remove, place)

    assert workspace.read(seats.rows, DAY, "en") == []
    for question, key in ((seats.draft, place), (seats.get_mandate, one)):
        with pytest.raises(NotFound):
            workspace.read(question, key)


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"valid_from": DAY, "valid_to": DAY_BEFORE}, PeriodReversed),
        ({"side_id": "nothing"}, NotFound),
        ({"organisation_id": "nothing"}, NotFound),
    ],
)
def test_what_cannot_be_a_seat_is_refused(
    workspace: Workspace, place: str, fields: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        workspace.perform("Add seat", seats.add, replace(SeatDraft(), **fields))
    with pytest.raises(refusal):
        workspace.perform("Change seat", seats.change, place, replace(SeatDraft(), **fields))
    assert len(workspace.read(seats.rows, DAY, "en")) == 1


def test_periods_run_forwards_and_persons_are_known(workspace: Workspace, place: str, ada: str) -> None:
    one = appoint(workspace, place, ada)

    with pytest.raises(PeriodReversed):
        workspace.perform("Appoint", seats.appoint, place, ada, ALTERNATE, DAY, DAY_BEFORE)
    with pytest.raises(PeriodReversed):
        workspace.perform("Set period", seats.set_period, one, DAY, DAY_BEFORE)
    for seat_id, person_id in ((place, "nobody"), ("nothing", ada)):
        with pytest.raises(NotFound):
            workspace.perform("Appoint", seats.appoint, seat_id, person_id)
