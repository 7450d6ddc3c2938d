"""Opening a file that somebody else has open, that is older, or that can only be read."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import empty_council
from builders import meeting
from councildesk.cli.main import run
from councildesk.domain.place import Place, PlaceKind
from councildesk.services import council, opening, overview
from councildesk.services.council import CouncilDraft
from councildesk.services.opening import Obstacle, Stage
from councildesk.services.workspace import Announcement, Workspace
from councildesk.storage import copying, database, lock, place, schema
from councildesk.storage.refusals import DiskFull, FileBusy, FileHeld, FileOpenToRead, FileOutdated, FileTakenOver

HOLDING = Path(__file__).with_name("holding.py")


class Program:
    """Another program that has the file open."""

    def __init__(self, file: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(HOLDING), str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self.answer() == "open"

    def write(self, name: str) -> str:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{name}\n")
        self.process.stdin.flush()
        return self.answer()

    def answer(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def end(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "a.council"
    with empty_council.opened(file) as workspace:
        draft = CouncilDraft(name={"en": "Council"}, languages=("en",), time_zone="UTC")
        workspace.perform("Set up council", council.found, draft)
    return file


@pytest.fixture
def other(file: Path) -> Iterator[Program]:
    program = Program(file)
    yield program
    program.end()


@pytest.fixture
def older(file: Path) -> Path:
    """As a program of format 1 left it."""
    with Workspace.open(file) as workspace:
        meeting(workspace, title={"en": "Energy"})
    connection = sqlite3.connect(file)
    connection.execute("ALTER TABLE invitation DROP COLUMN sent_digest")  # since 3
    connection.execute("ALTER TABLE invitation DROP COLUMN first_sent_at")  # since 4
    connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()
    return file


def name_in(workspace: Workspace) -> str:
    row = workspace.read(council.row, "en")
    assert row is not None
    return row.name


def councildesk(*arguments: str) -> int:
    return run(list(arguments), open_window=lambda _file: 0, obstacle=lambda: None)


def test_two_programs_do_not_write_in_one_file(file: Path, other: Program, capsys: pytest.CaptureFixture[str]) -> None:
    """Refused, read what the other writes, refused on the command line; killed, it hinders nobody."""
    with pytest.raises(FileHeld) as refused:
        Workspace.open(file, "rauf")
    assert refused.value.holder.login == "ada"
    assert opening.obstacle(refused.value) is Obstacle.HELD

    with Workspace.open(file, "rauf", read_only=True) as reading:
        assert other.write("Birgə Şura") == "written"
        assert name_in(reading) == "Birgə Şura"
        with pytest.raises(FileOpenToRead):
            reading.undo()

    assert councildesk("undo", str(file)) == 1
    undone = capsys.readouterr().err
    assert councildesk("info", str(file)) == 0
    told = capsys.readouterr().out
    assert "is open in CouncilDesk on this computer (ada on " in undone
    assert undone.count("\n") == 1
    assert "Birgə Şura" in told

    other.end()
    with Workspace.open(file, "rauf") as workspace:
        assert name_in(workspace) == "Birgə Şura"
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_who_loses_a_file_writes_no_more_and_learns_to_whom(file: Path, other: Program) -> None:
    with Workspace.open(file, "rauf", take_over=True) as workspace:
        assert "was taken over by another window (rauf on " in other.write("Too late")
        assert name_in(workspace) == "Council"
        workspace.undo()

    assert other.process.poll() is None


def test_a_window_learns_that_its_file_was_taken_over(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "LOOK_EVERY", 0.0)
    with Workspace.open(file, "ada") as workspace:
        assert workspace.loss() is None
        taken = lock.take(file, "rauf", over=True)

        loss = workspace.loss()
        assert loss is not None
        assert loss.holder.login == "rauf"
        with pytest.raises(FileTakenOver):
            workspace.undo()
        taken.release()


def test_a_file_is_free_again_when_it_is_closed_and_when_it_could_not_be_opened(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise DiskFull(str(file))

    Workspace.open(file).close()
    monkeypatch.setattr(schema, "open_existing", fail)
    with pytest.raises(DiskFull):
        Workspace.open(file)

    assert lock.look(file) is None


def test_another_programs_file_gets_no_lock_beside_it(tmp_path: Path) -> None:
    letter = tmp_path / "letter.council"
    letter.write_text("Dear Ada")

    with pytest.raises(Exception, match="letter") as refused:
        Workspace.open(letter)

    assert opening.obstacle(refused.value) is Obstacle.FOREIGN  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == [letter]


def test_in_a_file_opened_to_read_nothing_can_be_changed(file: Path) -> None:
    before = file.read_bytes()

    with Workspace.open(file, read_only=True) as workspace:
        assert workspace.is_read_only
        assert workspace.undo_label == "Set up council"
        with pytest.raises(FileOpenToRead):
            workspace.perform("Change council", council.change, CouncilDraft(name={"en": "X"}))
        assert [path.name for path in file.parent.iterdir()] == [file.name]

    assert file.read_bytes() == before


def test_reading_asks_nobody(file: Path) -> None:
    with Workspace.open(file, "ada"), opening.to_read(file, "rauf") as reading:
        assert name_in(reading) == "Council"


def test_who_reads_learns_what_was_written_since(file: Path) -> None:
    with Workspace.open(file, "ada") as writing, Workspace.open(file, read_only=True) as reading:
        seen = reading.read(opening.moment)
        assert reading.read(opening.written_since, seen) == (seen, None)
        draft = CouncilDraft(name={"en": "Joint Council"}, languages=("en",), time_zone="UTC")
        told: list[Announcement] = []
        writing.observe(told.append)
        writing.perform_typing("name", "Change council", council.change, draft)

        seen, written = reading.read(opening.written_since, seen)
        assert written is not None
        assert written.label == "Change council"
        assert told[0].nouns <= written.nouns
        assert told[0].rows <= written.rows

        writing.perform_typing("name", "Change council", council.change, replace(draft, name={"en": "Joint Board"}))
        _seen, lengthened = reading.read(opening.written_since, seen)
        assert lengthened is not None
        assert lengthened.rows == told[1].rows


def test_an_older_file_is_copied_as_it_is_and_then_brought_up_to_date(older: Path) -> None:
    copy = opening.copy_name(older, 1)
    stages: list[Stage] = []

    with Workspace.open(older, report=lambda stage, _done, _total: stages.append(stage)) as workspace:
        assert name_in(workspace) == "Council"

    assert [schema.version(path) for path in (older, copy)] == [schema.VERSION, 1]
    assert copy.name == "a (format 1).council"
    assert list(dict.fromkeys(stages)) == [Stage.COPYING, Stage.CHANGING]
    assert opening.copy_name(older, 1).name == "a (format 1, 2).council"


def test_an_older_file_that_cannot_be_copied_stays_as_it_is(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise DiskFull(str(older))

    monkeypatch.setattr(copying, "_fill", fail)
    before = older.read_bytes()

    with pytest.raises(DiskFull):
        Workspace.open(older)

    assert older.read_bytes() == before
    assert list(older.parent.iterdir()) == [older]


def test_an_older_file_whose_upgrade_fails_stays_as_it_is(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with sqlite3.connect(older) as connection:
        before = list(connection.iterdump())
    connection.close()

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(schema.search_index, "rebuild", fail)  # after all migrations
    with pytest.raises(ZeroDivisionError):
        Workspace.open(older)

    assert schema.version(older) == 1
    with sqlite3.connect(older) as connection:
        assert list(connection.iterdump()) == before
    connection.close()
    assert lock.look(older) is None


def test_who_only_reads_an_older_file_sees_it_as_today_and_leaves_it_as_it_is(older: Path) -> None:
    before = older.read_bytes()
    with pytest.raises(FileOutdated):
        Workspace.open(older, read_only=True)

    with opening.to_read(older, "ada") as workspace:
        assert workspace.read(overview.facts, dt.date(2026, 11, 3))["meetings"] == 1
        with pytest.raises(FileOpenToRead):
            workspace.undo()

    assert older.read_bytes() == before
    assert list(older.parent.iterdir()) == [older]


def test_where_a_file_lies_is_known(file: Path) -> None:
    with Workspace.open(file) as workspace:
        assert workspace.place == place.of(file) == opening.place_of(file)


@pytest.fixture(params=[PlaceKind.DISK, PlaceKind.SHARE])
def kind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> PlaceKind:
    """A file on a disk, or where reading and writing take turns."""
    monkeypatch.setattr(place, "of", lambda _path: Place(request.param))
    return PlaceKind(request.param)


@pytest.mark.usefixtures("kind")
def test_a_sound_file_has_no_damage_and_a_damaged_one_is_told(file: Path) -> None:
    with Workspace.open(file) as workspace:
        assert opening.damage(workspace, lambda: None) == ""
    content = bytearray(file.read_bytes())
    size = int.from_bytes(content[16:18], "big")
    content[3 * size : 4 * size] = os.urandom(size)
    file.write_bytes(content)

    with Workspace.open(file) as workspace:
        assert opening.damage(workspace, lambda: None)


def test_where_turns_are_taken_others_get_theirs_while_damage_is_looked_for(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "of", lambda _path: Place(PlaceKind.SHARE))
    with Workspace.open(file) as workspace:
        read: list[str] = []
        opening.damage(workspace, lambda: read.append(name_in(workspace)))

    assert len(read) > 20


def test_who_gets_no_turn_is_told_that_the_file_is_busy(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "of", lambda _path: Place(PlaceKind.SHARE))
    monkeypatch.setattr(database, "_TURN_S", 0.01)
    with Workspace.open(file) as workspace, pytest.raises(FileBusy):
        workspace.read(lambda _session: name_in(workspace))
