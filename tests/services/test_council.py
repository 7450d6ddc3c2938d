"""Founding and changing the council; its languages and settings."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import select

from councildesk.domain import numbering
from councildesk.domain.errors import AlreadyThere, NotFound, TextMissing, ValueNotAllowed
from councildesk.domain.rules import WITH_SIDES, WITHOUT_SIDES
from councildesk.services import council, files, numbers, rules, sides
from councildesk.services.council import CouncilDraft
from councildesk.services.sides import SideDraft
from councildesk.services.workspace import Workspace
from councildesk.storage.ids import new_id
from councildesk.storage.models import Council, WorkingLanguage
from councildesk.storage.session import RecordSession
from services.conftest import step

EXPERTS = CouncilDraft(
    name={"az": "Ekspert Şurası", "uz": "Ekspertlar kengashi"},
    short_name={"az": "EŞ"},
    founding_act={"az": "Bakı sazişi"},
    founded_on=dt.date(2024, 8, 27),
    time_zone="Asia/Baku",
    languages=("az", "uz", "en"),
)
TWO = (SideDraft("AZ", {"en": "Azerbaijan"}), SideDraft("UZ", {"en": "Uzbekistan"}, time_zone="Asia/Tashkent"))


@pytest.fixture
def founded(workspace: Workspace) -> Workspace:
    step(workspace, "Set up council", council.found, EXPERTS, TWO)
    return workspace


def test_a_council_of_two_sides_is_founded_in_one_step(founded: Workspace) -> None:
    assert [side.code for side in founded.read(sides.rows, "en")] == ["AZ", "UZ"]
    assert founded.read(council.languages) == ["az", "uz", "en"]
    assert founded.read(council.draft) == EXPERTS
    (version,) = founded.read(rules.rows, "en")
    assert (version.rules, version.valid_from) == (WITH_SIDES, dt.date(2024, 8, 27))


def test_a_council_without_sides_and_founding_day_always_had_its_rules(workspace: Workspace) -> None:
    step(workspace, "Set up council", council.found, CouncilDraft(name={"en": "TSC"}))

    (version,) = workspace.read(rules.rows, "en")
    assert (version.rules, version.valid_from.year) == (WITHOUT_SIDES, 1900)
    row = workspace.read(council.row, "en")
    assert row is not None
    assert not row.has_sides


def test_the_usual_patterns_are_the_councils_own_from_the_start(founded: Workspace) -> None:
    assert founded.read(numbers.patterns) == numbering.DEFAULTS


def test_the_council_is_shown_in_the_readers_language(founded: Workspace) -> None:
    row = founded.read(council.row, "uz")

    assert row is not None
    assert (row.name, row.short_name, row.time_zone) == ("Ekspertlar kengashi", "EŞ", "Asia/Baku")
    assert (row.has_sides, row.languages) == (True, ("az", "uz", "en"))


def test_an_empty_file_has_no_council(workspace: Workspace) -> None:
    assert workspace.read(council.row, "en") is None
    assert workspace.read(council.languages) == []
    with pytest.raises(NotFound):
        workspace.read(council.draft)
    with pytest.raises(NotFound):
        workspace.perform("Change setting", council.set_setting, "pair", ["az"])


def test_a_file_holds_one_council(founded: Workspace) -> None:
    with pytest.raises(AlreadyThere):
        founded.perform("Set up council", council.found, EXPERTS)


@pytest.mark.parametrize(
    ("draft", "refusal"),
    [
        (CouncilDraft(name={"en": " \u200b "}), TextMissing),
        (CouncilDraft(name={"en": "C"}, languages=()), TextMissing),
        (CouncilDraft(name={"en": "C"}, time_zone="Baku"), ValueNotAllowed),
        (CouncilDraft(name={"en": "C"}, languages=("not a tag",)), ValueNotAllowed),
        (CouncilDraft(name={"en": "C"}, logo_id="nothing"), NotFound),
    ],
)
def test_a_council_needs_a_name_a_language_a_zone_and_a_logo_that_is_there(
    workspace: Workspace, draft: CouncilDraft, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        workspace.perform("Set up council", council.found, draft)
    assert workspace.read(council.row, "en") is None


def test_names_and_logo_change_in_one_step(founded: Workspace) -> None:
    logo = founded.perform("Store file", files.store, "logo.png", b"\x89PNG")
    wanted = replace(EXPERTS, name={**EXPERTS.name, "en": "Expert Council"}, logo_id=logo)

    step(founded, "Change council", council.change, wanted)

    assert founded.read(council.draft) == wanted


def test_a_name_may_go_while_another_language_keeps_one(founded: Workspace) -> None:
    step(founded, "Change council", council.change, replace(EXPERTS, name={"az": ""}))

    assert founded.read(council.draft).name == {"uz": "Ekspertlar kengashi"}
    with pytest.raises(TextMissing):
        founded.perform("Change council", council.change, replace(EXPERTS, name={"uz": " "}))


@pytest.mark.parametrize("languages", [("uz", "az", "en"), ("uz", "ru"), ("az", "uz", "en", "ru"), ("en",)])
def test_languages_are_added_reordered_and_dropped(founded: Workspace, languages: tuple[str, ...]) -> None:
    step(founded, "Change council", council.change, replace(EXPERTS, languages=languages))

    assert founded.read(council.languages) == list(languages)


def test_the_same_languages_change_nothing(founded: Workspace) -> None:
    before = founded.undo_label

    founded.perform("Change languages", council.change, replace(EXPERTS, languages=("AZ", "uz", "az", "en")))

    assert founded.undo_label == before


def test_a_language_that_two_copies_added_is_one_after_the_next_change(founded: Workspace) -> None:
    founded.perform("Merge", _add_language, "en")
    assert founded.read(council.languages) == ["az", "uz", "en", "en"]

    step(founded, "Change council", council.change, replace(EXPERTS, founded_on=None))

    assert founded.read(council.languages) == ["az", "uz", "en"]


def test_a_setting_stays_with_the_file(founded: Workspace) -> None:
    assert founded.read(council.setting, "pair", ["az"]) == ["az"]

    step(founded, "Change setting", council.set_setting, "pair", ["az", "uz"])
    step(founded, "Change setting", council.set_setting, " pair ", ["uz", "ru"])

    assert founded.read(council.setting, "pair") == ["uz", "ru"]
    with pytest.raises(TextMissing):
        founded.perform("Change setting", council.set_setting, " ", 1)


def _add_language(session: RecordSession, tag: str) -> None:
    council_id = session.scalars(select(Council.id)).one()
    session.add(WorkingLanguage(id=new_id(), council_id=council_id, tag=tag, rank="n9"))
