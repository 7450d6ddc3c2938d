"""Damaged files repaired into new ones: what is saved, what is told, and that the original is never touched."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import small_council
from builders import person
from councildesk.services import check, papers, record, repair_sentences, repairing
from councildesk.services.marking import in_english
from councildesk.services.repair_sentences import LineKind
from councildesk.services.repairing import Repair
from councildesk.services.workspace import Workspace
from councildesk.storage.models import Meeting, Replica, Step
from councildesk.storage.refusals import FileExists, FileMissing, NotACouncilFile
from councildesk.storage.session import RecordSession


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sound") / "small.council"
    small_council.make(path)
    return path.read_bytes()


class Desk:
    """A damaged file and what becomes of it."""

    def __init__(self, folder: Path, sound: bytes) -> None:
        self.file, self.new = folder / "small.council", folder / "new.council"
        self.file.write_bytes(sound)
        self.before = self.held(self.file)

    def plant(self, *statements: str) -> None:
        with closing(sqlite3.connect(self.file)) as connection, connection:
            connection.execute("PRAGMA ignore_check_constraints = 1")
            for statement in statements:
                assert connection.execute(statement).rowcount > 0

    def repair(self) -> Repair:
        """Repair it; the original is as it was, and nothing else is left in the folder."""
        content, beside = self.file.read_bytes(), set(self.file.parent.iterdir())
        report = repairing.repair(self.file, self.new)
        assert self.file.read_bytes() == content
        assert set(self.file.parent.iterdir()) == {*beside, self.new}
        return report

    def held(self, path: Path) -> Any:
        with Workspace.open(path) as workspace:
            return json.loads(workspace.read(record.dump))

    def after(self) -> Any:
        """What the new file holds; it is sound."""
        with Workspace.open(self.new) as workspace:
            assert workspace.read(check.check) == []
        return self.held(self.new)


@pytest.fixture
def desk(tmp_path: Path, sound: bytes) -> Desk:
    return Desk(tmp_path, sound)


def test_a_sound_file_is_repaired_into_its_equal(desk: Desk) -> None:
    report = desk.repair()

    assert report.is_complete
    assert desk.after() == desk.before
    assert repair_sentences.lines(report, in_english)[0].text == "Everything was saved. Nothing is lost."


def test_steps_are_taken_back_in_the_new_file_and_new_ones_have_another_author(desk: Desk) -> None:
    desk.repair()

    with Workspace.open(desk.new, actor="Aygün") as workspace:
        assert workspace.undo_label == "Add paper"
        workspace.undo()
        person(workspace, "Ada Lovelace")
        authors = workspace.read(lambda session: [step.replica for step in session.query(Step).order_by(Step.place)])
        assert workspace.read(check.check) == []
    assert authors[-1] == authors[-2] != authors[0]
    assert len(set(authors)) == 2


def test_a_repaired_file_at_the_place_of_the_original_has_another_author_too(desk: Desk) -> None:
    desk.repair()
    desk.new.replace(desk.file)

    with Workspace.open(desk.file) as workspace:
        person(workspace, "Ada Lovelace")
        assert workspace.read(lambda session: session.query(Replica).count()) == 2


def test_records_that_the_tables_have_lost_are_rebuilt_from_the_journal(desk: Desk) -> None:
    desk.plant("DELETE FROM text", "DELETE FROM mandate", "DELETE FROM meeting")

    report = desk.repair()

    assert desk.after() == desk.before
    rebuilt = {count.noun: count.rebuilt for count in report.counts if count.rebuilt}
    assert rebuilt["meeting"] == 1
    assert not report.lost


def test_the_tables_are_the_last_state_where_the_journal_is_lost(desk: Desk) -> None:
    desk.plant("DELETE FROM change", "DELETE FROM step")

    report = desk.repair()

    assert desk.after() == desk.before
    assert report.lost_steps > 10
    with Workspace.open(desk.new) as workspace:
        assert workspace.undo_label is None


def test_a_step_whose_own_row_is_lost_keeps_its_changes(desk: Desk) -> None:
    desk.plant("DELETE FROM step WHERE place IN (2, 5)")

    report = desk.repair()

    assert desk.after() == desk.before
    assert report.lost_steps == 2


def test_after_a_lost_undo_everything_can_still_be_taken_back(desk: Desk) -> None:
    desk.plant("DELETE FROM step WHERE kind != 'edit' OR place > 3")

    desk.repair()

    with Workspace.open(desk.new) as workspace:
        while workspace.undo_label is not None:
            workspace.undo()


def test_a_contradiction_is_told_with_both_values(desk: Desk) -> None:
    desk.plant("UPDATE person SET notes = 'Ada' WHERE rowid = 1")

    report = desk.repair()

    (told,) = report.contradictions
    assert (told.noun, told.field, told.kept, told.other) == ("person", "notes", '"Ada"', '""')
    (line,) = (one for one in repair_sentences.lines(report, in_english) if one.kind is LineKind.DOUBTFUL)
    assert "Aygün Əliyeva" in line.text
    assert '"Ada"' in line.text
    assert desk.after()["persons"][0]["notes"] == "Ada"


def test_a_table_that_is_behind_the_journal_is_not_believed(desk: Desk) -> None:
    with Workspace.open(desk.file) as workspace:
        workspace.perform("Rename", _renumber, "old")
        workspace.perform("Rename", _renumber, "new")
    desk.plant("UPDATE meeting SET number = 'old'")

    desk.repair()

    assert desk.after()["meetings"][0]["number"] == "new"


def test_a_value_that_cannot_be_read_comes_from_the_journal(desk: Desk) -> None:
    desk.plant(
        "UPDATE meeting SET date = 'noon'",
        "UPDATE seat SET role = 'king'",
        "UPDATE text SET body = CAST(x'fffe' AS TEXT)",
        "UPDATE side SET deleted = 7",
    )

    report = desk.repair()

    assert desk.after() == desk.before
    assert not report.contradictions


def test_a_damaged_paper_is_left_out_and_named(desk: Desk) -> None:
    desk.plant("UPDATE file_chunk SET content = zeroblob(length(content))")

    report = desk.repair()

    (paper,) = desk.after()["meetings"][0]["papers"]
    assert "versions" not in paper
    assert [lost.words for lost in report.lost_papers] == [small_council.PAPER]
    assert any(small_council.PAPER in line.text for line in repair_sentences.lines(report, in_english))


def test_a_whole_paper_is_kept_byte_for_byte(desk: Desk) -> None:
    desk.repair()

    def contents(path: Path) -> list[bytes]:
        with Workspace.open(path) as workspace:
            (meeting,) = [one["id"] for one in desk.before["meetings"]]
            (row,) = workspace.read(papers.rows, meeting, "az")
            return [workspace.read(papers.content, version.id).content for version in row.versions]

    assert contents(desk.new) == contents(desk.file)


def test_what_refers_to_a_record_that_is_lost_goes_without_it(desk: Desk) -> None:
    desk.plant(
        "DELETE FROM change WHERE row IN (SELECT id FROM side)",
        "DELETE FROM side",
        "DELETE FROM change WHERE row = (SELECT id FROM meeting)",
        "DELETE FROM meeting",
    )

    report = desk.repair()

    after = desk.after()
    assert "meetings" not in after
    assert [one["names"] for one in after["persons"]] == [one["names"] for one in desk.before["persons"]]
    assert {lost.noun for lost in report.lost} >= {"entry", "agenda_item", "paper"}
    assert {(noun, field) for noun, _row, field in report.emptied} >= {("person", "side_id"), ("seat", "side_id")}


def test_a_lost_header_loses_nothing(desk: Desk) -> None:
    desk.file.write_bytes(bytes(100) + desk.file.read_bytes()[100:])

    desk.repair()

    assert desk.after() == desk.before


def test_a_lost_first_page_loses_nothing_of_the_record(desk: Desk) -> None:
    desk.file.write_bytes(bytes(4096) + desk.file.read_bytes()[4096:])

    desk.repair()

    assert desk.after() == desk.before


def test_what_stands_in_the_log_is_saved(desk: Desk, tmp_path: Path) -> None:
    killed = tmp_path / "killed.council"
    with Workspace.open(desk.file) as workspace:
        person(workspace, "Ada Lovelace")
        for end in ("", "-wal"):
            shutil.copyfile(f"{desk.file}{end}", f"{killed}{end}")
        expected = json.loads(workspace.read(record.dump))
    content = killed.read_bytes()
    killed.write_bytes(bytes(100) + content[100:])

    repairing.repair(killed, desk.new)

    assert desk.after() == expected
    assert killed.with_name("killed.council-wal").exists()


def test_a_file_cut_in_half_gives_what_is_left(desk: Desk) -> None:
    content = desk.file.read_bytes()
    desk.file.write_bytes(content[: len(content) * 3 // 4])

    report = desk.repair()

    assert not report.is_complete
    assert len(desk.held(desk.new)["persons"]) == len(small_council.NAMES)


@pytest.mark.parametrize("content", [b"", b"short", bytes(20_000), b"%PDF-1.7" + bytes(9000)])
def test_what_holds_nothing_of_a_council_is_refused_and_makes_no_file(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "other.council"
    path.write_bytes(content)

    with pytest.raises(NotACouncilFile):
        repairing.repair(path, tmp_path / "new.council")

    assert list(tmp_path.iterdir()) == [path]


def test_no_file_is_overwritten_and_no_folder_made(desk: Desk) -> None:
    desk.new.write_bytes(b"mine")

    with pytest.raises(FileExists):
        repairing.repair(desk.file, desk.new)
    with pytest.raises(FileExists):
        repairing.repair(desk.file, desk.file)
    with pytest.raises(FileMissing):
        repairing.repair(desk.file, desk.file.parent / "nowhere" / "new.council")

    assert desk.new.read_bytes() == b"mine"


def test_a_repair_that_is_given_up_leaves_nothing(desk: Desk) -> None:
    beside = set(desk.file.parent.iterdir())

    def give_up(done: int, _total: int) -> None:
        if done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        repairing.repair(desk.file, desk.new, progress=give_up)

    assert set(desk.file.parent.iterdir()) == beside


def test_a_free_name_is_found_beside_the_file(tmp_path: Path) -> None:
    first = repairing.free_name(tmp_path / "Council.council")
    first.touch()

    assert first.name == "Council (repaired).council"
    assert repairing.free_name(tmp_path / "Council.council").name == "Council (repaired 2).council"


def _renumber(session: RecordSession, number: str) -> None:
    session.query(Meeting).one().number = number
