from __future__ import annotations

import re
import shutil
import sqlite3
from importlib.resources import files
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from builders import meeting
from councildesk.services import search
from councildesk.services.workspace import Workspace
from councildesk.storage import header, schema
from councildesk.storage.database import Database
from councildesk.storage.models import Base
from councildesk.storage.refusals import FileExists, FileMissing, FileTooNew, NotACouncilFile


def test_the_newest_migration_has_the_number_the_program_expects() -> None:
    scripts = ScriptDirectory(str(files("councildesk.storage") / "migrations"))

    assert scripts.get_current_head() == f"{schema.VERSION:04}"


def test_migrations_make_the_tables_that_the_models_describe(tmp_path: Path) -> None:
    database = Database(tmp_path / "migrated.council")

    with database.writer.begin() as connection:
        schema.upgrade(connection)
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": _is_ours})
        differences = compare_metadata(context, Base.metadata)
    database.close()

    assert differences == []


def test_a_migrated_file_and_a_new_one_have_the_same_tables_and_checks(tmp_path: Path) -> None:
    migrated, created = Database(tmp_path / "migrated.council"), schema.create(tmp_path / "new.council")
    with migrated.writer.begin() as connection:
        schema.upgrade(connection)

    with migrated.readers.connect() as one, created.readers.connect() as other:
        tables, expected = _tables(one), _tables(other)
    migrated.close()
    created.close()

    assert tables == expected


def test_a_new_file_says_what_it_is_in_its_header(tmp_path: Path) -> None:
    schema.create(tmp_path / "new.council").close()

    with sqlite3.connect(tmp_path / "new.council") as connection:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
    connection.close()

    assert application == header.APPLICATION_ID
    assert schema.version(tmp_path / "new.council") == schema.VERSION


def test_a_file_whose_program_was_killed_is_known_and_keeps_what_was_written(tmp_path: Path) -> None:
    path, killed = tmp_path / "new.council", tmp_path / "killed.council"
    database = schema.create(path)
    with database.writer.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE written (words TEXT)")
    for end in ("", "-wal"):
        shutil.copyfile(f"{path}{end}", f"{killed}{end}")  # what a killed program leaves, with the file still open
    database.close()

    again = schema.open_existing(killed)

    with again.readers.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM written").scalar() == 0
    again.close()


def test_a_new_council_never_overwrites_a_file(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear colleagues", encoding="utf-8")

    with pytest.raises(FileExists):
        schema.create(path)

    assert path.read_text(encoding="utf-8") == "Dear colleagues"


def test_a_new_council_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        schema.create(tmp_path / "nowhere" / "new.council")


def test_a_missing_file_is_refused_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        Workspace.open(tmp_path / "missing.council")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0", b"%PDF-1.7" + bytes(200), "Салом".encode() * 40])
def test_a_file_that_is_no_council_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "something.council"
    path.write_bytes(content)

    with pytest.raises(NotACouncilFile):
        Workspace.open(path)

    assert path.read_bytes() == content


def test_nothing_lies_below_what_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Sir or Madam")

    with pytest.raises(FileMissing):
        schema.version(tmp_path / "letter.txt" / "council.council")


def test_a_folder_is_no_council_file(tmp_path: Path) -> None:
    with pytest.raises(NotACouncilFile):
        Workspace.open(tmp_path)


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("CREATE TABLE note (text)")
    connection.close()

    with pytest.raises(NotACouncilFile):
        Workspace.open(tmp_path / "other.db")


def test_a_newer_programs_file_is_refused_with_the_version_it_needs(tmp_path: Path) -> None:
    path = tmp_path / "newer.council"
    Workspace.create(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()

    with pytest.raises(FileTooNew) as refused:
        Workspace.open(path)

    assert (refused.value.found, refused.value.known) == (schema.VERSION + 1, schema.VERSION)


def test_an_older_file_is_brought_up_to_date_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "older.council"
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA application_id = {header.APPLICATION_ID}")
    connection.close()

    schema.open_existing(path).close()

    assert schema.version(path) == schema.VERSION


def test_what_an_older_file_holds_is_found_after_it_was_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "older.council"
    with Workspace.create(path) as workspace:
        meeting(workspace, title={"en": "Energy"})
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE search_words SET words = 'as an older program folded them'")
        connection.execute("ALTER TABLE invitation DROP COLUMN sent_digest")  # since 3
        connection.execute("ALTER TABLE invitation DROP COLUMN first_sent_at")  # since 4
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
        connection.execute("PRAGMA user_version = 1")
    connection.close()

    with Workspace.open(path) as workspace:
        assert [hit.title for hit in workspace.read(search.search, "energy", "en")] == ["Energy"]


def test_closing_leaves_one_file_and_nothing_beside_it(tmp_path: Path) -> None:
    Workspace.create(tmp_path / "new.council").close()

    assert [path.name for path in tmp_path.iterdir()] == ["new.council"]


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    return kind != "table" or name in Base.metadata.tables


def _tables(connection: Connection) -> dict[str, list[str]]:
    """The words of each table's definition, whatever their order."""
    statements = connection.exec_driver_sql("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
    return {name: sorted(re.findall(r"[\w']+", sql)) for name, sql in statements}
