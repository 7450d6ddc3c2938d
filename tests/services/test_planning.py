"""A new meeting: what is proposed for it, and what it takes over."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import BAKU, DAY, at, council, item, meeting, person, seat, side
from councildesk.domain.agenda import ItemKind, ItemState
from councildesk.domain.council import Role
from councildesk.domain.errors import NotFound
from councildesk.domain.meetings import MeetingKind, MeetingState
from councildesk.domain.minutes import EntryKind
from councildesk.domain.planning import TakenOver
from councildesk.domain.text import paragraphs
from councildesk.services import (
    actions,
    agenda,
    entries,
    invitations,
    item_persons,
    meetings,
    offers,
    officers,
    planning,
    sites,
    succession,
)
from councildesk.services.actions import ActionDraft, AssigneeDraft
from councildesk.services.agenda import ItemDraft
from councildesk.services.entries import EntryDraft
from councildesk.services.invitations import InvitationDraft
from councildesk.services.meetings import MeetingDraft
from councildesk.services.offers import OfferKind
from councildesk.services.planning import NewMeeting
from councildesk.services.sites import SiteDraft
from councildesk.services.workspace import Workspace
from services.conftest import step

TODAY = dt.date(2024, 9, 2)


def drawn(workspace: Workspace, one: str, language: str = "en") -> list[str]:
    return ["." * row.level + row.title for row in workspace.read(agenda.rows, one, language)]


@pytest.fixture
def first(workspace: Workspace) -> str:
    """A meeting on a Tuesday at ten in Baku, hosted by AZ, with much to hand on."""
    council(workspace)
    az, uz = side(workspace, "AZ"), side(workspace, "UZ", "Asia/Tashkent")
    ada, mary = person(workspace, "Ada Lovelace"), person(workspace, "Mary Somerville")
    seat(workspace, ada, az, role=Role.CO_CHAIR)
    seat(workspace, mary, uz, role=Role.CO_CHAIR)
    one = meeting(workspace, starts_at=at("10:00"), ends_at=at("13:00"), host_side_id=az)
    item(workspace, one, "Opening", kind=ItemKind.OPENING, planned_minutes=10)
    trade = item(workspace, one, "Trade", planned_minutes=30)
    item(workspace, one, "", kind=ItemKind.BREAK, planned_minutes=15)
    item(workspace, one, "Verification of participants and quorum", kind=ItemKind.INFORMATION)
    item(workspace, one, "Closing", kind=ItemKind.CLOSING)
    workspace.perform("Postpone", agenda.set_state, trade, ItemState.POSTPONED)
    workspace.perform(
        "Site", sites.add, one, SiteDraft(name={"en": "Hall"}, link="https://example.org/last", access="Code 1234")
    )
    guest = InvitationDraft(person(workspace, "Grace Hopper"), Role.GUEST)
    workspace.perform("Guest", invitations.add, one, guest)
    for officer in workspace.read(officers.proposed, one):
        workspace.perform("Officer", officers.add, one, officer)
    entry = EntryDraft(EntryKind.ACTION, {"en": paragraphs("Send the map of corridors")})
    made = workspace.perform("Action", entries.add, one, entry, item_id=trade)
    action = next(row.id for row in workspace.read(actions.rows, "en") if row.entry_id == made)
    owed = ActionDraft((AssigneeDraft(person_id=ada),), dt.date(2024, 10, 1))
    workspace.perform("Assign", actions.change, action, owed)
    workspace.perform("Number", actions.set_number, action, "A-2024-001")
    return one


def new(workspace: Workspace, model: str, *wanted: TakenOver) -> NewMeeting:
    return NewMeeting(workspace.read(planning.proposed, TODAY, model_id=model), model, None, frozenset(wanted))


def test_the_day_keeps_the_weekday_and_the_notice_period_and_the_hours_stay(workspace: Workspace, first: str) -> None:
    draft = workspace.read(planning.proposed, TODAY)

    assert (draft.date, draft.date.weekday()) == (dt.date(2024, 9, 17), DAY.weekday())
    assert draft.starts_at == at("10:00", draft.date)
    assert draft.ends_at == at("13:00", draft.date)
    assert draft.time_zone == BAKU


def test_the_other_side_is_host_than_last_time(workspace: Workspace, first: str) -> None:
    az = workspace.read(meetings.draft, first).host_side_id

    second = workspace.perform("Plan", planning.plan, new(workspace, first))
    host = workspace.read(meetings.draft, second).host_side_id
    third = workspace.read(planning.proposed, TODAY, model_id=second)

    assert host not in (None, az)
    assert third.host_side_id == az


def test_all_that_is_on_offer_is_taken_over_in_one_step(workspace: Workspace, first: str) -> None:
    host = workspace.read(meetings.draft, first).host_side_id
    offered = workspace.read(planning.on_offer, first, host)
    assert offered == {
        TakenOver.STANDING_ITEMS: 3,
        TakenOver.BREAKS: 1,
        TakenOver.MINUTES_ADOPTION: 1,
        TakenOver.OPEN_ACTIONS: 1,
        TakenOver.POSTPONED_ITEMS: 1,
        TakenOver.SITES: 1,
        TakenOver.ACCESS: 1,
        TakenOver.OFFICERS: 2,
        TakenOver.GUESTS: 1,
    }

    second = step(workspace, "Plan meeting", planning.plan, new(workspace, first, *TakenOver))

    assert drawn(workspace, second) == [
        "Opening",
        "Adoption of the minutes of the previous meeting",
        "Matters arising: earlier decisions and actions",
        ".A-2024-001 Send the map of corridors",
        "",
        "Verification of participants and quorum",
        "Trade",
        "Closing",
    ]
    under = next(row for row in workspace.read(agenda.rows, second, "en") if row.level == 1)
    assert [one.name for one in under.persons] == ["Ada Lovelace"]
    assert [row.name for row in workspace.read(sites.rows, second, "en")] == ["Hall"]
    assert len(workspace.read(officers.rows, second, "en")) == 2
    assert [row.role for row in workspace.read(invitations.rows, second, "en")] == [Role.GUEST]
    assert workspace.read(meetings.draft, second).previous_id == first


def test_last_times_link_comes_along_only_where_somebody_asks_for_it(workspace: Workspace, first: str) -> None:
    model = workspace.read(planning.proposed, TODAY, model_id=first)
    usual = workspace.perform("Plan", planning.plan, NewMeeting(model, first))
    asked = workspace.perform("Plan", planning.plan, new(workspace, first, TakenOver.SITES, TakenOver.ACCESS))

    (hall,) = workspace.read(sites.rows, usual, "en")
    (same,) = workspace.read(sites.rows, asked, "en")

    assert (hall.name, hall.link, hall.access) == ("Hall", "", "")
    assert (same.name, same.link, same.access) == ("Hall", "https://example.org/last", "Code 1234")


@pytest.mark.parametrize("left_out", [one for one in TakenOver if one is not TakenOver.ACCESS])
def test_what_is_not_wanted_is_left_out(workspace: Workspace, first: str, left_out: TakenOver) -> None:
    second = workspace.perform("Plan", planning.plan, new(workspace, first, *(set(TakenOver) - {left_out})))

    titles, kinds = drawn(workspace, second), [row.kind for row in workspace.read(agenda.rows, second, "en")]
    there = {
        TakenOver.STANDING_ITEMS: "Opening" in titles,
        TakenOver.BREAKS: ItemKind.BREAK in kinds,
        TakenOver.MINUTES_ADOPTION: ItemKind.MINUTES_ADOPTION in kinds,
        TakenOver.OPEN_ACTIONS: ".A-2024-001 Send the map of corridors" in titles,
        TakenOver.POSTPONED_ITEMS: "Trade" in titles,
        TakenOver.SITES: bool(workspace.read(sites.rows, second, "en")),
        TakenOver.OFFICERS: bool(workspace.read(officers.rows, second, "en")),
        TakenOver.GUESTS: bool(workspace.read(invitations.rows, second, "en")),
    }
    assert there == {part: part is not left_out for part in TakenOver if part is not TakenOver.ACCESS}


def test_actions_taken_over_are_not_offered_again(workspace: Workspace, first: str) -> None:
    workspace.perform("Held", meetings.set_state, first, MeetingState.HELD)
    without = workspace.perform("Plan", planning.plan, new(workspace, first))
    second = workspace.perform("Plan", planning.plan, new(workspace, first, TakenOver.OPEN_ACTIONS))

    def offered(meeting_id: str) -> list[str]:
        return [one.number for one in workspace.read(offers.rows, meeting_id, "en") if one.kind is OfferKind.ACTION]

    assert offered(without) == ["A-2024-001"]
    assert offered(second) == []
    asked = next(row.id for row in workspace.read(agenda.rows, second, "en") if row.title.startswith("A-2024-001"))
    workspace.perform("Rename", agenda.rename, asked, "en", "Map of the corridors")
    assert offered(second) == []
    workspace.perform("Remove", agenda.remove, asked)
    assert offered(second) == ["A-2024-001"]


def test_minutes_are_adopted_under_a_title_that_names_no_earlier_meeting(workspace: Workspace, first: str) -> None:
    named = ItemDraft({"en": "Adoption of the minutes of the founding meeting"}, kind=ItemKind.MINUTES_ADOPTION)
    workspace.perform("Add item", agenda.add, first, named)

    second = workspace.perform("Plan", planning.plan, new(workspace, first, *TakenOver))

    titles = [row.title for row in workspace.read(agenda.rows, second, "en") if row.kind is ItemKind.MINUTES_ADOPTION]
    assert titles == ["Adoption of the minutes of the previous meeting"]


def test_a_postponed_item_remembers_where_it_was(workspace: Workspace, first: str) -> None:
    second = workspace.perform("Plan", planning.plan, new(workspace, first, TakenOver.POSTPONED_ITEMS))

    (row,) = workspace.read(agenda.rows, second, "en")
    (before,) = workspace.read(succession.earlier, row.id)
    assert before.meeting_id == first


def test_an_empty_meeting_has_nothing_but_its_number(workspace: Workspace, first: str) -> None:
    draft = workspace.read(planning.proposed, TODAY)
    number = workspace.read(planning.number_on, draft.date)

    made = step(workspace, "Plan meeting", planning.plan, NewMeeting(draft))

    assert drawn(workspace, made) == []
    assert workspace.read(meetings.row, made, "en").number == number


def test_a_template_gives_agenda_officers_and_length(workspace: Workspace, first: str) -> None:
    template = workspace.read(planning.template_of, MeetingKind.CONFERENCE)
    draft = workspace.read(planning.proposed, TODAY, template_id=template)

    made = step(workspace, "Plan meeting", planning.plan, NewMeeting(draft, None, template))

    assert draft.kind is MeetingKind.CONFERENCE
    assert draft.ends_at is not None
    assert draft.starts_at is not None
    assert draft.ends_at - draft.starts_at == dt.timedelta(minutes=240)
    assert drawn(workspace, made, "de")[0] == "Eröffnung der Konferenz"
    rows = workspace.read(agenda.rows, made, "en")
    assert [row.kind for row in rows[:2]] == [ItemKind.OPENING, ItemKind.ADDRESS]
    persons = workspace.read(item_persons.rows, [rows[0].id], "en")[rows[0].id]
    assert {one.name for one in persons} == {"Ada Lovelace", "Mary Somerville"}
    assert len(workspace.read(officers.rows, made, "en")) == 2


def test_a_written_procedure_is_proposed_without_hours(workspace: Workspace, first: str) -> None:
    draft = workspace.read(planning.proposed, TODAY, kind=MeetingKind.WRITTEN_PROCEDURE)

    assert draft.starts_at is None
    assert draft.ends_at is None


def test_the_first_meeting_of_a_council_is_at_ten(workspace: Workspace) -> None:
    council(workspace)

    draft = workspace.read(planning.proposed, TODAY)

    assert workspace.read(planning.last) is None
    assert draft.starts_at == at("10:00", draft.date)
    assert draft.host_side_id is None


def test_a_meeting_that_was_called_off_is_no_model(workspace: Workspace, first: str) -> None:
    later = meeting(workspace)
    workspace.perform("Move", meetings.change, later, MeetingDraft(dt.date(2025, 1, 1), number="9", time_zone=BAKU))
    workspace.perform("Cancel", meetings.set_state, later, MeetingState.CANCELLED, "Snow")

    assert workspace.read(planning.last) == first


def test_a_template_that_is_not_there_is_refused(workspace: Workspace, first: str) -> None:
    with pytest.raises(NotFound):
        workspace.read(planning.proposed, TODAY, template_id="none")


def test_an_extraordinary_meeting_may_come_before_the_one_that_is_planned(workspace: Workspace, first: str) -> None:
    later = MeetingDraft(dt.date(2024, 12, 3), number="9", time_zone=BAKU)
    workspace.perform("Add", meetings.add, later)

    ordinary = workspace.read(planning.proposed, TODAY, template_id="ordinary")
    extraordinary = workspace.read(planning.proposed, TODAY, template_id="extraordinary")

    assert ordinary.date > later.date
    assert TODAY < extraordinary.date < later.date
