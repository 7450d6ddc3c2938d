"""Templates of meetings: shipped in six languages, changed and made by a council."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import DAY, at, council, item, meeting, person, seat
from councildesk.domain.agenda import ItemKind, ItemRole
from councildesk.domain.council import Role
from councildesk.domain.errors import NotFound, TextMissing, ValueNotAllowed
from councildesk.domain.meeting_templates import (
    ItemOffice,
    MeetingTemplate,
    TemplateItem,
    TemplateSite,
    from_plain,
    to_plain,
)
from councildesk.domain.meetings import MeetingFormat, MeetingKind
from councildesk.services import council as the_council
from councildesk.services import item_persons, meeting_templates, officers, planning, sites
from councildesk.services.item_persons import ItemPersonDraft
from councildesk.services.sites import SiteDraft
from councildesk.services.standing_agendas import shipped
from councildesk.services.workspace import Workspace
from services.conftest import step

TEXTS = st.dictionaries(st.sampled_from(["az", "uz", "ru"]), st.text(max_size=8), max_size=2)
ITEMS = st.builds(
    TemplateItem,
    kind=st.sampled_from(ItemKind),
    title=TEXTS,
    note=TEXTS,
    minutes=st.none() | st.integers(0, 300),
    level=st.integers(0, 3),
    is_closed=st.booleans(),
    offices=st.lists(st.builds(ItemOffice, st.sampled_from(ItemRole), st.sampled_from(Role)), max_size=2).map(tuple),
)
TEMPLATES = st.builds(
    MeetingTemplate,
    name=TEXTS,
    kind=st.sampled_from(MeetingKind),
    format=st.sampled_from(MeetingFormat),
    title=TEXTS,
    minutes=st.none() | st.integers(0, 600),
    officers=st.lists(st.sampled_from(Role), max_size=3).map(tuple),
    items=st.lists(ITEMS, max_size=4).map(tuple),
    sites=st.lists(st.builds(TemplateSite, name=TEXTS, link=st.text(max_size=5)), max_size=2).map(tuple),
)


@given(TEMPLATES)
def test_plain_data_gives_the_same_template_back(template: MeetingTemplate) -> None:
    assert from_plain(to_plain(template)) == template


def test_every_kind_of_meeting_has_a_shipped_template_in_all_languages() -> None:
    tags = {"az", "uz", "uz-Cyrl", "ru", "de", "en"}

    assert {template.kind for template in shipped().values()} == set(MeetingKind)
    for template in shipped().values():
        for words in (template.name, *(one.title for one in template.items)):
            assert set(words) == tags
            assert all(text.strip() for text in words.values())


def test_no_two_languages_share_a_title_but_for_the_same_word() -> None:
    """A title copied and forgotten would be the same in Cyrillic and Latin, or in German and English."""
    for template in shipped().values():
        for one in template.items:
            assert len({one.title[tag] for tag in ("az", "uz", "uz-Cyrl", "ru", "de", "en")}) == 6


def test_the_shipped_items_fit_into_the_length_of_the_meeting() -> None:
    for template in shipped().values():
        assert sum(one.minutes or 0 for one in template.items) <= template.lasts


def test_a_shipped_template_is_changed_and_restored(workspace: Workspace) -> None:
    council(workspace)
    ordinary = workspace.read(meeting_templates.get, "ordinary")

    step(workspace, "Change", meeting_templates.change, "ordinary", replace(ordinary, minutes=90))

    assert workspace.read(meeting_templates.get, "ordinary").minutes == 90
    assert workspace.read(meeting_templates.changed) == ["ordinary"]
    step(workspace, "Restore", meeting_templates.restore, "ordinary")
    assert workspace.read(meeting_templates.get, "ordinary") == ordinary
    assert workspace.read(meeting_templates.changed) == []


@pytest.mark.parametrize("is_changed", [False, True])
def test_a_shipped_template_is_removed_and_restored(workspace: Workspace, is_changed: bool) -> None:
    council(workspace)
    if is_changed:
        conference = workspace.read(meeting_templates.get, "conference")
        workspace.perform("Change", meeting_templates.change, "conference", replace(conference, minutes=90))

    step(workspace, "Remove", meeting_templates.remove, "conference")

    assert "conference" not in [row.id for row in workspace.read(meeting_templates.rows, "en")]
    with pytest.raises(NotFound):
        workspace.read(meeting_templates.get, "conference")
    step(workspace, "Restore", meeting_templates.restore, "conference")
    assert workspace.read(meeting_templates.get, "conference") == shipped()["conference"]


def test_a_template_is_added_renamed_and_removed(workspace: Workspace) -> None:
    council(workspace)

    made = step(workspace, "Add", meeting_templates.add, MeetingTemplate({"en": " Working\tgroup "}))
    assert workspace.read(meeting_templates.rows, "de")[-1].name == "Working group"
    step(workspace, "Rename", meeting_templates.change, made, MeetingTemplate({"en": "Group", "de": "Gruppe"}))
    assert workspace.read(meeting_templates.rows, "de")[-1].name == "Gruppe"
    step(workspace, "Remove", meeting_templates.remove, made)

    assert len(workspace.read(meeting_templates.rows, "en")) == len(shipped())


def test_a_template_without_a_name_or_with_less_than_no_time_is_refused(workspace: Workspace) -> None:
    council(workspace)

    with pytest.raises(TextMissing):
        workspace.perform("Add", meeting_templates.add, MeetingTemplate({"en": "  "}))
    with pytest.raises(ValueNotAllowed):
        workspace.perform("Add", meeting_templates.add, MeetingTemplate({"en": "Group"}, minutes=-1))
    with pytest.raises(NotFound):
        workspace.perform("Change", meeting_templates.change, "none", MeetingTemplate({"en": "Group"}))
    with pytest.raises(NotFound):
        workspace.perform("Restore", meeting_templates.restore, "none")


def test_a_template_that_this_version_cannot_read_is_not_offered(workspace: Workspace) -> None:
    council(workspace)
    workspace.perform("Set", the_council.set_setting, "meeting_template:new", {"name": {"en": "x"}, "colour": 1})

    assert [row.id for row in workspace.read(meeting_templates.rows, "en")] == list(shipped())


def test_a_meeting_becomes_a_template_without_its_persons(workspace: Workspace) -> None:
    council(workspace)
    ada, ben = person(workspace, "Ada Lovelace"), person(workspace, "Ben Bova")
    seat(workspace, ada, role=Role.CHAIR)
    seat(workspace, ben)
    one = meeting(workspace, starts_at=at("10:00"), ends_at=at("12:30"))
    opening = item(workspace, one, "Opening", kind=ItemKind.OPENING, planned_minutes=10)
    item(workspace, one, "Words", parent_id=opening)
    for who in (ada, ben):
        workspace.perform("Speak", item_persons.add, opening, ItemPersonDraft(who))
    workspace.perform("Site", sites.add, one, SiteDraft(name={"en": "Hall"}))
    for officer in workspace.read(officers.proposed, one):
        workspace.perform("Officer", officers.add, one, officer)

    made = step(workspace, "Save", meeting_templates.save_meeting, one, {"en": "Ours"})

    template = workspace.read(meeting_templates.get, made)
    assert template.minutes == 150
    assert template.officers == (Role.CHAIR,)
    assert [(row.level, row.title["en"]) for row in template.items] == [(0, "Opening"), (1, "Words")]
    assert template.items[0].offices == (ItemOffice(ItemRole.SPEAKER, Role.CHAIR),)
    assert [site.name for site in template.sites] == [{"en": "Hall"}]


def test_a_meeting_of_an_own_template_is_as_the_one_it_was_made_of(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace, "Opening", "Trade", starts_at=at("10:00"), ends_at=at("12:30"))
    workspace.perform("Site", sites.add, one, SiteDraft(name={"en": "Hall"}))
    made = workspace.perform("Save", meeting_templates.save_meeting, one, {"en": "Ours"})
    draft = workspace.read(planning.proposed, dt.date(2024, 9, 2), template_id=made)

    second = workspace.perform("Plan", planning.plan, planning.NewMeeting(draft, None, made))

    again = workspace.read(meeting_templates.of_meeting, second)
    assert again == workspace.read(meeting_templates.of_meeting, one)


def test_removed_templates_come_back_and_changed_ones_stay_changed(workspace: Workspace) -> None:
    council(workspace)
    ordinary = workspace.read(meeting_templates.get, "ordinary")
    workspace.perform("Change", meeting_templates.change, "ordinary", replace(ordinary, minutes=90))
    workspace.perform("Remove", meeting_templates.remove, "conference")

    step(workspace, "Restore", meeting_templates.restore_removed)

    assert workspace.read(meeting_templates.get, "conference") == shipped()["conference"]
    assert workspace.read(meeting_templates.get, "ordinary").minutes == 90


def test_a_meeting_without_a_title_gives_its_template_the_name_of_its_kind(workspace: Workspace) -> None:
    council(workspace)
    second = workspace.perform("Plan", planning.plan, planning.NewMeeting(workspace.read(planning.proposed, DAY)))

    made = workspace.perform("Save", meeting_templates.save_meeting, second)

    assert workspace.read(meeting_templates.get, made).name["en"] == "Ordinary meeting"
