"""A seat passes from one person to another, and the past stays."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import council, person, seat, side
from councildesk.domain.council import MandateKind
from councildesk.domain.errors import AlreadyThere, Refusal, TextMissing
from councildesk.domain.names import PersonName
from councildesk.domain.terms import Term
from councildesk.services import handover, members, seats, sentences
from councildesk.services.persons import PersonDraft
from councildesk.services.workspace import Workspace
from services.conftest import step

DAY = dt.date(2026, 3, 1)
DAY_BEFORE = DAY - dt.timedelta(days=1)
LATER = DAY + dt.timedelta(days=100)


@pytest.fixture
def azerbaijan(workspace: Workspace) -> str:
    council(workspace)
    return side(workspace, "AZ")


@pytest.fixture
def ada(workspace: Workspace) -> str:
    return person(workspace, "Ada A")


@pytest.fixture
def bob(workspace: Workspace) -> str:
    return person(workspace, "Bob B")


@pytest.fixture
def place(workspace: Workspace, azerbaijan: str, ada: str) -> str:
    return seat(workspace, ada, azerbaijan, alternates=[person(workspace, "Cat C")])


def spans(workspace: Workspace, place: str) -> list[tuple[str, dt.date | None, dt.date | None]]:
    return [(row.name, row.valid_from, row.valid_to) for row in workspace.read(seats.mandates, place, "en")]


def test_the_former_holders_mandate_ends_the_day_before(workspace: Workspace, place: str, bob: str) -> None:
    step(workspace, "Change holder", handover.hand_over, place, bob, DAY)

    assert spans(workspace, place) == [("Ada A", None, DAY_BEFORE), ("Bob B", DAY, None), ("Cat C", None, None)]


def test_alternates_go_with_the_holder_when_that_is_chosen(workspace: Workspace, place: str, bob: str) -> None:
    step(workspace, "Change holder", handover.hand_over, place, bob, DAY, alternates_stay=False)

    assert spans(workspace, place)[-1] == ("Cat C", None, DAY_BEFORE)


def test_alternates_who_would_only_begin_are_not_kept_waiting(workspace: Workspace, place: str, bob: str) -> None:
    dan = person(workspace, "Dan D")
    workspace.perform("Appoint", seats.appoint, place, dan, MandateKind.ALTERNATE, LATER)

    step(workspace, "Change holder", handover.hand_over, place, bob, DAY, alternates_stay=False)

    assert "Dan D" not in {name for name, _, _ in spans(workspace, place)}


def test_an_alternate_who_takes_the_seat_stands_in_no_longer(workspace: Workspace, place: str) -> None:
    cat = workspace.read(seats.mandates, place, "en")[-1].person_id

    step(workspace, "Change holder", handover.hand_over, place, cat, DAY)

    assert spans(workspace, place) == [("Ada A", None, DAY_BEFORE), ("Cat C", DAY, None), ("Cat C", None, DAY_BEFORE)]


def test_who_holds_the_seat_already_is_refused_by_name(workspace: Workspace, place: str, ada: str) -> None:
    with pytest.raises(AlreadyThere) as refused:
        workspace.perform("Change holder", handover.hand_over, place, ada, DAY)

    assert sentences.sentence(refused.value).startswith("Ada A holds this seat")


def test_somebody_new_takes_the_seat_in_one_step(workspace: Workspace, place: str) -> None:
    draft = PersonDraft((PersonName("en", "Eva", "E"),))

    step(workspace, "Change holder", handover.hand_over_to_new, place, draft, DAY)

    assert [row.name for row in workspace.read(members.rows, DAY, "en")] == ["E, Eva", "C, Cat"]


def test_somebody_new_without_a_name_is_refused_and_nothing_ends(workspace: Workspace, place: str) -> None:
    before = spans(workspace, place)

    with pytest.raises(TextMissing):
        workspace.perform("Change holder", handover.hand_over_to_new, place, PersonDraft(), DAY)

    assert spans(workspace, place) == before


def test_an_alternate_is_added_behind_the_others(workspace: Workspace, place: str, bob: str) -> None:
    step(workspace, "Add alternate", handover.stand_in, place, bob, DAY)
    step(workspace, "Add alternate", handover.stand_in_new, place, PersonDraft((PersonName("en", "Eva", "E"),)), None)

    assert [name for name, _, _ in spans(workspace, place)] == ["Ada A", "Cat C", "Bob B", "Eva E"]


def test_nobody_stands_in_twice(workspace: Workspace, place: str, ada: str) -> None:
    with pytest.raises(AlreadyThere) as refused:
        workspace.perform("Add alternate", handover.stand_in, place, ada, DAY)

    assert sentences.sentence(refused.value).startswith("Ada A already holds this seat")


def test_who_came_back_holds_the_seat_again_and_the_gap_stays(workspace: Workspace, place: str, bob: str) -> None:
    workspace.perform("Change holder", handover.hand_over, place, bob, DAY)
    (former,) = [row.id for row in workspace.read(seats.mandates, place, "en") if row.name == "Ada A"]

    step(workspace, "Came back", handover.come_back, former, LATER)

    assert spans(workspace, place)[:3] == [
        ("Ada A", None, DAY_BEFORE),
        ("Bob B", DAY, LATER - dt.timedelta(days=1)),
        ("Ada A", LATER, None),
    ]


def test_a_mandate_that_was_to_end_goes_on(workspace: Workspace, place: str) -> None:
    holder = workspace.read(seats.mandates, place, "en")[0].id
    workspace.perform("End", members.end, holder, DAY_BEFORE)

    assert step(workspace, "Came back", handover.come_back, holder, DAY) == holder

    assert spans(workspace, place)[0] == ("Ada A", None, None)


def test_an_alternate_comes_back_too(workspace: Workspace, place: str) -> None:
    alternate = workspace.read(seats.mandates, place, "en")[-1].id
    workspace.perform("End", members.end, alternate, DAY_BEFORE)

    step(workspace, "Came back", handover.come_back, alternate, LATER)

    assert spans(workspace, place)[1:] == [("Cat C", None, DAY_BEFORE), ("Cat C", LATER, None)]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 40)), max_size=6))
def test_however_a_seat_passes_on_nobody_shares_it(
    workspace: Workspace, azerbaijan: str, moves: list[tuple[int, int]]
) -> None:
    people = [person(workspace, name) for name in ("Ada A", "Bob B", "Cat C")]
    place = seat(workspace, None, azerbaijan)

    for who, days in moves:
        try:
            workspace.perform("Change", handover.hand_over, place, people[who], DAY + dt.timedelta(days=days))
        except Refusal:
            continue

    terms = [Term(row.valid_from, row.valid_to) for row in workspace.read(seats.mandates, place, "en")]
    assert not any(one.overlaps(other) for number, one in enumerate(terms) for other in terms[number + 1 :])


def test_whoever_began_on_the_very_day_is_named_and_nothing_changes(workspace: Workspace, place: str, bob: str) -> None:
    workspace.perform("Change holder", handover.hand_over, place, bob, DAY)
    dan = person(workspace, "Dan D")
    before = spans(workspace, place)

    with pytest.raises(AlreadyThere) as refused:
        workspace.perform("Change holder", handover.hand_over, place, dan, DAY)

    assert "Bob B" in sentences.sentence(refused.value, lambda _context, text: text)
    assert spans(workspace, place) == before


def test_a_seat_given_before_a_later_holder_is_held_until_he_begins(
    workspace: Workspace, azerbaijan: str, ada: str, bob: str
) -> None:
    place = seat(workspace, None, azerbaijan)
    workspace.perform("Change holder", handover.hand_over, place, ada, LATER)

    step(workspace, "Change holder", handover.hand_over, place, bob, DAY)

    assert spans(workspace, place) == [("Bob B", DAY, LATER - dt.timedelta(days=1)), ("Ada A", LATER, None)]


def test_who_comes_back_on_the_day_the_next_one_began_is_refused(workspace: Workspace, place: str, bob: str) -> None:
    workspace.perform("Change holder", handover.hand_over, place, bob, DAY)
    before = spans(workspace, place)
    former = workspace.read(seats.mandates, place, "en")[0].id

    with pytest.raises(AlreadyThere):
        workspace.perform("Came back", handover.come_back, former, DAY)

    assert spans(workspace, place) == before
