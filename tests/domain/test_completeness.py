"""What minutes still lack before they go out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain import completeness
from councildesk.domain.completeness import (
    EntryToCheck,
    Gap,
    ItemToCheck,
    MinutesToCheck,
    Missing,
    PersonToCheck,
)
from councildesk.domain.minutes import EntryKind, VoteMethod
from councildesk.domain.polls import PollFault, PollProblem
from councildesk.domain.turnout import TurnoutStatus

BOTH = ("az", "uz")
NOON = dt.datetime(2026, 5, 4, 12, tzinfo=dt.UTC)
WHOLE = MinutesToCheck(
    BOTH,
    has_chair=True,
    has_secretary=True,
    opened_at=NOON,
    closed_at=NOON,
    has_attendance=True,
    has_quorum=True,
    people=(PersonToCheck("ada", frozenset(BOTH), has_seat=True),),
    items=(ItemToCheck("item", frozenset(BOTH)),),
    entries=(EntryToCheck("entry", "item", written=frozenset(BOTH)),),
)


def gaps(minutes: MinutesToCheck) -> list[Gap]:
    return [one.gap for one in completeness.missing(minutes)]


def with_entry(kind: EntryKind = EntryKind.PARAGRAPH, **changes: Any) -> MinutesToCheck:
    entry = replace(WHOLE.entries[0], kind=kind, **changes)
    return replace(WHOLE, entries=(entry,))


def test_nothing_is_missing_in_whole_minutes() -> None:
    assert completeness.missing(WHOLE) == []


@pytest.mark.parametrize(
    ("changes", "gap"),
    [
        ({"has_chair": False}, Gap.NO_CHAIR),
        ({"has_secretary": False}, Gap.NO_SECRETARY),
        ({"opened_at": None}, Gap.NO_BEGIN),
        ({"closed_at": None}, Gap.NO_END),
        ({"has_attendance": False}, Gap.NO_ATTENDANCE),
        ({"has_quorum": False}, Gap.NO_QUORUM),
        ({"entries": ()}, Gap.ITEM_EMPTY),
    ],
)
def test_each_fact_that_is_not_there_is_told_once(changes: dict[str, Any], gap: Gap) -> None:
    assert gaps(replace(WHOLE, **changes)) == [gap]


def test_without_any_attendance_neither_quorum_nor_absence_is_asked_for() -> None:
    absent = PersonToCheck("ada", frozenset(BOTH), TurnoutStatus.ABSENT, has_seat=True)

    assert gaps(replace(WHOLE, has_attendance=False, has_quorum=False, people=(absent,))) == [Gap.NO_ATTENDANCE]


def test_who_has_a_seat_must_be_present_replaced_or_excused() -> None:
    found = [
        status
        for status in TurnoutStatus
        if gaps(replace(WHOLE, people=(replace(WHOLE.people[0], status=status),))) == [Gap.UNACCOUNTED]
    ]
    guest = PersonToCheck("guest", frozenset(BOTH), TurnoutStatus.ABSENT)

    assert found == [TurnoutStatus.ABSENT]
    assert gaps(replace(WHOLE, people=(guest,))) == []


def test_names_and_titles_are_asked_for_in_each_language() -> None:
    people = (PersonToCheck("ada", frozenset({"az"})),)
    items = (ItemToCheck("item", frozenset({"uz"})),)

    assert completeness.missing(replace(WHOLE, people=people, items=items)) == [
        Missing(Gap.NAME_MISSING, "ada", "uz"),
        Missing(Gap.ITEM_UNTITLED, "item", "az"),
    ]


def test_a_text_is_asked_for_in_each_language_and_up_to_date() -> None:
    written, old = frozenset({"az"}), frozenset({"uz"})

    assert completeness.missing(with_entry(written=written)) == [Missing(Gap.UNTRANSLATED, "entry", "uz")]
    assert gaps(with_entry(EntryKind.DECISION, written=written)) == [Gap.DECISION_UNTRANSLATED]
    assert completeness.missing(with_entry(out_of_date=old)) == [Missing(Gap.OUT_OF_DATE, "entry", "uz")]
    assert gaps(with_entry(written=frozenset())) == [Gap.ENTRY_EMPTY]


def test_a_vote_speaks_by_its_facts_and_is_asked_for_counts_that_fit() -> None:
    problem = PollProblem(PollFault.TOO_MANY, counted=9, expected=7)
    silent = {"written": frozenset[str]()}

    assert gaps(with_entry(EntryKind.VOTE, method=VoteMethod.CONSENSUS, **silent)) == []
    assert gaps(with_entry(EntryKind.VOTE, method=VoteMethod.SHOW_OF_HANDS, **silent)) == [Gap.VOTE_UNCOUNTED]
    counted = with_entry(EntryKind.VOTE, method=VoteMethod.ROLL_CALL, is_counted=True, problems=(problem,))
    assert completeness.missing(counted) == [Missing(Gap.VOTE_MISCOUNTED, "entry", problem=problem)]
    called = with_entry(EntryKind.VOTE, method=VoteMethod.ROLL_CALL, is_counted=True, to_be_called=3)
    assert completeness.missing(called) == [Missing(Gap.VOTE_UNFINISHED, "entry")]


def test_of_counts_that_do_not_fit_one_line_is_told_for_each_vote() -> None:
    problems = tuple(PollProblem(PollFault.TOO_MANY, counted=number, expected=1) for number in (2, 3))
    counted = with_entry(EntryKind.VOTE, method=VoteMethod.SHOW_OF_HANDS, is_counted=True, problems=problems)

    assert completeness.missing(counted) == [Missing(Gap.VOTE_MISCOUNTED, "entry", problem=problems[0])]


@pytest.mark.parametrize("status", TurnoutStatus)
def test_who_speaks_and_was_not_there_is_told(status: TurnoutStatus) -> None:
    spoken = with_entry(EntryKind.STATEMENT, has_speaker=True, speaker="ada")
    minutes = replace(spoken, people=(PersonToCheck("ada", frozenset(BOTH), status),))
    told = [] if status is TurnoutStatus.PRESENT else [Gap.SPEAKER_AWAY]

    assert gaps(minutes) == told
    assert gaps(replace(minutes, has_attendance=False)) == [Gap.NO_ATTENDANCE]


def test_an_action_is_asked_for_who_and_when_and_a_statement_for_its_speaker() -> None:
    assert gaps(with_entry(EntryKind.ACTION)) == [Gap.ACTION_UNASSIGNED, Gap.ACTION_UNDATED]
    assert gaps(with_entry(EntryKind.ACTION, assignees=1, due_on=NOON.date())) == []
    assert gaps(with_entry(EntryKind.STATEMENT)) == [Gap.SPEAKER_MISSING]
    assert gaps(with_entry(EntryKind.STATEMENT, has_speaker=True)) == []


def test_a_private_note_is_asked_for_nothing_and_fills_no_item() -> None:
    assert gaps(with_entry(EntryKind.NOTE, written=frozenset())) == [Gap.ITEM_EMPTY]


tags = st.frozensets(st.sampled_from(BOTH))
entries = st.builds(
    EntryToCheck,
    id=st.uuids().map(str),
    item=st.sampled_from([None, "one", "two"]),
    kind=st.sampled_from(EntryKind),
    written=tags,
    out_of_date=tags,
    has_speaker=st.booleans(),
    method=st.sampled_from(VoteMethod),
    is_counted=st.booleans(),
    assignees=st.integers(0, 2),
    due_on=st.none() | st.dates(),
)
records = st.builds(
    MinutesToCheck,
    languages=st.sampled_from([(), ("az",), BOTH]),
    has_chair=st.booleans(),
    has_secretary=st.booleans(),
    opened_at=st.sampled_from([None, NOON]),
    closed_at=st.sampled_from([None, NOON]),
    has_attendance=st.booleans(),
    has_quorum=st.booleans(),
    people=st.lists(
        st.builds(PersonToCheck, st.uuids().map(str), tags, st.sampled_from(TurnoutStatus), st.booleans()), max_size=3
    ).map(tuple),
    items=st.just((ItemToCheck("one", frozenset(BOTH)), ItemToCheck("two", frozenset({"az"}), asks_for_entry=False))),
    entries=st.lists(entries, max_size=5).map(tuple),
)


@given(records)
def test_the_list_agrees_with_a_plain_count_of_the_facts(minutes: MinutesToCheck) -> None:
    public = [entry for entry in minutes.entries if entry.kind is not EntryKind.NOTE]
    texts = [(entry, tag) for entry in public if entry.written for tag in minutes.languages]
    expected = {
        Gap.NO_CHAIR: not minutes.has_chair,
        Gap.NO_END: minutes.closed_at is None,
        Gap.UNACCOUNTED: sum(
            minutes.has_attendance and person.has_seat and person.status is TurnoutStatus.ABSENT
            for person in minutes.people
        ),
        Gap.NAME_MISSING: sum(tag not in person.named for person in minutes.people for tag in minutes.languages),
        Gap.ITEM_EMPTY: all(entry.item != "one" for entry in public),
        Gap.UNTRANSLATED: sum(
            tag not in entry.written and entry.kind is not EntryKind.DECISION for entry, tag in texts
        ),
        Gap.DECISION_UNTRANSLATED: sum(
            tag not in entry.written and entry.kind is EntryKind.DECISION for entry, tag in texts
        ),
        Gap.OUT_OF_DATE: sum(tag in entry.written and tag in entry.out_of_date for entry, tag in texts),
        Gap.ENTRY_EMPTY: sum(not entry.written and entry.kind is not EntryKind.VOTE for entry in public),
        Gap.ACTION_UNDATED: sum(entry.kind is EntryKind.ACTION and entry.due_on is None for entry in public),
    }

    found = gaps(minutes)

    assert {gap: found.count(gap) for gap in expected} == {gap: int(count) for gap, count in expected.items()}
    assert len(completeness.missing(minutes)) == len(set(completeness.missing(minutes)))
