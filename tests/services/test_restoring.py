"""A backup brought back: one step that can be undone, a file of its own, or the place of a damaged file."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councildesk import resources
from councildesk.domain.names import PersonName
from councildesk.domain.retention import Occasion
from councildesk.services import backup_comparison, backup_places, backups, check, council, persons, record, restoring
from councildesk.services.backup_comparison import NounChanges, Restoration
from councildesk.services.council import CouncilDraft
from councildesk.services.persons import PersonDraft
from councildesk.services.restoring import ChangedSince
from councildesk.services.workspace import Workspace
from councildesk.storage.refusals import FileExists, FileHeld, NotACouncilFile
from councildesk.storage.replay import differences, tabled, visible
from storage.test_migrations import RELEASED
from storage.test_migrations import restore as of_schema

OTHER = '{"format": "councildesk", "council": {"name": {"en": "Other"}, "languages": ["en"], "time_zone": "UTC"}}'


def backed_up(workspace: Workspace) -> Path:
    places = backup_places.of(workspace.path, workspace.path.parent / "backups")
    return backups.make(places, Occasion.BY_HAND).path


def compared(workspace: Workspace, backup: Path) -> Restoration:
    with restoring.opened(backup) as opened:
        return backup_comparison.compare(workspace, opened, "en")


def person(given: str, notes: str = "") -> PersonDraft:
    return PersonDraft((PersonName("en", given, "Lee"),), notes=notes)


def test_restoring_brings_the_record_of_the_backup_back_and_undo_that_of_today(workspace: Workspace) -> None:
    source = resources.sample_file("expert-council")
    workspace.perform("Load record", record.load, source.name, source.read_bytes())
    backup = backed_up(workspace)
    then = workspace.read(record.dump)
    people = workspace.read(persons.rows, "en")
    workspace.perform("Add person", persons.add, person("New"))
    draft = workspace.read(persons.draft, people[0].id)
    workspace.perform("Change person", persons.change, people[0].id, PersonDraft(draft.names[:1], notes="other"))
    workspace.perform("Replace record", record.load, "empty", OTHER, replace=True)
    workspace.perform("Add person", persons.add, person("Newer"))
    today, fields = workspace.read(record.dump), workspace.read(tabled)

    workspace.perform(restoring.LABEL, restoring.restore, compared(workspace, backup))

    assert workspace.read(record.dump) == then
    assert workspace.read(differences) == []
    assert workspace.read(check.check) == []
    assert workspace.undo_label == "Restore backup"
    workspace.undo()
    assert workspace.read(record.dump) == today
    assert workspace.read(tabled) == fields
    workspace.redo()
    assert workspace.read(record.dump) == then


def test_what_would_change_is_told_by_noun_and_by_name(workspace: Workspace) -> None:
    workspace.perform(
        "Set up council", council.found, CouncilDraft(name={"en": "Council"}, languages=("en",), time_zone="Asia/Baku")
    )
    kept = workspace.perform("Add person", persons.add, person("Kept"))
    removed = workspace.perform("Add person", persons.add, person("Removed"))
    backup = backed_up(workspace)
    workspace.perform("Change person", persons.change, kept, person("Changed"))
    workspace.perform("Remove person", persons.remove, removed)
    workspace.perform("Add person", persons.add, person("Added"))

    wanted = compared(workspace, backup)

    assert wanted.changes == (NounChanges("person", 1, 1, 1, ("Removed Lee",), ("Added Lee",), ("Changed Lee",)),), (
        "a name that was changed is a change of the person"
    )


def test_nothing_changed_since_the_backup_is_told_as_nothing(workspace: Workspace) -> None:
    workspace.perform("Add person", persons.add, person("Ann"))
    backup = backed_up(workspace)
    workspace.perform("Add person", persons.add, person("Eve"))
    workspace.undo()

    assert compared(workspace, backup).is_empty


def test_what_is_written_after_the_comparison_is_not_overwritten(workspace: Workspace) -> None:
    backup = backed_up(workspace)
    wanted = compared(workspace, backup)
    workspace.perform("Add person", persons.add, person("Ann"))

    with pytest.raises(ChangedSince):
        workspace.perform(restoring.LABEL, restoring.restore, wanted)

    assert len(workspace.read(persons.rows, "en")) == 1


def test_a_backup_of_another_copy_brings_its_files_along(workspace: Workspace, tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "other.council") as other:
        source = resources.sample_file("expert-council")
        other.perform("Load record", record.load, source.name, source.read_bytes())
        backup, then = backed_up(other), other.read(record.dump)

    workspace.perform(restoring.LABEL, restoring.restore, compared(workspace, backup))

    assert workspace.read(record.dump) == then
    assert workspace.read(differences) == []


@given(st.data())
@settings(max_examples=6)
def test_whatever_was_done_since_restoring_and_its_undo_are_exact(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder, Workspace.create(Path(folder, "a.council")) as workspace:
        people: list[str] = []
        _do_something(data, workspace, people)
        backup = backed_up(workspace)
        then = workspace.read(visible)
        _do_something(data, workspace, people)
        before = workspace.read(visible)

        workspace.perform(restoring.LABEL, restoring.restore, compared(workspace, backup))
        assert workspace.read(visible) == then

        if before != then:
            workspace.undo()
        assert workspace.read(visible) == before
        assert workspace.read(differences) == []


def test_a_file_that_somebody_has_open_is_restored_as_it_is_just_then(workspace: Workspace, tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "other.council") as other:
        other.perform("Add person", persons.add, person("Ann"))
        then = other.read(record.dump)

        workspace.perform(restoring.LABEL, restoring.restore, compared(workspace, other.path))

    assert workspace.read(record.dump) == then


@pytest.mark.parametrize("version", RELEASED)
def test_a_backup_of_every_older_format_is_told_and_restored_and_stays_as_it_is(
    version: int, workspace: Workspace, tmp_path: Path
) -> None:
    backup = of_schema(version, tmp_path / "old.council")
    content = backup.read_bytes()
    beside = sorted(tmp_path.iterdir())
    assert backups.contents(backup).counts["person"] == 2

    workspace.perform(restoring.LABEL, restoring.restore, compared(workspace, backup))

    assert [row.name for row in workspace.read(persons.rows, "az")] != []
    assert workspace.read(check.check) == []
    assert (backup.read_bytes(), sorted(tmp_path.iterdir())) == (content, beside)


def test_a_new_file_holds_the_backup_and_replaces_nothing(workspace: Workspace, tmp_path: Path) -> None:
    workspace.perform("Add person", persons.add, person("Ann"))
    backup = backed_up(workspace)
    target = tmp_path / "new.council"

    restoring.to_new_file(backup, target)

    with Workspace.open(target) as new:
        assert new.read(tabled) == workspace.read(tabled)
    with pytest.raises(FileExists):
        restoring.to_new_file(backup, target)


def test_in_the_place_of_a_damaged_file_the_damaged_one_is_kept_with_its_log(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.perform("Add person", persons.add, person("Ann"))
    backup = backed_up(workspace)
    then = workspace.read(tabled)
    workspace.close()
    workspace.path.write_bytes(b"no council any more")
    log = workspace.path.with_name("test.council-wal")
    log.write_bytes(b"what was written last")

    kept = restoring.in_place_of_damaged(backup, workspace.path, "2026-11-26")

    assert kept.name == "test (damaged 2026-11-26).council"
    assert kept.read_bytes() == b"no council any more"
    assert kept.with_name(f"{kept.name}-wal").read_bytes() == b"what was written last"
    with Workspace.open(workspace.path) as restored:
        assert restored.read(tabled) == then
    assert restoring.in_place_of_damaged(backup, workspace.path, "2026-11-26").name == (
        "test (damaged 2026-11-26, 2).council"
    )


def test_a_damaged_file_that_somebody_has_open_is_not_replaced(workspace: Workspace) -> None:
    """They would write on into the one that is put aside."""
    backup = backed_up(workspace)
    before = workspace.path.read_bytes()

    with pytest.raises(FileHeld):
        restoring.in_place_of_damaged(backup, workspace.path, "2026-11-26")

    assert workspace.path.read_bytes() == before


def test_a_damaged_backup_takes_no_place_and_leaves_nothing(workspace: Workspace, tmp_path: Path) -> None:
    backup = backed_up(workspace)
    backup.write_bytes(b"rotten")
    workspace.close()
    before = sorted(path.name for path in tmp_path.iterdir())

    with pytest.raises(NotACouncilFile):
        restoring.in_place_of_damaged(backup, workspace.path, "2026-11-26")

    assert sorted(path.name for path in tmp_path.iterdir()) == before


def _do_something(data: st.DataObject, workspace: Workspace, people: list[str]) -> None:
    for _n in range(data.draw(st.integers(0, 4))):
        match data.draw(st.sampled_from(["add", "change", "remove", "undo"])):
            case "add":
                people.append(workspace.perform("Add person", persons.add, person("Ann")))
            case "undo" if workspace.undo_label:
                workspace.undo()
            case done if people:
                chosen = data.draw(st.sampled_from(people))
                if chosen not in {row.id for row in workspace.read(persons.rows, "en")}:
                    continue
                if done == "remove":
                    workspace.perform("Remove person", persons.remove, chosen)
                else:
                    notes = data.draw(st.sampled_from(["", "a", "b"]))
                    workspace.perform("Change person", persons.change, chosen, person("Eve", notes))
