from __future__ import annotations

import datetime as dt

import pytest

from councildesk.domain.council import NumberKind
from councildesk.domain.errors import AlreadyThere, InUse, NotFound, PatternNotAllowed, TextMissing, ValueNotAllowed
from councildesk.domain.rules import SIMPLE_MAJORITY, WITH_SIDES, Rules
from councildesk.services import council, files, numbers, organisations, rules, sides, zones
from councildesk.services.council import CouncilDraft
from councildesk.services.files import FileTooLarge
from councildesk.services.organisations import OrganisationDraft
from councildesk.services.sides import SideDraft
from councildesk.services.workspace import Workspace
from councildesk.storage.models import Meeting
from councildesk.storage.session import RecordSession
from services.conftest import step

EXPERTS = CouncilDraft(
    name={"az": "Ekspert Şurası", "uz": "Ekspertlar kengashi"}, time_zone="Asia/Baku", languages=("az", "uz", "en")
)
TWO = (SideDraft("AZ", {"en": "Azerbaijan"}), SideDraft("UZ", {"en": "Uzbekistan"}, time_zone="Asia/Tashkent"))


@pytest.fixture
def founded(workspace: Workspace) -> Workspace:
    step(workspace, "Set up council", council.found, EXPERTS, TWO)
    return workspace


def test_a_council_of_two_sides_starts_with_rules_for_two_sides(founded: Workspace) -> None:
    assert founded.read(rules.on, dt.date(2026, 3, 1)) == WITH_SIDES
    assert [side.code for side in founded.read(sides.rows, "en")] == ["AZ", "UZ"]
    assert founded.read(council.languages) == ["az", "uz", "en"]


def test_the_council_is_shown_in_the_readers_language(founded: Workspace) -> None:
    row = founded.read(council.row, "uz")

    assert row is not None
    assert (row.name, row.has_sides, row.time_zone) == ("Ekspertlar kengashi", True, "Asia/Baku")


def test_an_empty_file_has_no_council(workspace: Workspace) -> None:
    assert workspace.read(council.row, "en") is None
    with pytest.raises(NotFound):
        workspace.read(council.draft)


def test_a_file_holds_one_council(founded: Workspace) -> None:
    with pytest.raises(AlreadyThere):
        founded.perform("Set up council", council.found, EXPERTS)


@pytest.mark.parametrize(
    ("draft", "refusal"),
    [
        (CouncilDraft(name={"en": "  "}), TextMissing),
        (CouncilDraft(name={"en": "C"}, languages=()), TextMissing),
        (CouncilDraft(name={"en": "C"}, time_zone="Baku"), ValueNotAllowed),
        (CouncilDraft(name={"en": "C"}, languages=("not a tag",)), ValueNotAllowed),
    ],
)
def test_a_council_needs_a_name_a_language_and_a_zone(
    workspace: Workspace, draft: CouncilDraft, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        workspace.perform("Set up council", council.found, draft)


def test_languages_are_added_reordered_and_dropped(founded: Workspace) -> None:
    draft = founded.read(council.draft)
    assert draft.name == EXPERTS.name

    for languages in (("uz", "az", "en"), ("uz", "ru"), ("az", "uz", "ru")):
        step(founded, "Change council", council.change, CouncilDraft(name=draft.name, languages=languages))
        assert founded.read(council.languages) == list(languages)


def test_a_setting_stays_with_the_file(founded: Workspace) -> None:
    assert founded.read(council.setting, "pair", ["az"]) == ["az"]

    step(founded, "Change setting", council.set_setting, "pair", ["az", "uz"])
    step(founded, "Change setting", council.set_setting, "pair", ["uz", "ru"])

    assert founded.read(council.setting, "pair") == ["uz", "ru"]


def test_a_side_is_changed_and_removed(founded: Workspace) -> None:
    side = founded.read(sides.rows, "en")[1]
    draft = founded.read(sides.draft, side.id)
    assert (draft.code, draft.time_zone) == ("UZ", "Asia/Tashkent")

    step(founded, "Change side", sides.change, side.id, SideDraft("UZB", {"en": "Uzbekistan"}, language="uz"))
    assert founded.read(sides.rows, "en")[1].code == "UZB"
    step(founded, "Remove side", sides.remove, side.id)
    assert len(founded.read(sides.rows, "en")) == 1
    with pytest.raises(NotFound):
        founded.read(sides.draft, side.id)


def test_a_side_without_names_goes_by_its_code(founded: Workspace) -> None:
    step(founded, "Add side", sides.add, SideDraft("TR"))

    row = founded.read(sides.rows, "en")[2]
    assert (row.name, row.short_name) == ("TR", "TR")


@pytest.mark.parametrize(
    ("code", "refusal"), [("", TextMissing), ("AZ", AlreadyThere)], ids=["no code", "the other's code"]
)
def test_every_side_has_a_code_of_its_own(founded: Workspace, code: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        founded.perform("Add side", sides.add, SideDraft(code))


def test_a_side_that_an_organisation_belongs_to_stays(founded: Workspace) -> None:
    side = founded.read(sides.rows, "en")[0]
    draft = OrganisationDraft(name={"en": "Center"}, code="AIR", side_id=side.id, country="AZ", mail="a@example.org")
    organisation = step(founded, "Add organisation", organisations.add, draft)

    with pytest.raises(InUse):
        founded.perform("Remove side", sides.remove, side.id)
    assert founded.read(organisations.draft, organisation) == draft


def test_an_organisation_is_changed_and_removed(founded: Workspace) -> None:
    organisation = founded.perform("Add organisation", organisations.add, OrganisationDraft(name={"en": "Center"}))

    renamed = OrganisationDraft(name={"en": "Centre", "ru": "Центр"}, short_name={"en": "C"})
    step(founded, "Change organisation", organisations.change, organisation, renamed)
    assert [row.name["ru"] for row in founded.read(organisations.rows)] == ["Центр"]
    step(founded, "Remove organisation", organisations.remove, organisation)

    with pytest.raises(NotFound):
        founded.read(organisations.draft, organisation)
    with pytest.raises(TextMissing):
        founded.perform("Add organisation", organisations.add, OrganisationDraft())


def test_new_rules_end_the_old_ones_the_day_before(founded: Workspace) -> None:
    strict = Rules(majority=SIMPLE_MAJORITY, notice_days=21)

    version = step(founded, "Adopt rules", rules.adopt, dt.date(2026, 1, 1), strict, {"en": "Second version"})

    assert founded.read(rules.on, dt.date(2025, 12, 31)) == WITH_SIDES
    assert founded.read(rules.on, dt.date(2026, 1, 1)) == strict
    newest, oldest = founded.read(rules.rows, "en")
    assert (newest.id, newest.title, newest.valid_to) == (version, "Second version", None)
    assert oldest.valid_to == dt.date(2025, 12, 31)


def test_rules_between_two_versions_end_when_the_later_begins(founded: Workspace) -> None:
    founded.perform("Adopt rules", rules.adopt, dt.date(2026, 6, 1), Rules())

    step(founded, "Adopt rules", rules.adopt, dt.date(2026, 1, 1), Rules(notice_days=1))

    middle = founded.read(rules.rows, "en")[1]
    assert (middle.valid_from, middle.valid_to) == (dt.date(2026, 1, 1), dt.date(2026, 5, 31))
    with pytest.raises(AlreadyThere):
        founded.perform("Adopt rules", rules.adopt, dt.date(2026, 1, 1), Rules())


def test_rules_are_corrected_and_removed(founded: Workspace) -> None:
    version = founded.read(rules.rows, "en")[0].id

    step(founded, "Change rules", rules.change, version, Rules(correction_days=3))
    assert founded.read(rules.on, dt.date(2026, 1, 1)).correction_days == 3
    step(founded, "Remove rules", rules.remove, version)

    with pytest.raises(NotFound):
        founded.perform("Remove rules", rules.remove, version)


def test_numbers_follow_the_councils_pattern_and_are_never_given_twice(founded: Workspace) -> None:
    step(founded, "Change patterns", numbers.set_patterns, {NumberKind.DECISION: "AZ-UZ/{year}/{number:02}"})
    meeting = founded.perform("Add meeting", _meeting)

    first = step(founded, "Give number", _issue, meeting, "one")
    second = step(founded, "Give number", _issue, meeting, "two")

    assert (first, second) == ("AZ-UZ/2026/01", "AZ-UZ/2026/02")
    with pytest.raises(AlreadyThere):
        founded.perform("Take number", numbers.take, NumberKind.DECISION, " AZ-UZ/2026/01 ", "three")


def test_an_undone_number_is_free_again(founded: Workspace) -> None:
    meeting = founded.perform("Add meeting", _meeting)
    founded.perform("Give number", _issue, meeting, "one")
    founded.undo()

    assert founded.perform("Give number", _issue, meeting, "two") == "D-2026-001"


def test_a_chosen_number_stays_with_its_bearer(founded: Workspace) -> None:
    step(founded, "Take number", numbers.take, NumberKind.DECISION, "D-2026-007", "one")

    assert founded.perform("Take number", numbers.take, NumberKind.DECISION, "D-2026-007", "one") == "D-2026-007"
    meeting = founded.perform("Add meeting", _meeting)
    assert founded.perform("Give number", _issue, meeting, "two") == "D-2026-008"


def test_a_pattern_that_cannot_count_is_refused(founded: Workspace) -> None:
    with pytest.raises(PatternNotAllowed):
        founded.perform("Change patterns", numbers.set_patterns, {NumberKind.PAPER: "P-{year}"})

    changed = {NumberKind.PAPER: "P-{number}"}
    founded.perform("Change patterns", numbers.set_patterns, changed)
    step(founded, "Change patterns", numbers.set_patterns, {NumberKind.PAPER: "Q-{number}"})
    assert founded.read(numbers.patterns)[NumberKind.PAPER] == "Q-{number}"


def test_a_file_is_kept_once_under_its_bare_name(founded: Workspace) -> None:
    first = step(founded, "Store file", files.store, "C:\\papers\\məruzə.pdf", b"%PDF-")
    second = founded.perform("Store file", files.store, "/tmp/məruzə.pdf", b"%PDF-")

    row = founded.read(files.row, first)
    assert first == second
    assert (row.name, row.media_type, row.size) == ("məruzə.pdf", "application/pdf", 5)
    assert founded.read(files.content, first) == b"%PDF-"


def test_files_that_cannot_be_kept_are_refused(founded: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 4)

    with pytest.raises(FileTooLarge):
        founded.perform("Store file", files.store, "a.txt", b"12345")
    with pytest.raises(TextMissing):
        founded.perform("Store file", files.store, " ", b"1")
    with pytest.raises(NotFound):
        founded.read(files.content, "nothing")


def test_zones_are_offered_by_place() -> None:
    assert zones.known_zones()[0] == "UTC"
    assert {"Asia/Baku", "Asia/Tashkent", "Europe/Berlin"} <= set(zones.known_zones())


def _meeting(session: RecordSession) -> str:
    meeting = Meeting(date=dt.date(2026, 3, 1), time_zone="Asia/Baku")
    session.add(meeting)
    session.flush()
    return meeting.id


def _issue(session: RecordSession, meeting: str, bearer: str) -> str:
    return numbers.issue(session, NumberKind.DECISION, bearer, session.get_one(Meeting, meeting))
