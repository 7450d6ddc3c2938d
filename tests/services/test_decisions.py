"""Decisions: numbers, states, what they rest on, and the register over all meetings."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from builders import DAY, at, meeting, person, seat, side
from councildesk.domain.attendance import Capacity, SeatPresence
from councildesk.domain.council import NumberKind, Role
from councildesk.domain.errors import AlreadyThere, NotFound, StateNotAllowed
from councildesk.domain.minutes import DecisionKind, DecisionState, EntryKind, MinutesState
from councildesk.domain.text import paragraphs
from councildesk.services import (
    decisions,
    entries,
    entry_basis,
    meetings,
    minutes,
    numbers,
    quorum,
    recusals,
    running,
    stays,
)
from councildesk.services.decisions import DecisionDraft, DecisionFacts
from councildesk.services.entries import EntryDraft
from councildesk.services.stays import StayDraft
from councildesk.services.workspace import Workspace
from services.conftest import queries, step
from services.test_entries import Desk


@pytest.fixture
def desk(workspace: Workspace) -> Desk:
    return Desk(workspace)


def decide(desk: Desk, words: str = "It was decided.", item: int = 0) -> DecisionFacts:
    return facts(desk, desk.write(words, item, EntryKind.DECISION))


def facts(desk: Desk, entry: str) -> DecisionFacts:
    found = desk.row(entry).decision
    assert found is not None
    return found


def test_a_new_decision_was_adopted_on_the_day_of_its_meeting(desk: Desk) -> None:
    decision = decide(desk)

    assert (decision.kind, decision.state) == (DecisionKind.DECISION, DecisionState.ADOPTED)
    assert (decision.decided_on, decision.number, decision.basis) == (DAY, "", None)


def test_a_decision_is_what_its_draft_says(desk: Desk) -> None:
    decision = decide(desk)
    draft = DecisionDraft(DecisionKind.RECOMMENDATION, dt.date(2024, 9, 1), {"en": "To the ministries"})

    step(desk.workspace, "Change", decisions.change, decision.id, draft)

    assert desk.workspace.read(decisions.draft, decision.id) == draft
    assert facts(desk, decision.entry_id).addressee == {"en": "To the ministries"}


def test_decisions_and_recommendations_are_numbered_apart(desk: Desk) -> None:
    first, second, recommendation = (decide(desk) for _ in range(3))
    draft = replace(desk.workspace.read(decisions.draft, recommendation.id), kind=DecisionKind.RECOMMENDATION)
    desk.workspace.perform("Change", decisions.change, recommendation.id, draft)

    numbers = [step(desk.workspace, "Number", decisions.give_number, one.id) for one in (first, second, recommendation)]

    assert numbers == ["D-2024-001", "D-2024-002", "R-2024-001"]
    assert facts(desk, second.entry_id).number == "D-2024-002"


def test_a_decision_adopted_by_hand_gets_its_number_and_in_final_minutes_none(desk: Desk) -> None:
    first, second = decide(desk), decide(desk)
    for one in (first, second):
        desk.workspace.perform("State", decisions.set_state, one.id, DecisionState.REJECTED)

    step(desk.workspace, "State", decisions.set_state, first.id, DecisionState.ADOPTED)
    for state in (MinutesState.AGREED, MinutesState.ADOPTED):
        desk.workspace.perform("State", minutes.set_state, desk.meeting, state)
    step(desk.workspace, "State", decisions.set_state, second.id, DecisionState.ADOPTED)

    assert [facts(desk, one.entry_id).number for one in (first, second)] == ["D-2024-001", ""]


def test_where_the_meeting_has_no_number_yet_a_decision_waits_for_its_own(desk: Desk) -> None:
    desk.workspace.perform("Patterns", numbers.set_patterns, {NumberKind.DECISION: "{meeting}/{number}"})
    draft = replace(desk.workspace.read(meetings.draft, desk.meeting), number="", title={"en": "Session"})
    desk.workspace.perform("Change", meetings.change, desk.meeting, draft)
    one = decide(desk)
    desk.workspace.perform("State", decisions.set_state, one.id, DecisionState.REJECTED)

    step(desk.workspace, "State", decisions.set_state, one.id, DecisionState.ADOPTED)

    assert (facts(desk, one.entry_id).state, facts(desk, one.entry_id).number) == (DecisionState.ADOPTED, "")


def test_a_numbered_decision_keeps_its_number(desk: Desk) -> None:
    decision = decide(desk)
    number = desk.workspace.perform("Number", decisions.give_number, decision.id)

    assert desk.workspace.perform("Number", decisions.give_number, decision.id) == number


def test_a_chosen_number_is_given_once(desk: Desk) -> None:
    first, second = decide(desk), decide(desk)
    step(desk.workspace, "Number", decisions.set_number, first.id, " 2024-X ")

    with pytest.raises(AlreadyThere):
        desk.workspace.perform("Number", decisions.set_number, second.id, "2024-X")

    assert facts(desk, first.entry_id).number == "2024-X"
    step(desk.workspace, "Number", decisions.set_number, first.id, "")
    assert facts(desk, first.entry_id).number == ""


def test_what_became_of_a_decision_is_noted_after_the_minutes_are_final(desk: Desk) -> None:
    decision = decide(desk)
    for state in (MinutesState.AGREED, MinutesState.ADOPTED):
        desk.workspace.perform("State", minutes.set_state, desk.meeting, state)

    step(desk.workspace, "State", decisions.set_state, decision.id, DecisionState.IMPLEMENTED)

    assert facts(desk, decision.entry_id).state is DecisionState.IMPLEMENTED
    with pytest.raises(StateNotAllowed):
        desk.workspace.perform("State", decisions.set_state, decision.id, DecisionState.PROPOSED)
    with pytest.raises(StateNotAllowed):
        desk.workspace.perform("Number", decisions.give_number, decision.id)


def test_a_decision_rests_on_who_was_there_when_it_was_taken(desk: Desk) -> None:
    az = side(desk.workspace, "AZ")
    people = [person(desk.workspace, f"{name} X", az) for name in ("Ada", "Ben", "Cem")]
    seats = [
        seat(desk.workspace, one, az, Role.CO_CHAIR if place == 0 else Role.MEMBER) for place, one in enumerate(people)
    ]
    for one, its_seat, left in zip(people, seats, (None, at("10:30"), None), strict=True):
        draft = StayDraft(one, its_seat, arrived_at=at("10:00"), left_at=left)
        desk.workspace.perform("Arrive", stays.arrive, desk.meeting, draft)
    desk.workspace.perform("Recuse", recusals.add, desk.items[0], seats[2])
    decision = decide(desk)
    desk.workspace.perform("Time", entry_basis.set_time, decision.entry_id, at("10:45"))

    step(desk.workspace, "Freeze", decisions.freeze, decision.id)

    basis = facts(desk, decision.entry_id).basis
    assert basis is not None
    assert [presence.person for presence in basis.presences] == [people[0], people[2]]
    assert (basis.taken_at, basis.recused) == (at("10:45"), (seats[2],))
    assert basis.quorum.is_quorate
    assert basis.electorate.present() == 1


def test_a_frozen_basis_stays_when_attendance_is_corrected(desk: Desk) -> None:
    ada = person(desk.workspace, "Ada X")
    her_seat = seat(desk.workspace, ada)
    desk.workspace.perform("Arrive", stays.arrive, desk.meeting, StayDraft(ada, her_seat))
    decision = decide(desk)
    desk.workspace.perform("Freeze", decisions.freeze, decision.id)

    stay = desk.workspace.read(stays.rows, desk.meeting)[0]
    desk.workspace.perform("Remove", stays.remove, stay.id)

    basis = facts(desk, decision.entry_id).basis
    assert basis is not None
    assert basis.presences == (SeatPresence(her_seat, ada, Capacity.HOLDER),)


def test_without_a_time_of_its_own_a_decision_rests_on_the_end_of_its_item(desk: Desk) -> None:
    early, late = person(desk.workspace, "Early X"), person(desk.workspace, "Late X")
    desk.workspace.perform("Open", running.open_meeting, desk.meeting, at("10:00"))
    for item, clock in ((desk.items[0], "10:00"), (desk.items[1], "11:00")):
        desk.workspace.perform("Open", running.open_item, item, at(clock))
    for one, arrived, left in ((early, "10:00", "10:30"), (late, "10:30", "11:00")):
        draft = StayDraft(one, seat(desk.workspace, one), arrived_at=at(arrived), left_at=at(left))
        desk.workspace.perform("Arrive", stays.arrive, desk.meeting, draft)
    decision = decide(desk, item=0)

    desk.workspace.perform("Freeze", decisions.freeze, decision.id)

    basis = facts(desk, decision.entry_id).basis
    assert basis is not None
    assert [presence.person for presence in basis.presences] == [late]
    assert basis.taken_at is None


def test_where_the_times_of_items_are_not_known_a_decision_rests_on_the_opening_as_it_was_noted(
    workspace: Workspace,
) -> None:
    desk = Desk(workspace)
    ada = person(workspace, "Ada Lovelace")
    chair = seat(workspace, ada)
    one = meeting(workspace, "a", starts_at=at("10:00"))
    entry = workspace.perform(
        "Add", entries.add, one, EntryDraft(EntryKind.DECISION, {"en": paragraphs("It was decided.")})
    )
    workspace.perform("Arrive", stays.arrive, one, StayDraft(ada, chair, arrived_at=at("10:15")))
    workspace.perform("Open meeting", running.open_meeting, one, at("10:20"))
    workspace.perform("Close meeting", running.close_meeting, one, at("11:00"))

    step(workspace, "Freeze", decisions.freeze, facts(desk, entry).id)

    basis = facts(desk, entry).basis
    assert basis is not None
    assert [presence.person for presence in basis.presences] == [ada]
    assert [basis.quorum.is_quorate] == [span.verdict.is_quorate for span in workspace.read(quorum.over, one)]


def test_the_register_goes_through_all_meetings_in_their_order(desk: Desk) -> None:
    decide(desk, "second item", item=1)
    decide(desk, "first item", item=0)
    earlier = meeting(desk.workspace, date=dt.date(2023, 5, 1), number="I")
    draft = entries.EntryDraft(EntryKind.DECISION, {"en": paragraphs("earlier"), "az": paragraphs("əvvəl")})
    desk.workspace.perform("Write", entries.add, earlier, draft)

    rows = desk.workspace.read(decisions.rows)

    assert [row.text["en"] for row in rows] == ["earlier", "first item", "second item"]
    assert (rows[0].meeting_number, rows[0].meeting_date, rows[0].item_id) == ("I", dt.date(2023, 5, 1), None)
    assert rows[0].text == {"en": "earlier", "az": "əvvəl"}
    assert [row.item_id for row in rows[1:]] == desk.items[:2]


def test_the_register_is_filtered_by_meeting_state_and_kind(desk: Desk) -> None:
    adopted, rejected, conclusion = (decide(desk, words) for words in ("adopted", "rejected", "conclusion"))
    desk.workspace.perform("State", decisions.set_state, rejected.id, DecisionState.REJECTED)
    desk.workspace.perform("Kind", decisions.change, conclusion.id, DecisionDraft(DecisionKind.CONCLUSION))
    other = meeting(desk.workspace)

    def found(**filters: object) -> list[str]:
        return [row.id for row in desk.workspace.read(decisions.rows, **filters)]  # type: ignore[arg-type]

    assert found() == [adopted.id, rejected.id, conclusion.id]
    assert found(meeting_id=other) == []
    assert found(meeting_id=desk.meeting, states=[DecisionState.REJECTED]) == [rejected.id]
    assert found(kinds=[DecisionKind.CONCLUSION, DecisionKind.STATEMENT]) == [conclusion.id]


def test_a_long_register_takes_as_many_queries_as_a_short_one(desk: Desk) -> None:
    decide(desk)
    few = queries(desk.workspace, decisions.rows)
    for _ in range(5):
        decide(desk)

    assert queries(desk.workspace, decisions.rows) == few


def test_an_unknown_decision_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.workspace.perform("State", decisions.set_state, "nothing", DecisionState.ADOPTED)
