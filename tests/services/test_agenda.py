"""The agenda: items, numbers and planned times."""

from __future__ import annotations

import datetime as dt
import random
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from sqlalchemy.engine import Engine

from builders import at, council, item, meeting, person, side
from councildesk.domain.agenda import ItemKind, ItemState
from councildesk.domain.errors import InUse, NotFound, Refusal, TextMissing, ValueNotAllowed
from councildesk.domain.schedule import Projection
from councildesk.domain.text import paragraphs
from councildesk.services import (
    agenda,
    agenda_batch,
    agenda_moves,
    agenda_tree,
    item_persons,
    meetings,
    order_of_business,
    running,
    succession,
    timetable,
)
from councildesk.services.agenda import ItemDraft
from councildesk.services.item_persons import ItemPersonDraft
from councildesk.services.workspace import Workspace
from councildesk.storage.session import RecordSession
from services.conftest import step

DECISION = ItemDraft(
    title={"en": "Outcome", "de": "Ergebnis"},
    note={"en": "Papers follow"},
    proposal={"en": paragraphs("The council is set up.")},
    kind=ItemKind.DECISION,
    planned_minutes=20,
    fixed_start=at("12:00"),
    is_closed=True,
)


def numbers(workspace: Workspace, one: str) -> str:
    return " ".join(f"{row.number}={row.title}" for row in workspace.read(agenda.rows, one, "en"))


def projected(workspace: Workspace, one: str, now: dt.datetime) -> Projection | None:
    items = [(row, row.level) for row in workspace.read(agenda.rows, one, "en")]
    starts_at = workspace.read(meetings.draft, one).starts_at
    return timetable.projected(items, starts_at, workspace.read(running.course, one), now)


def clocks(workspace: Workspace, one: str) -> list[str]:
    rows = workspace.read(agenda.rows, one, "en")
    baku = dt.timezone(dt.timedelta(hours=4))
    return [
        f"{row.slot.starts.astimezone(baku):%H:%M}-{row.slot.ends.astimezone(baku):%H:%M}" if row.slot else "-"
        for row in rows
    ]


def test_an_item_is_what_its_draft_says(workspace: Workspace) -> None:
    council(workspace)
    one, ours = meeting(workspace), side(workspace, "AZ")

    outcome = step(workspace, "Add item", agenda.add, one, DECISION)
    step(workspace, "Change item", agenda.change, outcome, ItemDraft({"en": "Result"}, side_id=ours))

    row = workspace.read(agenda.rows, one, "de")[0]
    draft = workspace.read(agenda.draft, outcome)
    assert (row.title, row.note, row.has_proposal, row.kind) == ("Ergebnis", "Papers follow", True, ItemKind.DISCUSSION)
    assert (draft.title, draft.side_id, draft.is_closed) == ({"en": "Result", "de": "Ergebnis"}, ours, False)
    assert draft.proposal == DECISION.proposal


def test_items_are_numbered_by_their_place_and_breaks_are_not(workspace: Workspace) -> None:
    one = meeting(workspace)
    first = item(workspace, one, "Opening")
    item(workspace, one, "Coffee", kind=ItemKind.BREAK)
    panel = item(workspace, one, "Panel")
    item(workspace, one, "Trade", parent_id=panel)
    late = step(workspace, "Add item", agenda.add, one, ItemDraft({"en": "Address"}), after_id=first)
    step(workspace, "Add item", agenda.add, one, ItemDraft(kind=ItemKind.BREAK), parent_id=panel)

    assert numbers(workspace, one) == "1=Opening 2=Address =Coffee 3=Panel 3.1=Trade ="
    assert workspace.read(agenda_tree.numbers, one)[late] == "2"


def test_numbers_stay_once_the_agenda_was_sent(workspace: Workspace) -> None:
    one = meeting(workspace, "a", "b", "c")
    ids = {row.title: row.id for row in workspace.read(agenda.rows, one, "en")}

    step(workspace, "Send agenda", agenda.send, one, at("09:00"))
    step(workspace, "Add item", agenda.add, one, ItemDraft({"en": "late"}), after_id=ids["b"])
    step(workspace, "Remove item", agenda.remove, ids["c"])
    step(workspace, "Move item", agenda_tree.move_up, ids["b"])
    item(workspace, one, "last")

    assert numbers(workspace, one) == "2=b 1=a 4=late 5=last"
    step(workspace, "Recall agenda", agenda.recall, one)
    assert numbers(workspace, one) == "1=b 2=a 3=late 4=last"


def test_a_title_is_written_language_by_language_and_never_lost(workspace: Workspace) -> None:
    one = item(workspace, meeting(workspace), "Opening")

    step(workspace, "Rename item", agenda.rename, one, "de", "Eröffnung")
    step(workspace, "Rename item", agenda.rename, one, "en", "")

    assert workspace.read(agenda.draft, one).title == {"de": "Eröffnung"}
    with pytest.raises(TextMissing):
        workspace.perform("Rename item", agenda.rename, one, "de", " ")


def test_planned_minutes_become_clock_times(workspace: Workspace) -> None:
    one = meeting(workspace, starts_at=at("10:00"))
    item(workspace, one, "Opening", planned_minutes=20)
    panel = item(workspace, one, "Panel", planned_minutes=60)
    item(workspace, one, "Talk", parent_id=panel, planned_minutes=15)
    item(workspace, one, "Lunch", kind=ItemKind.BREAK, planned_minutes=60, fixed_start=at("12:00"))
    closing = item(workspace, one, "Closing", planned_minutes=10)

    plan = workspace.read(timetable.plan, one)

    assert clocks(workspace, one) == ["10:00-10:20", "10:20-11:20", "10:20-10:35", "12:00-13:00", "13:00-13:10"]
    assert plan is not None
    assert (plan.ends, plan.gaps, plan.slots[-1].id) == (at("13:10"), dt.timedelta(minutes=40), closing)


def test_what_is_postponed_takes_no_time_nor_what_is_under_it(workspace: Workspace) -> None:
    one = meeting(workspace, starts_at=at("10:00"))
    panel = item(workspace, one, "Panel", planned_minutes=60)
    item(workspace, one, "Talk", parent_id=panel, planned_minutes=15)
    closing = item(workspace, one, "Closing", planned_minutes=10)

    step(workspace, "Postpone item", agenda.set_state, panel, ItemState.POSTPONED)

    assert clocks(workspace, one) == ["-", "-", "10:00-10:10"]
    assert workspace.read(agenda.rows, one, "en")[0].state is ItemState.POSTPONED
    step(workspace, "Withdraw item", agenda.set_state, closing, ItemState.WITHDRAWN)
    assert clocks(workspace, one) == ["-", "-", "-"]


def test_a_meeting_without_a_clock_time_has_no_planned_times(workspace: Workspace) -> None:
    one = meeting(workspace, "Opening")

    assert clocks(workspace, one) == ["-"]
    assert workspace.read(timetable.plan, one) is None
    assert projected(workspace, one, at("10:00")) is None


def test_a_slow_meeting_is_expected_to_end_late(workspace: Workspace) -> None:
    one = meeting(workspace, starts_at=at("10:00"))
    ids = [item(workspace, one, title, planned_minutes=20) for title in "abc"]
    workspace.perform("Open", running.open_meeting, one, at("10:00"))
    workspace.perform("Item", running.open_item, ids[0], at("10:00"))
    workspace.perform("Item", running.open_item, ids[1], at("10:30"))

    expected = projected(workspace, one, at("10:30"))

    assert expected is not None
    assert (expected.ends_as_planned, expected.ends_at_pace) == (at("11:10"), at("11:30"))


def test_whatever_happens_to_an_agenda_is_followed_as_a_whole_reading_gives_it(workspace: Workspace) -> None:
    """Random steps of a running meeting and of who plans it."""
    dice = random.Random(20261224)
    council(workspace)
    one = meeting(workspace, *(f"Item {number}" for number in range(1, 9)), starts_at=at("10:00"))
    clock = at("10:00")
    workspace.perform("Open", order_of_business.start, one, clock)
    touched: set[str] = set()
    workspace.observe(lambda announcement: touched.update(announcement.rows))
    known = workspace.read(agenda.whole, one, "en")

    def some_step() -> tuple[Any, ...]:
        key = dice.choice(known.rows).id
        steps: list[tuple[Any, ...]] = [
            (order_of_business.go_on, one, clock),
            (order_of_business.go_on, one, clock),
            (order_of_business.go_to, key, clock),
            (order_of_business.put_off, key, clock),
            (running.start_break, one, clock),
            (agenda.rename, key, "en", f"Renamed at {clock}"),
            (agenda.add, one, ItemDraft({"en": f"Added at {clock}"}, planned_minutes=10)),
            (agenda.set_state, key, dice.choice([*ItemState])),
            (agenda.remove, key),
            (agenda_tree.move_down, key),
            (agenda_tree.indent, key),
            (agenda.send, one, clock),
            (meetings.change, one, replace(workspace.read(meetings.draft, one), starts_at=clock)),
        ]
        return dice.choice(steps)

    for number in range(80):
        clock += dt.timedelta(minutes=dice.choice([0, 3, 10]))
        action, *args = some_step()
        try:
            workspace.undo() if number % 9 == 8 else workspace.perform("Step", action, *args)
        except Refusal:
            continue
        known = workspace.read(agenda.followed, one, "en", known, touched)
        touched.clear()
        whole = workspace.read(agenda.whole, one, "en")
        assert known == whole, (number, action, args)


def test_the_next_item_is_followed_by_reading_few_rows(workspace: Workspace) -> None:
    one = meeting(workspace, *(f"Item {number}" for number in range(1, 9)), starts_at=at("10:00"))
    workspace.perform("Open", order_of_business.start, one, at("10:00"))
    touched: set[str] = set()
    workspace.observe(lambda announcement: touched.update(announcement.rows))
    known = workspace.read(agenda.whole, one, "en")

    workspace.perform("Next item", order_of_business.go_on, one, at("10:10"))
    followed = workspace.read(agenda.followed, one, "en", known, touched)

    assert [row.state for row in followed.rows[:2]] == [ItemState.DONE, ItemState.PLANNED]
    assert all(now is before for now, before in zip(followed.rows[2:], known.rows[2:], strict=True))


def test_items_are_read_again_after_a_step_that_touched_more_than_one_question_takes(workspace: Workspace) -> None:
    one = meeting(workspace, "First", "Second")
    known = workspace.read(agenda.whole, one, "en")
    key = known.rows[0].id
    workspace.perform("Postpone", agenda.set_state, key, ItemState.POSTPONED)

    again = workspace.read(agenda.whole, one, "en", known, {key, *map(str, range(300_000))})

    assert again == workspace.read(agenda.whole, one, "en")


def test_what_is_said_of_people_and_where_an_item_came_from_is_followed(workspace: Workspace) -> None:
    council(workspace)
    former, one = meeting(workspace, "Before"), meeting(workspace)
    (before,) = workspace.read(agenda.rows, former, "en")
    (carried,) = workspace.perform("Carry over", succession.carry_over, [before.id], one)
    draft = ItemPersonDraft(person(workspace, "Ada Lovelace"), talk={"en": "Engines"})
    speaker = workspace.perform("Add", item_persons.add, carried, draft)
    touched: set[str] = set()
    workspace.observe(lambda announcement: touched.update(announcement.rows))
    known = workspace.read(agenda.whole, one, "en")

    for action, *args in (
        (item_persons.change, speaker, replace(draft, talk={"en": "Analytical engines"})),
        (meetings.change, former, replace(workspace.read(meetings.draft, former), number="17")),
    ):
        workspace.perform("Change", action, *args)
        known = workspace.read(agenda.followed, one, "en", known, touched)
        touched.clear()

        assert known == workspace.read(agenda.whole, one, "en"), action


def test_an_item_that_cannot_be_is_refused(workspace: Workspace) -> None:
    one = meeting(workspace)
    stranger = item(workspace, meeting(workspace), "Stranger")

    with pytest.raises(TextMissing):
        workspace.perform("Add item", agenda.add, one, ItemDraft({"en": " "}))
    with pytest.raises(ValueNotAllowed):
        workspace.perform("Add item", agenda.add, one, ItemDraft({"en": "A"}, planned_minutes=-1))
    with pytest.raises(NotFound):
        workspace.perform("Add item", agenda.add, one, ItemDraft({"en": "A"}, side_id="nobody"))
    with pytest.raises(NotFound):
        workspace.perform("Add item", agenda.add, one, ItemDraft({"en": "A"}), after_id=stranger)
    with pytest.raises(NotFound):
        workspace.perform("Add item", agenda.add, one, ItemDraft({"en": "A"}), parent_id=stranger)
    with pytest.raises(NotFound):
        workspace.perform("Add item", agenda.add, "none", ItemDraft({"en": "A"}))


def test_an_item_goes_with_what_is_under_it_but_not_while_events_name_it(workspace: Workspace) -> None:
    one = meeting(workspace, "Opening")
    panel = item(workspace, one, "Panel")
    item(workspace, one, "Talk", parent_id=panel)
    workspace.perform("Open", running.open_meeting, one, at("10:00"))
    workspace.perform("Item", running.open_item, panel, at("10:01"))

    with pytest.raises(InUse):
        workspace.perform("Remove item", agenda.remove, panel)
    workspace.undo()
    step(workspace, "Remove item", agenda.remove, panel)

    assert [row.title for row in workspace.read(agenda.rows, one, "en")] == ["Opening"]


def test_a_long_agenda_is_listed_with_few_queries(workspace: Workspace) -> None:
    council(workspace)
    one, ada = meeting(workspace, starts_at=at("10:00")), person(workspace, "Ada Lovelace")
    workspace.perform("Fill", _fill, one, ada)
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        started = time.perf_counter()
        rows = workspace.read(agenda.rows, one, "de")
        elapsed = time.perf_counter() - started
    finally:
        event.remove(Engine, "before_cursor_execute", note)

    assert (len(rows), rows[-1].number, rows[-1].persons[0].name) == (400, "80.4", "Ada Lovelace")
    assert len(asked) < 16
    assert elapsed < 1


def _fill(session: RecordSession, one: str, ada: str) -> None:
    parent = ""
    for place in range(400):
        draft = ItemDraft({"en": f"Item {place}"}, planned_minutes=5)
        added = agenda.add(session, one, draft, parent_id=parent if place % 5 else None)
        parent = parent if place % 5 else added
        item_persons.add(session, added, ItemPersonDraft(ada))


DEEDS = st.lists(st.tuples(st.sampled_from(["add", "under", "move", "indent", "remove", "send"]), st.integers(0, 50)))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(deeds=DEEDS)
def test_whatever_happens_a_number_that_was_sent_stays_and_is_never_given_again(
    workspace: Workspace, deeds: list[tuple[str, int]]
) -> None:
    one = meeting(workspace, "One", "Two", "Three")
    sent: dict[str, str] = {}

    for deed, pick in [("send", 0), *deeds]:
        rows = workspace.read(agenda.rows, one, "en")
        chosen = rows[pick % len(rows)].id if rows else None
        if deed == "send":
            workspace.perform("Send", agenda.send, one, at("08:00"))
            sent |= {row.id: row.number for row in workspace.read(agenda.rows, one, "en")}
        elif deed in ("add", "under"):
            where = {"parent_id" if deed == "under" else "after_id": chosen}
            workspace.perform("Add", agenda.add, one, ItemDraft({"en": "Late"}), **where)
        elif chosen is not None:
            action = {"move": agenda_tree.move_up, "indent": agenda_tree.indent, "remove": agenda.remove}[deed]
            workspace.perform(deed, action, chosen)

        found = {row.id: row.number for row in workspace.read(agenda.rows, one, "en")}
        assert {item: sent[item] for item in found.keys() & sent.keys()} == {
            item: found[item] for item in found.keys() & sent.keys()
        }
        assert len(set(found.values())) == len(found)
        assert not {found[item] for item in found.keys() - sent.keys()} & set(sent.values())


def test_what_is_read_again_after_a_step_is_what_all_of_it_says(workspace: Workspace) -> None:
    """Only the records that were touched are read again; the rest is what it was."""
    council(workspace)
    one, other = meeting(workspace), meeting(workspace)
    elsewhere, items = item(workspace, other, "Elsewhere"), [item(workspace, one, title) for title in "abcdef"]
    a, b, c, d, e, f = items
    touched: set[str] = set()
    workspace.observe(lambda announcement: touched.update(announcement.rows))
    steps: list[tuple[Callable[..., object], tuple[object, ...]]] = [
        (agenda_moves.shift, ([b], 1)),
        (agenda_moves.indent, ([c],)),
        (agenda_moves.put, ([d, e], c)),
        (agenda_batch.set_minutes, ([a, b, e], 15)),
        (agenda_batch.set_kind, ([e], ItemKind.BREAK)),
        (agenda.set_state, (f, ItemState.POSTPONED)),
        (agenda.remove, (b,)),
        (agenda.add, (one, ItemDraft({"en": "g"}))),
        (agenda_batch.set_minutes, ([elsewhere], 5)),
        (agenda.remove, (c,)),
        (agenda.send, (one, at("12:00"))),
        (agenda.add, (one, ItemDraft({"en": "late"}))),
    ]
    known = workspace.read(agenda.whole, one, "en")

    for action, values in steps:
        for change in (partial(workspace.perform, "Change", action, *values), workspace.undo, workspace.redo):
            touched.clear()
            change()
            known = workspace.read(agenda.whole, one, "en", known, touched or None)

            whole = workspace.read(agenda.whole, one, "en")
            assert (known, known.fields) == (whole, whole.fields)
