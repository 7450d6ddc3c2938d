"""Minutes, decisions and actions: their states."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

import pytest

from councildesk.domain import minutes
from councildesk.domain.errors import StateNotAllowed
from councildesk.domain.minutes import ActionState, DecisionState, EntryKind, MinutesState, VoteOutcome

TABLES: list[tuple[str, Callable[[Any, Any], Any], Mapping[Any, tuple[Any, ...]], type[StrEnum]]] = [
    ("minutes", minutes.move_minutes, minutes.NEXT_MINUTES_STATES, MinutesState),
    ("decision", minutes.move_decision, minutes.NEXT_DECISION_STATES, DecisionState),
    ("action", minutes.move_action, minutes.NEXT_ACTION_STATES, ActionState),
]


@pytest.mark.parametrize(("noun", "move", "table", "kind"), TABLES)
def test_only_the_moves_of_the_table_are_made(
    noun: str, move: Callable[[Any, Any], Any], table: Mapping[Any, tuple[Any, ...]], kind: type[StrEnum]
) -> None:
    assert table.keys() == set(kind)
    for state in kind:
        for wanted in kind:
            if wanted in table[state]:
                assert move(state, wanted) is wanted
                continue
            with pytest.raises(StateNotAllowed) as refused:
                move(state, wanted)
            assert refused.value == StateNotAllowed(noun, state.value, wanted.value)


def test_minutes_go_from_draft_to_adopted() -> None:
    state = MinutesState.DRAFT

    for wanted in list(MinutesState)[1:]:
        state = minutes.move_minutes(state, wanted)

    assert state is MinutesState.ADOPTED


def test_a_draft_is_not_adopted_before_anybody_saw_it() -> None:
    with pytest.raises(StateNotAllowed):
        minutes.move_minutes(MinutesState.DRAFT, MinutesState.ADOPTED)


def test_adopted_minutes_are_locked_for_good() -> None:
    assert [state for state in MinutesState if state.is_locked] == [MinutesState.ADOPTED]
    assert minutes.NEXT_MINUTES_STATES[MinutesState.ADOPTED] == ()


@pytest.mark.parametrize("state", [MinutesState.SIGNED, MinutesState.ADOPTED])
def test_nobody_writes_in_signed_or_adopted_minutes(state: MinutesState) -> None:
    with pytest.raises(StateNotAllowed) as refused:
        minutes.check_editable(state)

    assert refused.value == StateNotAllowed("minutes", state.value, "edit")


@pytest.mark.parametrize("state", [MinutesState.DRAFT, MinutesState.CIRCULATED, MinutesState.AGREED])
def test_until_they_are_signed_minutes_can_be_corrected(state: MinutesState) -> None:
    minutes.check_editable(state)


def test_a_vote_decides_the_state_of_its_decision() -> None:
    assert {outcome: minutes.DECISION_STATE_AFTER[outcome] for outcome in VoteOutcome} == {
        VoteOutcome.ADOPTED: DecisionState.ADOPTED,
        VoteOutcome.REJECTED: DecisionState.REJECTED,
        VoteOutcome.UNDECIDED: DecisionState.PROPOSED,
    }


def test_an_action_is_overdue_from_the_day_after_its_last() -> None:
    due = date(2026, 3, 15)

    assert not minutes.is_overdue(ActionState.OPEN, due, due)
    assert minutes.is_overdue(ActionState.OPEN, due, date(2026, 3, 16))
    assert not minutes.is_overdue(ActionState.DONE, due, date(2026, 3, 16))
    assert not minutes.is_overdue(ActionState.OPEN, None, date(2026, 3, 16))


def test_only_a_note_is_private() -> None:
    assert [kind for kind in EntryKind if kind.is_private] == [EntryKind.NOTE]
