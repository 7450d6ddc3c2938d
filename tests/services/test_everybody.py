"""All persons on a day, and the council's guests among them."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import council, meeting, person, seat, side
from councildesk.domain.council import MandateKind, Role
from councildesk.services import everybody, item_persons
from councildesk.services.item_persons import ItemPersonDraft
from councildesk.services.workspace import Workspace
from councildesk.storage.models import AgendaItem

DAY = dt.date(2026, 3, 1)


@pytest.fixture
def azerbaijan(workspace: Workspace) -> str:
    council(workspace)
    return side(workspace, "AZ")


def test_each_person_comes_with_what_he_or_she_is_on_the_day(workspace: Workspace, azerbaijan: str) -> None:
    ada, bob = person(workspace, "Ada A", azerbaijan), person(workspace, "Bob B")
    seat(workspace, ada, azerbaijan, alternates=[bob])
    seat(workspace, bob, azerbaijan, Role.SECRETARY)

    first, second = workspace.read(everybody.rows, DAY, "en")

    assert (first.name, first.side, first.offices) == ("A, Ada", "AZ", ((Role.MEMBER, MandateKind.HOLDER),))
    assert second.offices == ((Role.MEMBER, MandateKind.ALTERNATE), (Role.SECRETARY, MandateKind.HOLDER))


def test_guests_hold_a_guests_seat_or_take_part_without_a_seat(workspace: Workspace, azerbaijan: str) -> None:
    ada, bob, cat, _dan = (person(workspace, name) for name in ("Ada A", "Bob B", "Cat C", "Dan D"))
    seat(workspace, ada, azerbaijan)
    seat(workspace, bob, azerbaijan, Role.GUEST)
    held = meeting(workspace, "Trade")
    item = workspace.read(lambda session: session.query(AgendaItem.id).filter_by(meeting_id=held).scalar())
    for who in (ada, cat):
        workspace.perform("Speak", item_persons.add, item, ItemPersonDraft(who))

    found = [row.name for row in workspace.read(everybody.guests, DAY, "en")]

    assert found == ["B, Bob", "C, Cat"]
