"""Files of every schema that was released, opened by today's program. `fixtures/make.py` says how they were made."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from councildesk.services import check, files, record, repairing, search
from councildesk.services.workspace import Workspace
from councildesk.storage import schema, search_index
from councildesk.storage.addresses import JOURNAL, LOG
from councildesk.storage.database import Database
from councildesk.storage.models import StoredFile
from councildesk.storage.refusals import FileOutdated
from councildesk.storage.session import RecordSession

FIXTURES = Path(__file__).parent / "fixtures"
RELEASED = range(1, schema.VERSION + 1)
OLDER = RELEASED[:-1]


def restore(version: int, path: Path) -> Path:
    """Make the file of a fixture."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"BEGIN;{(FIXTURES / f'schema-{version}.sql').read_text(encoding='utf-8')}COMMIT;")
    return path


def content(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def test_every_schema_has_its_fixture() -> None:
    """A change of the schema comes with a file made by the program that has it, or it does not come."""
    assert sorted(path.name for path in FIXTURES.glob("*.sql")) == [f"schema-{version}.sql" for version in RELEASED]


@pytest.mark.parametrize("version", RELEASED)
def test_a_fixture_is_of_the_schema_it_is_called_after(version: int, tmp_path: Path) -> None:
    assert schema.version(restore(version, tmp_path / "old.council")) == version


@pytest.mark.parametrize("version", RELEASED)
def test_a_file_of_every_schema_opens_and_holds_what_it_held(version: int, tmp_path: Path) -> None:
    with Workspace.open(restore(version, tmp_path / "old.council")) as workspace:
        held: dict[str, Any] = json.loads(workspace.read(record.dump))
        found = [hit.title for hit in workspace.read(search.search, "shafiyev", "az")]

        assert workspace.read(check.check) == []
        assert workspace.read(_paper) == "Hesabat: yoʻl, дорога.\n".encode()

    assert schema.version(tmp_path / "old.council") == schema.VERSION
    assert held["council"]["name"] == {
        "az": "Ekspert Şurası",
        "ru": "Экспертный совет",
        "uz": "Ekspertlar kengashi",
    }
    assert [person["names"][0]["family"] for person in held["persons"]] == ["Şəfiyev", "Yoʻldoshev"]
    (meeting,) = held["meetings"]
    assert meeting["number"] == "AZ-UZ/2024/03"
    assert [item["title"] for item in meeting["agenda"]] == [{"az": "Açılış", "uz": "Ochilish"}, {"ru": "Итоги"}]
    assert any("Şəfiyev" in title for title in found)


def test_a_file_whose_program_was_killed_after_bringing_it_up_to_date_is_not_copied_as_an_older_one(
    tmp_path: Path,
) -> None:
    """The header is of the older format while what was committed stands in the log."""
    old, killed = restore(OLDER[0], tmp_path / "old.council"), tmp_path / "killed" / "old.council"
    killed.parent.mkdir()
    with closing(Database(old)) as database:
        with database.writer.begin() as connection:
            schema.upgrade(connection)
        for end in ("", LOG):
            shutil.copyfile(f"{old}{end}", f"{killed}{end}")
    assert schema.version(killed) == OLDER[0]

    with Workspace.open(killed, as_is=True) as workspace:
        assert workspace.read(check.check) == []

    assert [path.name for path in killed.parent.iterdir()] == ["old.council"]


def test_a_file_whose_program_was_killed_before_it_was_up_to_date_is_copied_as_the_older_one(tmp_path: Path) -> None:
    """The header is of the newer format while the journal takes that back."""
    old, killed = restore(OLDER[0], tmp_path / "old.council"), tmp_path / "killed" / "old.council"
    killed.parent.mkdir()
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN")
        connection.execute(f"PRAGMA user_version = {schema.VERSION}")
        connection.execute("CREATE TABLE filler (text)")
        connection.execute("INSERT INTO filler VALUES (zeroblob(1000000))")
        for end in ("", JOURNAL):
            shutil.copyfile(f"{old}{end}", f"{killed}{end}")
        connection.execute("ROLLBACK")
    with killed.open("r+b") as file:  # the commit writes the first page, which holds the version, last
        file.seek(60)
        file.write(schema.VERSION.to_bytes(4, "big"))
    assert schema.version(killed) == schema.VERSION

    with pytest.raises(FileOutdated):
        Workspace.open(killed, as_is=True)
    with Workspace.open(killed) as workspace:
        assert workspace.read(check.check) == []

    assert schema.version(killed) == schema.VERSION
    assert schema.version(killed.with_name(f"old (format {OLDER[0]}).council")) == OLDER[0]


@pytest.mark.parametrize("version", RELEASED)
def test_a_file_that_was_brought_up_to_date_is_repaired_into_its_equal(version: int, tmp_path: Path) -> None:
    """Rows that are older than a column say nothing of it."""
    path = restore(version, tmp_path / "old.council")
    with Workspace.open(path) as workspace:
        held = workspace.read(record.dump)

    repair = repairing.repair(path, tmp_path / "new.council")

    assert repair.is_complete
    with Workspace.open(tmp_path / "new.council") as workspace:
        assert workspace.read(record.dump) == held


@pytest.mark.parametrize("version", RELEASED)
def test_steps_of_an_older_program_are_taken_back(version: int, tmp_path: Path) -> None:
    with Workspace.open(restore(version, tmp_path / "old.council")) as workspace:
        numbers = []
        for _step in range(2):
            workspace.undo()
            numbers.append(json.loads(workspace.read(record.dump))["meetings"][0].get("number"))
        workspace.redo()
        workspace.redo()
        after = json.loads(workspace.read(record.dump))["meetings"][0]["number"]

        assert workspace.read(check.check) == []
    assert (numbers, after) == (["AZ-UZ/2024/02", "AZ-UZ/2024/01"], "AZ-UZ/2024/03")


def test_several_files_are_brought_up_to_date_at_once(tmp_path: Path) -> None:
    """As a backup is compared while a file is opened."""
    files = [restore(OLDER[0], tmp_path / f"{number}.council") for number in range(8)]

    with ThreadPoolExecutor(len(files)) as pool:
        for opened in pool.map(schema.open_existing, files):
            opened.close()

    assert {schema.version(file) for file in files} == {schema.VERSION}


@pytest.mark.parametrize("version", OLDER)
def test_a_migration_that_fails_leaves_the_file_as_it_was(
    version: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = restore(version, tmp_path / "old.council")
    before = content(path)

    def fail(_session: RecordSession) -> None:
        raise OSError("pulled out")

    rebuild = search_index.rebuild
    monkeypatch.setattr(search_index, "rebuild", fail)  # the last thing that is done
    with pytest.raises(OSError, match="pulled out"):
        Workspace.open(path)

    assert content(path) == before
    monkeypatch.setattr(search_index, "rebuild", rebuild)
    Workspace.open(path).close()
    assert schema.version(path) == schema.VERSION


def test_a_program_killed_in_a_migration_leaves_a_file_that_opens(tmp_path: Path) -> None:
    path = restore(1, tmp_path / "old.council")
    before = content(path)
    program = (
        "import sys, pathlib; from councildesk.storage import schema, search_index\n"
        "search_index.rebuild = lambda session: (session.flush(), print('now', flush=True), sys.stdin.read())\n"
        "schema.open_existing(pathlib.Path(sys.argv[1]))"
    )

    with subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline().strip() == b"now"
        killed.kill()

    assert schema.version(path) == 1
    assert content(path) == before
    with Workspace.open(path) as workspace:
        assert workspace.read(check.check) == []


def _paper(session: RecordSession) -> bytes:
    (kept,) = session.query(StoredFile).all()
    return files.content(session, kept.id)
