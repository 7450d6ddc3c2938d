"""The sides of a council."""

from __future__ import annotations

import pytest

from builders import council, person
from councildesk.domain.errors import AlreadyThere, InUse, NotFound, TextMissing, ValueNotAllowed
from councildesk.services import files, sides
from councildesk.services.sides import SideDraft
from councildesk.services.workspace import Workspace
from services.conftest import step

UZBEKISTAN = SideDraft(
    "UZ",
    {"en": "Uzbekistan", "uz": "Oʻzbekiston"},
    {"en": "Uzbek side"},
    {"en": "Delegation of Uzbekistan"},
    "Asia/Tashkent",
    "uz",
)


@pytest.fixture
def uzbekistan(workspace: Workspace) -> str:
    council(workspace, "en", "uz")
    workspace.perform("Add side", sides.add, SideDraft("AZ", {"en": "Azerbaijan"}))
    return step(workspace, "Add side", sides.add, UZBEKISTAN)


def codes(workspace: Workspace) -> list[str]:
    return [side.code for side in workspace.read(sides.rows, "en")]


def test_a_side_is_shown_in_the_readers_language(workspace: Workspace, uzbekistan: str) -> None:
    row = workspace.read(sides.rows, "uz")[1]

    assert (row.id, row.name, row.short_name) == (uzbekistan, "Oʻzbekiston", "Uzbek side")
    assert (row.delegation, row.time_zone, row.language) == ("Delegation of Uzbekistan", "Asia/Tashkent", "uz")


def test_what_is_written_for_a_side_is_in_a_language_that_the_council_works_in(
    workspace: Workspace, uzbekistan: str
) -> None:
    german = workspace.perform("Add side", sides.add, SideDraft("DE", language="de"))

    assert workspace.read(sides.written_in, uzbekistan, "ru") == "uz"
    assert workspace.read(sides.written_in, german, "ru") == "en"
    assert workspace.read(sides.written_in, None, "ru") == "en"


def test_a_side_without_names_goes_by_its_code(workspace: Workspace, uzbekistan: str) -> None:
    step(workspace, "Add side", sides.add, SideDraft("TR"))

    row = workspace.read(sides.rows, "en")[2]
    assert (row.name, row.short_name) == ("TR", "TR")


def test_a_side_is_changed(workspace: Workspace, uzbekistan: str) -> None:
    logo = workspace.perform("Store file", files.store, "logo.png", b"\x89PNG")
    wanted = SideDraft("UZB", {"en": "Uzbekistan", "uz": "Oʻzbekiston"}, logo_id=logo)

    step(workspace, "Change side", sides.change, uzbekistan, wanted)

    draft = workspace.read(sides.draft, uzbekistan)
    assert (draft.code, draft.time_zone, draft.language, draft.logo_id) == ("UZB", "UTC", None, logo)


@pytest.mark.parametrize(("index", "order"), [(0, ["UZ", "AZ"]), (1, ["AZ", "UZ"]), (9, ["AZ", "UZ"])])
def test_a_side_is_put_in_its_place(workspace: Workspace, uzbekistan: str, index: int, order: list[str]) -> None:
    step(workspace, "Move side", sides.move, uzbekistan, index)

    assert codes(workspace) == order


def test_a_side_is_removed(workspace: Workspace, uzbekistan: str) -> None:
    step(workspace, "Remove side", sides.remove, uzbekistan)

    assert codes(workspace) == ["AZ"]
    with pytest.raises(NotFound):
        workspace.read(sides.draft, uzbekistan)


def test_a_side_that_somebody_belongs_to_stays(workspace: Workspace, uzbekistan: str) -> None:
    person(workspace, "Ada Lovelace", uzbekistan)

    with pytest.raises(InUse) as refused:
        workspace.perform("Remove side", sides.remove, uzbekistan)
    assert refused.value.users == {"person": 1}


@pytest.mark.parametrize(
    ("draft", "refusal"),
    [
        (SideDraft(" "), TextMissing),
        (SideDraft(" AZ "), AlreadyThere),
        (SideDraft("TR", time_zone="Ankara"), ValueNotAllowed),
        (SideDraft("TR", language="turkish language"), ValueNotAllowed),
        (SideDraft("TR", logo_id="nothing"), NotFound),
    ],
)
def test_what_cannot_be_a_side_is_refused(
    workspace: Workspace, uzbekistan: str, draft: SideDraft, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        workspace.perform("Add side", sides.add, draft)
    with pytest.raises(refusal):
        workspace.perform("Change side", sides.change, uzbekistan, draft)
    assert codes(workspace) == ["AZ", "UZ"]


def test_there_is_no_side_without_a_council(workspace: Workspace) -> None:
    with pytest.raises(NotFound):
        workspace.perform("Add side", sides.add, UZBEKISTAN)
