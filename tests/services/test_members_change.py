"""Many members changed at once: all in one step, or none."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import at, council, meeting, person, seat, side
from councildesk.domain.council import Role
from councildesk.services import members, members_change, organisations, persons, sentences
from councildesk.services.members import MemberRow
from councildesk.services.members_change import MembersChange, Part, RowNotChanged
from councildesk.services.workspace import Workspace
from councildesk.storage.models import Stay
from councildesk.storage.session import RecordSession
from services.conftest import step

DAY = dt.date(2026, 3, 1)


@pytest.fixture
def azerbaijan(workspace: Workspace) -> str:
    council(workspace)
    return side(workspace, "AZ")


@pytest.fixture
def keys(workspace: Workspace, azerbaijan: str) -> dict[str, str]:
    """Two holders, an alternate of the first, and a vacant seat, by name."""
    ada, bob, cat = (person(workspace, name, azerbaijan) for name in ("Ada A", "Bob B", "Cat C"))
    seat(workspace, ada, azerbaijan, alternates=[cat])
    seat(workspace, bob, azerbaijan)
    vacant = seat(workspace, None, azerbaijan)
    return {row.name: row.mandate_id or vacant for row in rows(workspace)}


def rows(workspace: Workspace) -> list[MemberRow]:
    return workspace.read(members.rows, DAY, "en")


def row(workspace: Workspace, name: str) -> MemberRow:
    return next(one for one in rows(workspace) if one.name == name)


def change(workspace: Workspace, keys: list[str], wanted: MembersChange) -> None:
    step(workspace, "Change members", members_change.change, keys, wanted, DAY, "en")


def refused(workspace: Workspace, keys: list[str], wanted: MembersChange) -> str:
    before = rows(workspace)
    with pytest.raises(RowNotChanged) as refusal:
        workspace.perform("Change members", members_change.change, keys, wanted, DAY, "en")
    assert rows(workspace) == before
    return sentences.sentence(refusal.value)


def test_everything_is_changed_of_all_that_are_chosen(workspace: Workspace, keys: dict[str, str]) -> None:
    uzbekistan = side(workspace, "UZ")
    wanted = MembersChange(
        frozenset(Part),
        side_id=uzbekistan,
        role=Role.EXPERT,
        voting=False,
        until=dt.date(2027, 1, 1),
        language="uz",
        organisation="Institute",
    )

    change(workspace, [keys["A, Ada"], keys["B, Bob"]], wanted)

    for name in ("A, Ada", "B, Bob"):
        one = row(workspace, name)
        assert (one.side_id, one.role, one.voting, one.until) == (uzbekistan, Role.EXPERT, False, dt.date(2027, 1, 1))
        assert (one.languages, one.organisation) == (("uz",), "Institute")


def test_what_is_not_named_stays(workspace: Workspace, keys: dict[str, str]) -> None:
    before = row(workspace, "B, Bob")

    change(workspace, [keys["A, Ada"]], MembersChange(frozenset({Part.ROLE}), role=Role.CHAIR))

    assert row(workspace, "A, Ada").role is Role.CHAIR
    assert row(workspace, "A, Ada").voting
    assert row(workspace, "B, Bob") == before


def test_an_organisation_known_by_its_name_is_taken_and_an_empty_one_taken_away(
    workspace: Workspace, keys: dict[str, str]
) -> None:
    in_house = MembersChange(frozenset({Part.ORGANISATION}), organisation="Institute")
    change(workspace, [keys["A, Ada"]], in_house)
    change(workspace, [keys["C, Cat"], keys[""]], MembersChange(in_house.parts, organisation="INSTITUTE"))
    assert {row(workspace, name).organisation for name in ("A, Ada", "C, Cat", "")} == {"Institute"}

    change(workspace, [keys["A, Ada"]], MembersChange(in_house.parts))

    assert row(workspace, "A, Ada").organisation == ""


def test_an_alternate_has_no_seat_to_change_and_is_named(workspace: Workspace, keys: dict[str, str]) -> None:
    wanted = MembersChange(frozenset({Part.VOTING}), voting=False)

    said = refused(workspace, [keys["B, Bob"], keys["C, Cat"]], wanted)

    assert said.startswith("Nothing was changed because of C, Cat: Side, role and right to vote")


def test_a_vacant_seat_has_no_last_day(workspace: Workspace, keys: dict[str, str]) -> None:
    said = refused(workspace, [keys["A, Ada"], keys[""]], MembersChange(frozenset({Part.UNTIL}), until=DAY))

    assert said.startswith("Nothing was changed because of a vacant seat: Nobody holds this seat")


def test_a_last_day_before_the_first_is_refused_with_the_name(workspace: Workspace, keys: dict[str, str]) -> None:
    step(workspace, "Begin", _begin, keys["B, Bob"])
    wanted = MembersChange(frozenset({Part.UNTIL}), until=DAY - dt.timedelta(days=1))

    said = refused(workspace, [keys["A, Ada"], keys["B, Bob"]], wanted)

    assert said.startswith("Nothing was changed because of B, Bob: The end (2026-02-28)")


def test_persons_without_a_seat_are_changed_as_well(workspace: Workspace, azerbaijan: str) -> None:
    dan = person(workspace, "Dan D")
    wanted = MembersChange(frozenset({Part.SIDE, Part.LANGUAGE}), side_id=azerbaijan, language="ru")

    change(workspace, [dan], wanted)

    kept = workspace.read(persons.draft, dan)
    assert (kept.side_id, kept.languages) == (azerbaijan, ("ru",))


def test_all_that_are_chosen_are_removed_in_one_step(workspace: Workspace, keys: dict[str, str]) -> None:
    step(workspace, "Remove members", members_change.remove, [keys["A, Ada"], keys["C, Cat"], keys[""]], "en")

    assert [one.name for one in rows(workspace)] == ["B, Bob"]


def test_nobody_is_removed_where_one_is_named_elsewhere(workspace: Workspace, keys: dict[str, str]) -> None:
    one = row(workspace, "B, Bob")
    held = meeting(workspace)

    def attend(session: RecordSession) -> None:
        session.add(Stay(meeting_id=held, person_id=one.person_id, seat_id=one.seat_id, arrived_at=at("10:00")))

    workspace.perform("Attend", attend)

    with pytest.raises(RowNotChanged) as refusal:
        workspace.perform("Remove", members_change.remove, [keys["A, Ada"], keys["B, Bob"]], "en")

    assert sentences.sentence(refusal.value).startswith("Nothing was changed because of B, Bob: This cannot be removed")
    assert len(rows(workspace)) == 4


def _begin(session: RecordSession, mandate_id: str) -> None:
    from councildesk.services import seats

    seats.set_period(session, mandate_id, DAY, None)


def test_one_person_in_two_seats_is_changed_once_and_in_one_step(
    workspace: Workspace, azerbaijan: str, keys: dict[str, str]
) -> None:
    seat(workspace, row(workspace, "B, Bob").person_id, azerbaijan, Role.SECRETARY)
    both = [one.mandate_id or "" for one in rows(workspace) if one.name == "B, Bob"]
    assert len(both) == 2

    change(
        workspace,
        both,
        MembersChange(frozenset({Part.LANGUAGE, Part.ORGANISATION}), language="ru", organisation="Academy"),
    )

    assert {(one.languages, one.organisation) for one in rows(workspace) if one.name == "B, Bob"} == {
        (("ru",), "Academy")
    }
    person_id = row(workspace, "B, Bob").person_id
    assert person_id is not None
    assert len(workspace.read(persons.draft, person_id).posts) == 1


def test_a_new_organisation_named_for_many_is_made_once(workspace: Workspace, keys: dict[str, str]) -> None:
    wanted = MembersChange(frozenset({Part.ORGANISATION}), organisation="Academy")
    change(workspace, [keys["A, Ada"], keys["B, Bob"], keys["C, Cat"]], wanted)

    assert len(workspace.read(organisations.rows)) == 1


def test_an_unknown_language_is_refused_with_the_name_and_nobody_is_changed(
    workspace: Workspace, keys: dict[str, str]
) -> None:
    wanted = MembersChange(frozenset({Part.SIDE, Part.LANGUAGE}), language="")

    with pytest.raises(RowNotChanged):
        workspace.perform("Change members", members_change.change, list(keys.values())[:1], wanted, DAY, "en")

    assert all(one.side_id is not None for one in rows(workspace))
