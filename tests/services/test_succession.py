"""The meeting after a meeting."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from builders import BAKU, at, council, item, meeting, person, side
from councildesk.domain.agenda import ItemKind, ItemRole, ItemState
from councildesk.domain.meetings import SiteKind
from councildesk.domain.planning import TakenOver
from councildesk.domain.text import paragraphs
from councildesk.services import agenda, item_persons, meetings, running, sites, succession
from councildesk.services.item_persons import ItemPersonDraft
from councildesk.services.meetings import MeetingDraft
from councildesk.services.sites import SiteDraft
from councildesk.services.workspace import Workspace
from services.conftest import step

NEXT = MeetingDraft(dt.date(2025, 2, 1), {"en": "Second"}, number="", time_zone=BAKU)


def drawn(workspace: Workspace, one: str) -> str:
    return " ".join("." * row.level + row.title for row in workspace.read(agenda.rows, one, "en"))


@pytest.fixture
def first(workspace: Workspace) -> str:
    """Opening, trade (with a part), energy, other business; trade was postponed."""
    council(workspace)
    one = meeting(workspace)
    item(workspace, one, "Opening", kind=ItemKind.OPENING, planned_minutes=10)
    trade = item(workspace, one, "Trade", planned_minutes=30, proposal={"en": paragraphs("Less customs")})
    item(workspace, one, "Transit", parent_id=trade)
    item(workspace, one, "Energy")
    item(workspace, one, "Business", kind=ItemKind.OTHER_BUSINESS)
    workspace.perform("Rename", agenda.rename, trade, "de", "Handel")
    ada = person(workspace, "Ada Lovelace")
    workspace.perform("Add", item_persons.add, trade, ItemPersonDraft(ada, ItemRole.RAPPORTEUR, {"en": "Customs"}))
    workspace.perform("Postpone", agenda.set_state, trade, ItemState.POSTPONED)
    workspace.perform("Site", sites.add, one, SiteDraft(name={"en": "Hall"}, link="https://example.org"))
    return one


def ids(workspace: Workspace, one: str) -> dict[str, str]:
    return {row.title: row.id for row in workspace.read(agenda.rows, one, "en")}


def test_the_next_meeting_has_the_standing_items_and_what_was_left_open(workspace: Workspace, first: str) -> None:
    second = workspace.perform("Add", meetings.add, replace(NEXT, previous_id=first))
    step(workspace, "Take over", succession.take_over, first, second, tuple(TakenOver))

    assert drawn(workspace, second) == "Opening Trade .Transit Business"
    carried = ids(workspace, second)["Trade"]
    draft = workspace.read(agenda.draft, carried)
    assert (draft.title, draft.planned_minutes) == ({"en": "Trade", "de": "Handel"}, 30)
    assert draft.proposal == {"en": paragraphs("Less customs")}
    (rapporteur,) = workspace.read(item_persons.rows, [carried], "en")[carried]
    assert (rapporteur.name, rapporteur.talk) == ("Ada Lovelace", "Customs")
    assert [row.name for row in workspace.read(sites.rows, second, "en")] == ["Hall"]
    assert workspace.read(meetings.draft, second).previous_id == first


def test_what_was_not_reached_is_left_open_where_the_course_was_noted(workspace: Workspace, first: str) -> None:
    found = ids(workspace, first)
    assert workspace.read(succession.left_open, first) == [found["Trade"]]

    workspace.perform("Open", running.open_meeting, first, at("10:00"))
    workspace.perform("Item", running.open_item, found["Opening"], at("10:00"))
    workspace.perform("Close", running.close_meeting, first, at("11:00"))

    assert workspace.read(succession.left_open, first) == [found["Trade"], found["Energy"]]


def test_an_item_is_carried_over_once_and_remembers_where_it_was(workspace: Workspace, first: str) -> None:
    trade = ids(workspace, first)["Trade"]
    second, third = meeting(workspace, "Report"), meeting(workspace)

    (carried,) = step(workspace, "Carry over", succession.carry_over, [trade], second)
    workspace.perform("Postpone", agenda.set_state, carried, ItemState.POSTPONED)
    (again,) = workspace.perform("Carry over", succession.carry_over, [carried], third)

    assert drawn(workspace, second) == "Report Trade .Transit"
    assert workspace.read(succession.left_open, first) == []
    assert [(before.item_id, before.meeting_id) for before in workspace.read(succession.earlier, again)] == [
        (carried, second),
        (trade, first),
    ]
    assert workspace.read(succession.earlier, trade) == []
    for target in (first, second):
        assert workspace.perform("Carry over", succession.carry_over, [trade], target) == []


@pytest.mark.parametrize(
    ("host", "rooms", "kept"),
    [
        ("UZ", "AZ", ["Link"]),
        ("UZ", "AZ UZ", ["Room AZ", "Room UZ", "Link"]),
        ("AZ", "AZ", ["Room AZ", "Link"]),
        (None, "AZ", ["Room AZ", "Link"]),
    ],
)
def test_the_room_of_the_former_host_alone_does_not_go_to_the_next_one(
    workspace: Workspace, host: str | None, rooms: str, kept: list[str]
) -> None:
    council(workspace)
    sides = {code: side(workspace, code) for code in ("AZ", "UZ")}
    first = meeting(workspace, host_side_id=sides["AZ"])
    for code in rooms.split():
        draft = SiteDraft(SiteKind.ROOM, {"en": f"Room {code}"}, side_id=sides[code])
        workspace.perform("Site", sites.add, first, draft)
    workspace.perform("Site", sites.add, first, SiteDraft(SiteKind.ONLINE, {"en": "Link"}))
    second = workspace.perform("Add", meetings.add, replace(NEXT, host_side_id=sides.get(host or "")))

    offered = workspace.read(succession.on_offer, first, sides.get(host or ""))
    step(workspace, "Take over", succession.take_over, first, second, tuple(TakenOver))

    assert [row.name for row in workspace.read(sites.rows, second, "en")] == kept
    assert offered[TakenOver.SITES] == len(kept)
