"""What is missing in the minutes of a meeting, read from the record."""

from __future__ import annotations

import pytest

from builders import at, person, seat
from councildesk.domain.agenda import ItemState
from councildesk.domain.completeness import Gap, Missing
from councildesk.domain.council import Role
from councildesk.domain.minutes import EntryKind
from councildesk.domain.text import paragraphs
from councildesk.services import actions, agenda, completeness, entries, excuses, officers, running, stays, texts
from councildesk.services.officers import OfficerDraft
from councildesk.services.stays import StayDraft
from councildesk.services.workspace import Workspace
from services.test_entries import Desk


@pytest.fixture
def desk(workspace: Workspace) -> Desk:
    return Desk(workspace)


def missing(desk: Desk) -> list[Missing]:
    return desk.workspace.read(completeness.of_meeting, desk.meeting)


def gaps(desk: Desk) -> set[Gap]:
    return {one.gap for one in missing(desk)}


def hold(desk: Desk) -> None:
    desk.workspace.perform("Open", running.open_meeting, desk.meeting, at("10:00"))


def test_of_a_meeting_to_come_nothing_is_missing(desk: Desk) -> None:
    assert missing(desk) == []


def test_a_meeting_that_only_began_lacks_nearly_everything(desk: Desk) -> None:
    hold(desk)

    assert gaps(desk) == {
        Gap.NO_CHAIR,
        Gap.NO_SECRETARY,
        Gap.NO_END,
        Gap.NO_ATTENDANCE,
        Gap.ITEM_EMPTY,
        Gap.ITEM_UNTITLED,
    }


def test_what_is_written_down_is_no_longer_missing(desk: Desk) -> None:
    ada = person(desk.workspace, "Ada Lovelace")
    hold(desk)
    for role in (Role.CHAIR, Role.SECRETARY):
        desk.workspace.perform("Officer", officers.add, desk.meeting, OfficerDraft(ada, role))
    desk.workspace.perform("Arrive", stays.arrive, desk.meeting, StayDraft(ada, seat(desk.workspace, ada)))
    desk.workspace.perform("Close", running.close_meeting, desk.meeting, at("12:00"))
    for item in desk.items:
        desk.workspace.perform("Title", texts.put, "agenda_item", item, "title", {"az": "Bənd", "uz": "Band"})
        desk.write("text", desk.items.index(item))

    assert {(one.gap, one.language) for one in missing(desk)} == {
        (Gap.NAME_MISSING, "az"),
        (Gap.NAME_MISSING, "uz"),
        (Gap.UNTRANSLATED, "az"),
        (Gap.UNTRANSLATED, "uz"),
    }


def test_a_member_who_neither_came_nor_was_excused_is_told_until_excused(desk: Desk) -> None:
    ada, bob = person(desk.workspace, "Ada A"), person(desk.workspace, "Bob B")
    for holder in (ada, bob):
        seat(desk.workspace, holder)
    hold(desk)
    desk.workspace.perform("Arrive", stays.arrive, desk.meeting, StayDraft(ada))

    unaccounted = [one for one in missing(desk) if one.gap is Gap.UNACCOUNTED]
    desk.workspace.perform("Excuse", excuses.add, desk.meeting, bob, "ill")

    assert unaccounted == [Missing(Gap.UNACCOUNTED, bob)]
    assert Gap.UNACCOUNTED not in gaps(desk)


def test_an_action_names_its_entry_until_it_has_a_person_and_a_day(desk: Desk) -> None:
    ada = person(desk.workspace, "Ada A")
    hold(desk)
    entry = desk.write("Write the rules", kind=EntryKind.ACTION)
    action = desk.row(entry).action
    assert action is not None

    before = {one.gap for one in missing(desk) if one.target == entry}
    draft = actions.ActionDraft((actions.AssigneeDraft(person_id=ada),), at("10:00").date())
    desk.workspace.perform("Assign", actions.change, action.id, draft)
    after = {one.gap for one in missing(desk) if one.target == entry}

    assert before - after == {Gap.ACTION_UNASSIGNED, Gap.ACTION_UNDATED}


def test_a_changed_original_makes_its_translation_a_gap(desk: Desk) -> None:
    hold(desk)
    entry = desk.write("Trade")
    desk.workspace.perform("Write", entries.write, entry, "az", paragraphs("Ticarət"))
    desk.workspace.perform("Write", entries.write, entry, "en", paragraphs("Transport"))

    assert Missing(Gap.OUT_OF_DATE, entry, "az") in missing(desk)


def test_a_postponed_item_and_a_heading_over_others_ask_for_no_entry(desk: Desk) -> None:
    hold(desk)
    opening, trade, _transport = desk.items
    desk.workspace.perform("Below", agenda.add, desk.meeting, agenda.ItemDraft({"en": "Below"}), parent_id=opening)
    desk.workspace.perform("Postpone", agenda.set_state, trade, ItemState.POSTPONED)

    empty = {one.target for one in missing(desk) if one.gap is Gap.ITEM_EMPTY}

    assert opening not in empty
    assert trade not in empty
    assert len(empty) == 2
