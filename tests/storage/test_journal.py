from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update

from councildesk.domain.journal import StepKind
from councildesk.services.workspace import Announcement, Workspace
from councildesk.storage.models import Change, Replica, Seen, Side, Step
from councildesk.storage.refusals import NothingToUndo, UndoBlocked
from councildesk.storage.replay import differences
from councildesk.storage.session import INCLUDE_REMOVED, RecordSession, UnjournaledEdit
from storage.sides import add_council, add_side, code, recode


@pytest.fixture
def side(workspace: Workspace) -> str:
    council = workspace.perform("Add council", add_council)
    return workspace.perform("Add side", add_side, council, "AZ")


def test_a_step_records_each_field_before_and_after(workspace: Workspace, side: str) -> None:
    workspace.perform("Rename side", recode, side, "UZ")

    step, changes = workspace.read(_last_step)
    assert (step.label, step.kind, step.actor) == ("Rename side", StepKind.EDIT, "Leyla")
    assert [(one.noun, one.row, one.field, one.old, one.new) for one in changes] == [
        ("side", side, "code", '"AZ"', '"UZ"')
    ]


def test_steps_are_numbered_without_gaps_and_told_in_universal_time(workspace: Workspace, side: str) -> None:
    steps = workspace.read(lambda session: session.scalars(select(Step).order_by(Step.place)).all())

    assert [step.seq for step in steps] == [1, 2]
    assert all(step.at.tzinfo is dt.UTC for step in steps)


def test_an_action_that_changes_nothing_leaves_no_step(workspace: Workspace, side: str) -> None:
    announced: list[Announcement] = []
    workspace.observe(announced.append)

    workspace.perform("Rename side", recode, side, "AZ")

    assert workspace.undo_label == "Add side"
    assert announced == []


def test_an_action_that_fails_half_way_has_not_happened(workspace: Workspace, side: str) -> None:
    def fail(session: RecordSession) -> None:
        recode(session, side, "UZ")
        session.flush()
        raise LookupError

    with pytest.raises(LookupError):
        workspace.perform("Fail", fail)

    assert workspace.read(code, side) == "AZ"
    assert workspace.undo_label == "Add side"


def test_undo_and_redo_walk_through_the_steps(workspace: Workspace, side: str) -> None:
    workspace.perform("Rename side", recode, side, "UZ")
    workspace.perform("Rename side", recode, side, "TR")

    seen = []
    for move in (workspace.undo, workspace.undo, workspace.undo, workspace.redo, workspace.redo, workspace.redo):
        move()
        seen.append(workspace.read(code, side))

    assert seen == ["UZ", "AZ", None, "AZ", "UZ", "TR"]


def test_undo_is_a_step_of_its_own_that_names_what_it_took_back(workspace: Workspace, side: str) -> None:
    workspace.undo()

    step, _changes = workspace.read(_last_step)
    assert (step.kind, step.reverts, step.label) == (StepKind.UNDO, 2, "Add side")


def test_a_row_taken_back_is_removed_and_keeps_its_fields(workspace: Workspace, side: str) -> None:
    workspace.undo()

    row = workspace.read(lambda session: session.get(Side, side, execution_options=INCLUDE_REMOVED))
    assert row is not None
    assert (row.deleted, row.code) == (True, "AZ")


def test_undo_reaches_back_over_closing_the_file(workspace: Workspace, side: str) -> None:
    workspace.close()

    with Workspace.open(workspace.path) as again:
        assert again.undo_label == "Add side"
        again.undo()
        assert again.read(code, side) is None


def test_a_new_edit_forgets_what_could_be_taken_again(workspace: Workspace, side: str) -> None:
    workspace.perform("Rename side", recode, side, "UZ")
    workspace.undo()

    workspace.perform("Rename side", recode, side, "TR")

    assert workspace.redo_label is None
    with pytest.raises(NothingToUndo):
        workspace.redo()


def test_there_is_nothing_to_undo_in_a_new_file(workspace: Workspace) -> None:
    with pytest.raises(NothingToUndo):
        workspace.undo()


def test_a_field_written_past_the_step_blocks_its_undo(workspace: Workspace, side: str) -> None:
    workspace.perform("Rename side", recode, side, "UZ")

    with pytest.raises(UndoBlocked):
        workspace.perform("Take back", _revert_step, 2)

    assert workspace.read(code, side) == "UZ"


def test_typing_in_one_passage_is_one_step(workspace: Workspace, side: str) -> None:
    for typed in ("B", "BA", "BAK"):
        workspace.perform_typing("side/code", "Type", recode, side, typed)

    assert workspace.undo().label == "Type"
    assert workspace.read(code, side) == "AZ"


def test_typing_elsewhere_begins_a_new_step(workspace: Workspace, side: str) -> None:
    workspace.perform_typing("one", "Type", recode, side, "B")
    workspace.perform_typing("other", "Type", recode, side, "C")

    workspace.undo()

    assert workspace.read(code, side) == "B"


def test_typing_does_not_join_over_another_step(workspace: Workspace, side: str) -> None:
    workspace.perform_typing("one", "Type", recode, side, "B")
    workspace.perform("Rename side", recode, side, "C")
    workspace.perform_typing("one", "Type", recode, side, "D")

    workspace.undo()

    assert workspace.read(code, side) == "C"


def test_typing_does_not_join_a_step_that_was_exported(workspace: Workspace, side: str) -> None:
    workspace.perform_typing("one", "Type", recode, side, "B")
    workspace.perform("Seal", lambda session: session.execute(update(Step).values(digest="sealed")))
    workspace.perform_typing("one", "Type", recode, side, "C")

    workspace.undo()

    assert workspace.read(code, side) == "B"


def test_typing_that_also_touches_another_field_is_a_step_of_its_own(workspace: Workspace, side: str) -> None:
    def retune(session: RecordSession) -> None:
        recode(session, side, "C")
        session.get_one(Side, side).time_zone = "Asia/Tashkent"

    workspace.perform_typing("one", "Type", recode, side, "B")
    workspace.perform_typing("one", "Type", retune)

    workspace.undo()

    assert workspace.read(code, side) == "B"


def test_typing_is_taken_back_whole_after_it_was_typed_back_to_the_start(workspace: Workspace, side: str) -> None:
    workspace.perform_typing("one", "Type", recode, side, "B")
    workspace.perform_typing("one", "Type", recode, side, "AZ")

    workspace.undo()

    assert workspace.undo_label == "Add side"
    assert workspace.read(code, side) == "AZ"


def test_a_copy_of_the_file_in_another_place_is_another_replica_that_has_seen_the_first(
    workspace: Workspace, side: str, tmp_path: Path
) -> None:
    workspace.close()
    shutil.copy(workspace.path, tmp_path / "copy.council")

    with Workspace.open(tmp_path / "copy.council") as copy:
        copy.perform("Rename side", recode, side, "UZ")
        replicas = copy.read(lambda session: session.scalars(select(Replica).order_by(Replica.id)).all())
        seen = copy.read(lambda session: session.scalars(select(Seen)).all())
        copy.undo()
        restored = copy.read(code, side)

    assert [(replica.upto, replica.is_own) for replica in replicas] == [(2, True), (1, True)]
    assert [(one.replica, one.seq, one.other, one.upto) for one in seen] == [(replicas[1].id, 1, replicas[0].id, 2)]
    assert restored == "AZ"


def test_the_same_file_in_the_same_place_stays_the_same_replica(workspace: Workspace, side: str) -> None:
    workspace.close()

    with Workspace.open(workspace.path) as again:
        again.perform("Rename side", recode, side, "UZ")
        replicas = again.read(lambda session: session.scalars(select(Replica)).all())

    assert [replica.upto for replica in replicas] == [3]


def test_announcements_name_the_nouns_and_rows_that_changed(workspace: Workspace, side: str) -> None:
    announced: list[Announcement] = []
    workspace.observe(announced.append)

    workspace.perform("Rename side", recode, side, "UZ")
    workspace.undo()

    assert announced == [
        Announcement("Rename side", frozenset({"side"}), rows=frozenset({side})),
        Announcement("Rename side", frozenset({"side"}), StepKind.UNDO, frozenset({side})),
    ]


@pytest.mark.parametrize(
    "escape",
    [
        lambda session: session.execute(update(Side).values(code="X")),
        lambda session: session.execute(delete(Side)),
        lambda session: [session.delete(side) for side in session.scalars(select(Side))],
    ],
    ids=["bulk update", "bulk delete", "delete"],
)
def test_nothing_escapes_the_journal(
    workspace: Workspace, side: str, escape: Callable[[RecordSession], object]
) -> None:
    with pytest.raises(UnjournaledEdit):
        workspace.perform("Escape", escape)

    assert workspace.read(code, side) == "AZ"


def test_a_question_cannot_change_the_record(workspace: Workspace, side: str) -> None:
    def change(session: RecordSession) -> None:
        recode(session, side, "X")
        session.flush()

    with pytest.raises(UnjournaledEdit):
        workspace.read(change)


def test_a_field_that_was_never_read_cannot_be_set(workspace: Workspace, side: str) -> None:
    def change(session: RecordSession) -> None:
        row = session.get_one(Side, side)
        session.expire(row, ["code"])
        row.code = "X"

    with pytest.raises(UnjournaledEdit):
        workspace.perform("Set blindly", change)


def test_removed_rows_are_not_there_unless_asked_for(workspace: Workspace, side: str) -> None:
    def remove(session: RecordSession) -> None:
        session.get_one(Side, side).deleted = True

    workspace.perform("Remove side", remove)

    assert workspace.read(lambda session: session.scalars(select(Side)).all()) == []
    assert workspace.read(lambda session: session.scalars(select(Side.code)).all()) == []
    assert workspace.read(lambda session: session.scalars(select(Side), execution_options=INCLUDE_REMOVED).all())


def test_tables_changed_behind_the_journals_back_are_noticed(workspace: Workspace, side: str) -> None:
    def tamper(session: RecordSession) -> None:
        session.connection().exec_driver_sql("UPDATE side SET code = 'XX'")

    workspace.perform("Tamper", tamper)

    found = workspace.read(differences)
    assert [(one.noun, one.row, one.field, one.journal, one.table) for one in found] == [
        ("side", side, "code", '"AZ"', '"XX"')
    ]


def _last_step(session: RecordSession) -> tuple[Step, list[Change]]:
    step = session.scalars(select(Step).order_by(Step.place.desc()).limit(1)).one()
    return step, list(session.scalars(select(Change).where(Change.step == step.place).order_by(Change.n)))


def _revert_step(session: RecordSession, place: int) -> None:
    from councildesk.storage import reversal

    reversal.revert(session, session.get_one(Step, place))
