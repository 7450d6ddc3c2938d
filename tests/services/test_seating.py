"""The seats of the council on a day, and how persons are named to a reader."""

from __future__ import annotations

import datetime as dt

from builders import DAY, council, person, seat, side
from councildesk.domain.council import Role
from councildesk.services import person_names, seating
from councildesk.services.workspace import Workspace


def test_seats_of_the_day_stand_side_by_side_then_by_role_then_in_their_order(workspace: Workspace) -> None:
    council(workspace)
    az, uz = side(workspace, "AZ"), side(workspace, "UZ")
    ada, mary = person(workspace, "Ada Lovelace"), person(workspace, "Mary Somerville")
    observer = seat(workspace, None, None, Role.OBSERVER, voting=False)
    guest_side = seat(workspace, ada, uz, alternates=[mary, ada])
    second, first = seat(workspace, None, az), seat(workspace, mary, az, Role.CO_CHAIR)

    found = workspace.read(seating.on, DAY)

    assert [one.id for one in found] == [first, second, guest_side, observer]
    assert [(one.holder, one.alternates, one.voting) for one in found[2:]] == [(ada, (mary,), True), (None, (), False)]


def test_seats_that_ended_before_or_begin_after_are_not_there(workspace: Workspace) -> None:
    day = dt.timedelta(days=1)
    seat(workspace, None, valid_to=DAY - day)
    seat(workspace, None, valid_from=DAY + day)
    one_day = seat(workspace, None, valid_from=DAY, valid_to=DAY)

    assert [one.id for one in workspace.read(seating.on, DAY)] == [one_day]


def test_a_person_is_named_in_the_readers_language_else_in_the_councils(workspace: Workspace) -> None:
    council(workspace, "az", "uz")
    farid = person(workspace, "Farid Shafiyev", language="az")
    bahrom = person(workspace, "Bahrom Ashrafkhanov", language="en")

    assert workspace.read(person_names.full, [farid, bahrom], "de") == {
        farid: "Farid Shafiyev",
        bahrom: "Bahrom Ashrafkhanov",
    }
    assert workspace.read(person_names.listed, [farid, bahrom], "de") == {
        farid: "Shafiyev Farid",
        bahrom: "Ashrafkhanov, Bahrom",
    }
    assert workspace.read(person_names.full, ["nobody"], "de") == {"nobody": ""}
